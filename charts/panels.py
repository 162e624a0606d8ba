"""Small multiples: one quiet panel a part, the same scale in each, so that what moved can be seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd

from charts.frame import Frame
from charts.layers import Layer, dots, picture, rows, shape, text
from charts.letters import Face, Label, measure, shorten
from charts.palette import Palette, palette
from charts.wording import whole, words

LEFT, ACROSS, GAP = 10.0, 420.0, 36.0
"""Pixels: margin, width of all panels together, room between two that stand side by side."""
FIRST, TALL, STEP, FOOT = 14.0, 46.0, 104.0, 30.0
"""Pixels: to the first name, height of a panel's line, from row to row, room for the days beneath."""
BELOW = 20.0
"""From a panel's name to its line's top."""
NAME, NOTE, SCORE = 15.0, 15.0, 36.0
"""Size of a name and of a score, and the room that a score of three figures takes."""
FACE: Face = "Hanken Grotesk Regular"


@dataclass(frozen=True)
class Panel:
    """One part: its name, and a score of 0 to 100 for each moment that has one, oldest first."""

    name: str
    points: tuple[tuple[datetime, float], ...]


def panels_frame(found: Sequence[Panel]) -> Frame:
    """The canvas for these panels: one unit of G is one pixel, B runs from -100 to 100 over all panels."""
    deep = -(-len(found) // _columns(found))
    return Frame(width=440, height=FIRST + STEP * deep - 18 + FOOT, left=LEFT, top=0, across=ACROSS, up=100)


def panels(
    found: Sequence[Panel],
    *,
    ends: tuple[str, str] = ("", ""),
    marked: tuple[datetime | None, datetime | None] = (None, None),
    theme: str = "live",
) -> alt.LayerChart:
    """Thin lines in panels, two side by side; all run over the same span of time and from 0 to 100.

    In: the parts; how the first and the last day are called; the two moments that are compared, drawn as a ring and a
    green dot; a theme as in `balance_map`. Out: an Altair chart 440 units wide.
    Raises ValueError with a sentence for an unknown theme.
    """
    colors = palette(theme)
    frame = panels_frame(found)
    layers: list[Layer] = []
    span = _span(found)
    for at, panel in enumerate(found):
        layers += _panel(frame, _corner(at, found), _width(found), panel, span, marked, colors)
    layers += text(panels_labels(found, ends, marked[1], colors), frame)
    return picture(layers, frame, background=colors.background, description=panels_alt(found))


def _columns(found: Sequence[Panel]) -> int:
    """Two, or one where a name would not fit into half the width."""
    half = (ACROSS - GAP) / 2 - SCORE
    return 2 if len(found) > 1 and all(measure(one.name, FACE, NAME) <= half for one in found) else 1


def _width(found: Sequence[Panel]) -> float:
    return (ACROSS - GAP * (_columns(found) - 1)) / _columns(found)


def _corner(at: int, found: Sequence[Panel]) -> tuple[float, float]:
    """Left end and height of a panel's name, in pixels."""
    row, column = divmod(at, _columns(found))
    return LEFT + column * (_width(found) + GAP), FIRST + STEP * row


def _span(found: Sequence[Panel]) -> tuple[datetime, datetime] | None:
    moments = [moment for panel in found for moment, _ in panel.points]
    return (min(moments), max(moments)) if moments else None


def _across(moment: datetime, at: int, count: int, span: tuple[datetime, datetime]) -> float:
    """0 to 1 over the span; evenly spaced where all of it is one moment."""
    whole_span = (span[1] - span[0]).total_seconds()
    if whole_span:
        return (moment - span[0]).total_seconds() / whole_span
    return at / (count - 1) if count > 1 else 0.5


def _panel(
    frame: Frame,
    corner: tuple[float, float],
    width: float,
    panel: Panel,
    span: tuple[datetime, datetime] | None,
    marked: tuple[datetime | None, datetime | None],
    colors: Palette,
) -> list[Layer]:
    x, floor = corner[0], corner[1] + BELOW + TALL

    def place(pixels: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(float(b), float(g)) for b, g in frame.read(pixels)]

    found: list[Layer] = []
    for height, dash in ((0.0, []), (TALL, [1, 4])):
        (start, end) = place([(x, floor - height), (x + width, floor - height)])
        hair: dict[str, Any] = {"color": colors.hair, "strokeWidth": 1, "strokeDash": dash}
        line = alt.Chart(rows([(start[0], start[1], end[0])], "b", "g", "c")).mark_rule(**hair)
        found.append(line.encode(x2="c:Q"))
    if not panel.points or span is None:
        return found
    inset = 5.0
    spots = [
        (x + inset + _across(moment, at, len(panel.points), span) * (width - 2 * inset), floor - score / 100 * TALL)
        for at, (moment, score) in enumerate(panel.points)
    ]
    path = place(spots)
    if len(path) > 1:
        found.append(shape(path, closed=False, color=colors.ink2, strokeWidth=1.4, strokeJoin="round"))
    plain = [spot for spot, (moment, _) in zip(path, panel.points, strict=True) if moment not in marked]
    if plain:
        found.append(dots(plain, shape="circle", size=14, fill=colors.ink2, stroke=colors.paper, strokeWidth=0))
    for moment, fill, stroke in ((marked[0], colors.paper, colors.ink), (marked[1], colors.green, colors.paper)):
        here = [spot for spot, (when, _) in zip(path, panel.points, strict=True) if when == moment]
        if here:
            found.append(dots(here[-1:], shape="circle", size=64, fill=fill, stroke=stroke, strokeWidth=1.6))
    return found


def panels_labels(
    found: Sequence[Panel], ends: tuple[str, str], second: datetime | None, colors: Palette
) -> list[Label]:
    """All words of the picture in their places: each panel's name and score, and the days at the foot."""
    said, width = words()["panels"], _width(found)
    labels = []
    for at, panel in enumerate(found):
        x, y = _corner(at, found)
        shown = next((score for moment, score in reversed(panel.points) if second in (None, moment)), None)
        last = said["empty"] if shown is None else str(whole(shown))
        room = width - measure(last, "Newsreader Italic", NOTE) - 10
        name = shorten(panel.name, FACE, NAME, room)
        labels.append(Label(name, x, y, FACE, NAME, colors.ink))
        labels.append(Label(last, x + width, y, "Newsreader Italic", NOTE, colors.ink2, "right"))
    foot = panels_frame(found).height - 12
    half = ACROSS / 2 - 10
    for word, x, align in ((ends[0], LEFT, "left"), (ends[1], LEFT + ACROSS, "right")):
        line = shorten(word, "Newsreader Italic", NOTE, half)
        if line:
            labels.append(Label(line, x, foot, "Newsreader Italic", NOTE, colors.ink3, align))  # type: ignore[arg-type]
    return labels


def panels_alt(found: Sequence[Panel]) -> str:
    """The picture as one sentence a panel."""
    said = words()["panels"]
    parts = [said["alt"]]
    for panel in found:
        scores = [whole(score) for _, score in panel.points]
        if not scores:
            parts.append(said["alt_empty"].format(name=panel.name))
        elif len(scores) == 1:
            parts.append(said["alt_one"].format(name=panel.name, last=scores[0]))
        else:
            ends = {"first": scores[0], "last": scores[-1], "low": min(scores), "high": max(scores)}
            parts.append(said["alt_line"].format(name=panel.name, times=len(scores), **ends))
    return " ".join(parts)


def panels_table(found: Sequence[Panel]) -> pd.DataFrame:
    """The same as a table: a row a moment, newest first; a column a part, whole numbers as text, "" for none."""
    moments = sorted({moment for panel in found for moment, _ in panel.points}, reverse=True)
    table: dict[str, list[Any]] = {words()["lines"]["day"]: moments}
    for panel in found:
        by_moment = dict(panel.points)
        table[panel.name] = [str(whole(by_moment[one])) if one in by_moment else "" for one in moments]
    return pd.DataFrame(table)
