"""A vote, a talk, a second vote: who moved where, as ribbons between two columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from charts.frame import Frame
from charts.layers import Layer, picture, rows, text
from charts.letters import Align, Label, balanced
from charts.palette import Palette, palette
from charts.wording import words

LEAST = 5
"""Voters that a ribbon needs."""

TOP, FOOT, GAP = 34.0, 10.0, 12.0
"""Pixels over the columns for their names, under them, and between two blocks."""

TALL = 280.0
BLOCK = 15.0
"""Pixels of all voters together, and the width of a column."""

LEFT, RIGHT = 128.0, 312.0
"""Outer edges of the columns on a canvas of 440."""

SIZE, LINE = 14.5, 17.0

Way = Sequence[Any]
"""First option, second option, voters."""


def vote_flow(
    options: Mapping[str, str], ways: Sequence[Way], *, theme: str = "live", description: str = ""
) -> alt.LayerChart:
    """Ribbons from the first answers to the second ones.

    In: `options` (id -> short words) in their order; `ways` as (first, second, voters), only those that anybody took;
    a theme; `description` in place of the usual text alternative.
    Out: an Altair chart 440 units wide whose description is its text alternative.
    Raises ValueError with a sentence for a way of fewer than five voters (the one sentence has to do then), for
    an option without words, or for an unknown theme.
    """
    colors = palette(theme)
    for a, b, count in ways:
        if count < LEAST:
            raise ValueError(f"A ribbon of {count} would show persons; draw ways of {LEAST} voters or more.")
        if a not in options or b not in options:
            raise ValueError(f'The way from "{a}" to "{b}" names an option without words; give it some.')
    columns = [_blocks(options, ways, side) for side in (0, 1)]
    labels = _labels(options, ways, columns, colors)
    height = max(label.box[3] for label in labels) + FOOT
    height = max(height, *(top + tall + FOOT for column in columns for top, tall in column.values()), TOP + FOOT)
    frame = Frame(width=440, height=height, left=20, top=0, across=400, up=height)
    layers: list[Layer] = []
    used = [{one: top for one, (top, _) in column.items()} for column in columns]
    unit = TALL / max(sum(count for *_, count in ways), 1)
    order = list(options)
    for a, b, count in sorted(ways, key=lambda way: (order.index(way[0]), order.index(way[1]))):
        tops = used[0][a], used[1][b]
        layers.append(_ribbon(frame, tops, count * unit, colors, stayed=a == b))
        used[0][a] += count * unit
        used[1][b] += count * unit
    bars = []
    for side, column in enumerate(columns):
        x = LEFT if side == 0 else RIGHT - BLOCK
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


def _blocks(options: Mapping[str, str], ways: Sequence[Way], side: int) -> dict[str, tuple[float, float]]:
    """Option -> top and height of its block, in pixels; an option that nobody took has none."""
    unit, top, found = TALL / max(sum(count for *_, count in ways), 1), TOP, {}
    for one in options:
        tall = _total(ways, side, one) * unit
        if tall:
            found[one] = (top, tall)
            top += tall + GAP
    return found


def _ribbon(frame: Frame, tops: tuple[float, float], tall: float, colors: Palette, *, stayed: bool) -> Layer:
    """A band with soft bends; those who stayed are pale, those who moved have the accent."""
    part = np.linspace(0, 1, 17)
    bend = part**2 * (3 - 2 * part)
    x = LEFT + BLOCK + part * (RIGHT - LEFT - 2 * BLOCK)
    y = tops[0] + bend * (tops[1] - tops[0])
    upper, lower = frame.read(np.column_stack([x, y])), frame.read(np.column_stack([x, y + tall]))
    points = [(b, g, h) for (b, g), (_, h) in zip(upper.tolist(), lower.tolist(), strict=True)]
    color, strength = (colors.ink, 0.14) if stayed else (colors.green, 0.5)
    drawn: Layer = alt.Chart(rows(points, "b", "g", "h")).mark_area(color=color, opacity=strength).encode(y2="h:Q")
    return drawn


def _labels(
    options: Mapping[str, str], ways: Sequence[Way], columns: Sequence[dict[str, tuple[float, float]]], colors: Palette
) -> list[Label]:
    said = words()["flow"]
    labels = [
        Label(said["first"], LEFT + BLOCK, 14, "Newsreader Regular", 18, colors.ink, "right"),
        Label(said["second"], RIGHT - BLOCK, 14, "Newsreader Regular", 18, colors.ink, "left"),
    ]
    for side, column in enumerate(columns):
        below = 0.0
        for one, (top, tall) in column.items():
            count = _total(ways, side, one)
            lines = balanced(options[one], "Hanken Grotesk Regular", SIZE, LEFT - 16)
            first = max(top + tall / 2 - LINE * len(lines) / 2, below + LINE * 0.6)
            x = LEFT - 8 if side == 0 else RIGHT + 8
            align: Align = "right" if side == 0 else "left"
            labels.append(Label(str(count), x, first, "Hanken Grotesk Bold", SIZE, colors.ink, align))
            labels += [
                Label(line, x, first + number * LINE, "Hanken Grotesk Regular", SIZE, colors.ink2, align)
                for number, line in enumerate(lines, 1)
            ]
            below = first + len(lines) * LINE
    return labels
