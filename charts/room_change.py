"""Mean change in a room: a line an amount, zero in the middle, and a bar that holds the mean with its margin."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from charts.frame import Frame
from charts.layers import Layer, dots, picture, rows, text
from charts.letters import Face, Label
from charts.palette import palette
from charts.wording import words

WIDE, LEFT, ACROSS = 440.0, 12.0, 416.0
FIRST, STEP, BELOW, FOOT = 16.0, 56.0, 24.0, 44.0
"""Pixels to the first name, from row to row, from a name to its line, and under the last line."""
WALL_STEP = 44.0
"""Pixels from row to row on the wall, where the caveat needs its place below."""
NAME, NOTE = 16.0, 14.5
LEAST = 20
"""Points that the scale reaches at least, each way: a small change looks small."""
SANS: Face = "Hanken Grotesk Regular"

Axes = Sequence[Mapping[str, Any]]
"""Amounts as a frame has them: {"id": …, "change": mean, "low": …, "high": …}."""


def room_change(axes: Axes, names: Sequence[str], *, theme: str = "live", wall: bool = False) -> alt.LayerChart:
    """One line an amount, all on one scale.

    In: the amounts, and what each is called; a theme; for the `wall`, rows closer to each other. Out: an Altair chart
    440 units wide whose description is its text alternative. Raises ValueError with a sentence for an unknown theme,
    or without a name for each.
    """
    if len(axes) != len(names):
        raise ValueError(f"{len(axes)} amounts need as many names; there are {len(names)}.")
    colors, said, step = palette(theme), words()["room_change"], WALL_STEP if wall else STEP
    height = FIRST + step * len(axes) + FOOT - (step - BELOW)
    frame = Frame(width=WIDE, height=height, left=20, top=0, across=400, up=height)
    reach = scale(axes)

    def across(points: float) -> float:
        return LEFT + (points / reach + 1) / 2 * ACROSS

    def box(left: float, top: float, right: float, foot: float) -> tuple[float, float, float, float]:
        (a, b), (c, d) = frame.read([(left, top), (right, foot)]).tolist()
        return a, b, c, d

    tops = [FIRST + step * at + BELOW for at in range(len(axes))]
    lines = [box(LEFT, y - 0.6, LEFT + ACROSS, y + 0.6) for y in tops]
    spans = [box(across(one["low"]), y - 7, across(one["high"]), y + 7) for one, y in zip(axes, tops, strict=True)]
    middle = [(frame.read([(across(0), FIRST)])[0, 0], frame.read([(0, y - 9)])[0, 1], frame.read([(0, y + 11)])[0, 1])
              for y in tops]  # fmt: skip
    rect = {"x2": alt.X2("c"), "y2": alt.Y2("h")}
    layers: list[Layer] = [
        alt.Chart(rows(lines, "b", "g", "c", "h")).mark_rect(color=colors.hair).encode(**rect),
        alt.Chart(rows(middle, "b", "g", "h")).mark_rule(color=colors.ink2, strokeWidth=1.2).encode(y2=alt.Y2("h")),
        alt.Chart(rows(spans, "b", "g", "c", "h"))
        .mark_rect(cornerRadius=7, fill=colors.ink, fillOpacity=colors.region, stroke=colors.ink, strokeOpacity=0.66)
        .encode(**rect),
        dots(
            frame.read([(across(one["change"]), y) for one, y in zip(axes, tops, strict=True)]).tolist(),
            shape="circle",
            size=84,
            fill=colors.ink,
            stroke=colors.paper,
            strokeWidth=1.6,
        ),
    ]
    labels = [Label(name, LEFT, y - BELOW, SANS, NAME, colors.ink) for name, y in zip(names, tops, strict=True)]
    foot = tops[-1] + 28 if tops else FIRST
    labels += [
        Label(said["less"].format(points=reach), LEFT, foot, "Newsreader Italic", NOTE, colors.ink2),
        Label(said["none"], across(0), foot, "Newsreader Italic", NOTE, colors.ink2, "center"),
        Label(said["more"].format(points=reach), LEFT + ACROSS, foot, "Newsreader Italic", NOTE, colors.ink2, "right"),
    ]
    told = [
        said["row"].format(name=name, change=_signed(one["change"]), low=_signed(one["low"]), high=_signed(one["high"]))
        for one, name in zip(axes, names, strict=True)
    ]
    description = str(said["alt"]).format(rows=" ".join(told))
    return picture([*layers, *text(labels, frame)], frame, background=colors.background, description=description)


def scale(axes: Axes) -> int:
    """Points from the middle to either end: tens, enough for every bar."""
    most = max((abs(float(one[end])) for one in axes for end in ("low", "high", "change")), default=0.0)
    return max(LEAST, math.ceil(most / 10) * 10)


def _signed(points: float) -> str:
    return f"{points:+d}".replace("-", "−") if points else "0"
