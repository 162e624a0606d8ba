"""A vote, a talk, a second vote: who moved where, as ribbons between two columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from charts.frame import Frame
from charts.layers import Layer, picture, rows, text
from charts.letters import Align, Face, Label, balanced, measure
from charts.palette import Palette, palette
from charts.wording import words

LEAST = 5
"""Voters that a ribbon needs."""


@dataclass(frozen=True)
class Canvas:
    """Where things stand, in pixels."""

    width: float
    left: float
    right: float
    """Outer edges of the two columns."""
    tall: float
    """Height of all voters together."""
    top: float
    gap: float
    """Over the columns for their names, and between two blocks."""
    size: float
    line: float
    head: float
    """Letters of an answer, from line to line, and letters of a column's name."""
    beside: bool
    """Whether a count stands beside its answer, or over it."""


PAGE = Canvas(440, 128, 312, tall=280, top=34, gap=12, size=14.5, line=17, head=18, beside=False)
WALL = Canvas(1140, 410, 730, tall=190, top=44, gap=16, size=22, line=26, head=25, beside=True)
"""As wide as the wall, with letters that are read from the back."""
FOOT, BLOCK = 10.0, 15.0
"""Pixels under the columns, and the width of one."""

PLAIN: Face = "Hanken Grotesk Regular"
BOLD: Face = "Hanken Grotesk Bold"

Way = Sequence[Any]
"""First option, second option, voters."""


def vote_flow(
    options: Mapping[str, str],
    ways: Sequence[Way],
    *,
    theme: str = "live",
    description: str = "",
    wall: bool = False,
) -> alt.LayerChart:
    """Ribbons from the first answers to the second ones.

    In: `options` (id -> short words) in their order; `ways` as (first, second, voters), only those that anybody took;
    a theme; `description` in place of the usual text alternative; whether it is for the `wall`.
    Out: an Altair chart whose description is its text alternative.
    Raises ValueError with a sentence for a way of fewer than five voters (the one sentence has to do then), for
    an option without words, or for an unknown theme.
    """
    colors, canvas = palette(theme), WALL if wall else PAGE
    for a, b, count in ways:
        if count < LEAST:
            raise ValueError(f"A ribbon of {count} would show persons; draw ways of {LEAST} voters or more.")
        if a not in options or b not in options:
            raise ValueError(f'The way from "{a}" to "{b}" names an option without words; give it some.')
    columns = [_blocks(options, ways, side, canvas) for side in (0, 1)]
    labels = _labels(options, ways, columns, colors, canvas)
    height = max(label.box[3] for label in labels) + FOOT
    height = max(height, *(top + tall + FOOT for column in columns for top, tall in column.values()), canvas.top + FOOT)
    frame = Frame(width=canvas.width, height=height, left=20, top=0, across=canvas.width - 40, up=height)
    layers: list[Layer] = []
    used = [{one: top for one, (top, _) in column.items()} for column in columns]
    unit = canvas.tall / max(sum(count for *_, count in ways), 1)
    order = list(options)
    for a, b, count in sorted(ways, key=lambda way: (order.index(way[0]), order.index(way[1]))):
        tops = used[0][a], used[1][b]
        layers.append(_ribbon(frame, tops, count * unit, colors, canvas, stayed=a == b))
        used[0][a] += count * unit
        used[1][b] += count * unit
    bars = []
    for side, column in enumerate(columns):
        x = canvas.left if side == 0 else canvas.right - BLOCK
        for top, tall in column.values():
            bars.append((*frame.read([(x, top)])[0], *frame.read([(x + BLOCK, top + tall)])[0]))
    if bars:
        layers.append(
            alt.Chart(rows(bars, "b", "g", "c", "h"))
            .mark_rect(color=colors.ink, cornerRadius=2)
            .encode(x2="c:Q", y2="h:Q")
        )
    said = description or flow_alt(options, ways)
    return picture([*layers, *text(labels, frame)], frame, background=colors.background, description=said)


def flow_alt(options: Mapping[str, str], ways: Sequence[Way]) -> str:
    """Both votes and every move in words."""
    said = words()["flow"]
    totals = ["; ".join(_counted(options, ways, side)) for side in (0, 1)]
    n, moves = sum(count for *_, count in ways), [way for way in ways if way[0] != way[1]]
    moved = [moved_words(sum(count for *_, count in moves), n)]
    moved += [said["way"].format(count=c, first=options[a], second=options[b]) for a, b, c in moves]
    return str(said["alt"]).format(n=n, first=totals[0], second=totals[1], moved=" ".join(moved))


