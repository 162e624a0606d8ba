"""Quiet lines over days: one row a line, so that equal values never hide each other. For the person alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from charts.frame import Frame
from charts.layers import Layer, dots, picture, rows, shape, text
from charts.letters import Label, shorten
from charts.palette import Palette, palette
from charts.wording import words

DAYS = 28
"""Days shown, today the last."""

FIRST, STEP, TALL, FOOT = 22.0, 74.0, 34.0, 26.0
"""Pixels: to the first row's name, from row to row, height of a row's line, room for the days beneath."""

LEFT, ACROSS, NAME, NOTE = 8.0, 424.0, 15.5, 15.5
LONGEST = 230.0


@dataclass(frozen=True)
class DayLine:
    """One line: its name and a value of 0 to 100 for each day that has one, with the words for the values."""

    name: str
    values: tuple[tuple[date, float, str], ...]


def lines_frame(count: int) -> Frame:
    """The canvas for `count` lines: one unit of G is one pixel, B runs from -100 (the first day) to 100 (today)."""
    return Frame(width=440, height=FIRST + STEP * count + FOOT, left=LEFT, top=0, across=ACROSS, up=100)


def lines(found: Sequence[DayLine], today: date, *, theme: str = "live") -> alt.LayerChart:
    """Thin lines over the last 28 days, one under another; days without a value are passed over.

    In: the lines; the last day; a theme as in `balance_map`. Out: an Altair chart 440 units wide.
    Raises ValueError with a sentence for an unknown theme.
    """
    colors = palette(theme)
    frame = lines_frame(len(found))
    layers: list[Layer] = []
    for row, line in enumerate(found):
        layers += _row(frame, row, _points(line, today), colors)
    layers += text(lines_labels(found, today, colors), frame)
    return picture(layers, frame, background=colors.background, description=lines_alt(found, today))


def _points(line: DayLine, today: date) -> list[tuple[float, float, str]]:
    """(place across, value, words) of the days shown, oldest first; of several values on a day, the last."""
    first = today - timedelta(days=DAYS - 1)
    by_day = {day: (value, said) for day, value, said in line.values if first <= day <= today}
    return [(200.0 * (day - first).days / (DAYS - 1) - 100.0, *by_day[day]) for day in sorted(by_day)]


def _base(row: int) -> float:
    return FIRST + STEP * row + 18 + TALL


def _row(frame: Frame, row: int, points: Sequence[tuple[float, float, str]], colors: Palette) -> list[Layer]:
    base = _base(row)
    hair: dict[str, Any] = {"color": colors.hair, "strokeWidth": 1}
    floor = alt.Chart(rows([(-100, 100 - base, 100)], "b", "g", "c")).mark_rule(**hair).encode(x2="c:Q")
    found: list[Layer] = [floor]
    path = [(x, 100 - base + value / 100 * TALL) for x, value, _ in points]
    if len(path) > 1:
        found.append(shape(path, closed=False, color=colors.ink2, strokeWidth=1.4, strokeJoin="round"))
    if len(path) > 1:
        found.append(dots(path[:-1], shape="circle", size=14, fill=colors.ink2, stroke=colors.paper, strokeWidth=0))
    if path:
        found.append(dots(path[-1:], shape="circle", size=64, fill=colors.green, stroke=colors.paper, strokeWidth=1.6))
    return found


def lines_labels(found: Sequence[DayLine], today: date, colors: Palette) -> list[Label]:
    """All words of the picture in their places."""
    said, right = words()["lines"], LEFT + ACROSS
    labels = []
    for row, line in enumerate(found):
        y, points = FIRST + STEP * row, _points(line, today)
        name = shorten(line.name, "Hanken Grotesk Regular", NAME, LONGEST)
        labels.append(Label(name, LEFT, y, "Hanken Grotesk Regular", NAME, colors.ink))
        last = points[-1][2] if points else said["empty"]
        labels.append(Label(last, right, y, "Newsreader Italic", NOTE, colors.ink2 if points else colors.ink3, "right"))
    foot = lines_frame(len(found)).height - 12
    labels.append(Label(said["weeks"], LEFT, foot, "Newsreader Italic", NOTE, colors.ink3))
    labels.append(Label(said["today"], right, foot, "Newsreader Italic", NOTE, colors.ink3, "right"))
    return labels


def lines_alt(found: Sequence[DayLine], today: date) -> str:
    """The picture as one sentence a line."""
    said = words()["lines"]
    parts = [said["alt"]]
    for line in found:
        points = _points(line, today)
        if not points:
            parts.append(said["alt_empty"].format(name=line.name))
        elif len(points) == 1:
            parts.append(said["alt_one"].format(name=line.name, last=points[-1][2]))
        else:
            ends = {"first": points[0][2], "last": points[-1][2]}
            parts.append(said["alt_line"].format(name=line.name, days=len(points), **ends))
    return " ".join(parts)


def lines_table(found: Sequence[DayLine], today: date) -> pd.DataFrame:
    """The same as a table: a row a day that has a value, newest first; a column a line, with the words."""
    first = today - timedelta(days=DAYS - 1)
    days = sorted({day for line in found for day, _, _ in line.values if first <= day <= today}, reverse=True)
    table: dict[str, list[Any]] = {words()["lines"]["day"]: days}
    for line in found:
        by_day = {day: said for day, _, said in line.values}
        table[line.name] = [by_day.get(day, "") for day in days]
    return pd.DataFrame(table)