def moved_words(changed: int, n: int) -> str:
    """The one sentence for a room whose ways are too thin to draw."""
    said = words()["flow"]
    return str(said["moved" if changed else "moved_none"]).format(changed=changed, n=n)


def votes_table(
    options: Mapping[str, str], first: Mapping[str, int] | None, second: Mapping[str, int] | None
) -> pd.DataFrame:
    """Totals of both votes in rows; a vote that may not show yet is empty."""
    votes = [{one: "" if of is None else str(of.get(one, 0)) for one in options} for of in (first, second)]
    found = [(said, votes[0][one], votes[1][one]) for one, said in options.items()]
    return pd.DataFrame(found, columns=list(words()["flow"]["columns"]), dtype="object")


def _total(ways: Sequence[Way], side: int, option: str) -> int:
    return int(sum(way[2] for way in ways if way[side] == option))


def _counted(options: Mapping[str, str], ways: Sequence[Way], side: int) -> list[str]:
    form = words()["flow"]["alt_count"]
    return [form.format(label=said, count=_total(ways, side, one)) for one, said in options.items()]


def _blocks(
    options: Mapping[str, str], ways: Sequence[Way], side: int, canvas: Canvas
) -> dict[str, tuple[float, float]]:
    """Option -> top and height of its block, in pixels; an option that nobody took has none."""
    unit, top, found = canvas.tall / max(sum(count for *_, count in ways), 1), canvas.top, {}
    for one in options:
        tall = _total(ways, side, one) * unit
        if tall:
            found[one] = (top, tall)
            top += tall + canvas.gap
    return found


def _ribbon(
    frame: Frame, tops: tuple[float, float], tall: float, colors: Palette, canvas: Canvas, *, stayed: bool
) -> Layer:
    """A band with soft bends; those who stayed are pale, those who moved have the accent."""
    part = np.linspace(0, 1, 17)
    bend = part**2 * (3 - 2 * part)
    x = canvas.left + BLOCK + part * (canvas.right - canvas.left - 2 * BLOCK)
    y = tops[0] + bend * (tops[1] - tops[0])
    upper, lower = frame.read(np.column_stack([x, y])), frame.read(np.column_stack([x, y + tall]))
    points = [(b, g, h) for (b, g), (_, h) in zip(upper.tolist(), lower.tolist(), strict=True)]
    color, strength = (colors.ink, 0.14) if stayed else (colors.green, 0.5)
    drawn: Layer = alt.Chart(rows(points, "b", "g", "h")).mark_area(color=color, opacity=strength).encode(y2="h:Q")
    return drawn


def _labels(
    options: Mapping[str, str],
    ways: Sequence[Way],
    columns: Sequence[dict[str, tuple[float, float]]],
    colors: Palette,
    canvas: Canvas,
) -> list[Label]:
    said, size, line = words()["flow"], canvas.size, canvas.line
    labels = []
    for side, column in enumerate(columns):
        align: Align = "right" if side == 0 else "left"
        edge, out = (canvas.left, -1) if side == 0 else (canvas.right, 1)
        name = said["first" if side == 0 else "second"]
        labels.append(Label(name, edge - out * BLOCK, 14, "Newsreader Regular", canvas.head, colors.ink, align))
        widest = max((measure(str(_total(ways, side, one)), BOLD, size) for one in column), default=0.0)
        step = widest + 14 if canvas.beside else 0.0
        below = 0.0
        for one, (top, tall) in column.items():
            told = balanced(options[one], PLAIN, size, canvas.left - 16 - step)
            over = 0 if canvas.beside else 1
            first = max(top + tall / 2 - line * (len(told) - 1 + over) / 2, below + line * 0.6)
            x = edge + out * 8
            count = first + (0 if over else line * (len(told) - 1) / 2)
            labels.append(Label(str(_total(ways, side, one)), x, count, BOLD, size, colors.ink, align))
            labels += [
                Label(row, x + out * step, first + (number + over) * line, PLAIN, size, colors.ink2, align)
                for number, row in enumerate(told)
            ]
            below = first + (len(told) - 1 + over) * line
            if canvas.beside:
                below += line * 0.6
    return labels
