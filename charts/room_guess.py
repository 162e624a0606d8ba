"""A room's guess beside its answers: two lines, a ring for the guess and a dot for the answers on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from charts.frame import Frame
from charts.layers import Layer, dots, gradient, picture, rows, shape, text
from charts.letters import Align, Face, Label, measure
from charts.palette import Palette, palette
from charts.wording import bound, tilt_bound, whole, words

WIDE, LEFT, ACROSS = 440.0, 24.0, 392.0
FIRST, STEP, FOOT = 16.0, 146.0, 4.0
"""Pixels to the first name, from line to line, and under the last."""
BELOW, SIDE = 62.0, 36.0
"""From a name to its line, and from the line to the words at its ends."""
NAME, NOTE = 17.0, 14.5
SERIF: Face = "Newsreader Regular"
SANS: Face = "Hanken Grotesk Regular"

Means = Mapping[str, Any]
"""A mean place: {"tilt": -100 to 100, "ground": 0 to 100}; "beyond" where one of them is a bound."""


def room_guess(guess: Means, result: Means, *, theme: str = "live") -> alt.LayerChart:
    """Two means on the line of tilt and on that of ground.

    In: the mean of the guesses and that of the answers; a theme. Out: an Altair chart 440 units wide whose description
    is its text alternative. Raises ValueError with a sentence for an unknown theme.
    """
    colors, said = palette(theme), words()["gap"]
    height = FIRST + STEP + BELOW + SIDE + 14 + FOOT
    frame = Frame(width=WIDE, height=height, left=20, top=0, across=400, up=height)
    toned = [colors.blue, colors.tilt[0], colors.hair, colors.hair, colors.hair, colors.tilt[-1], colors.amber]
    layers: list[Layer] = []
    labels: list[Label] = []
    for at, (axis, low, high, tones) in enumerate(
        (("tilt", -100.0, 100.0, toned), ("ground", 0.0, 100.0, [colors.hair, colors.hair, colors.green]))
    ):
        top = FIRST + STEP * at
        x = [LEFT + (float(one[axis]) - low) / (high - low) * ACROSS for one in (guess, result)]
        layers += _line(frame, top + BELOW, x, colors, tones)
        labels += _labels(axis, top, x, colors, said)
    description = str(said["alt"]).format(
        guess=_tilt(guess), result=_tilt(result), guess_ground=_ground(guess), result_ground=_ground(result)
    )
    return picture([*layers, *text(labels, frame)], frame, background=colors.background, description=description)


def _tilt(of: Means) -> str:
    return tilt_bound(float(of["tilt"]), of.get("beyond", {}).get("tilt", ""))


def _ground(of: Means) -> str:
    return bound(str(whole(float(of["ground"]))), of.get("beyond", {}).get("ground", ""))


def _line(frame: Frame, y: float, x: list[float], colors: Palette, tones: list[str]) -> list[Layer]:
    (left, top), (right, foot) = frame.read([(LEFT, y - 1), (LEFT + ACROSS, y + 1)]).tolist()
    line = alt.Chart(rows([(left, top, right, foot)], "b", "g", "c", "h")).mark_rect(color=gradient(tones))
    ends = frame.read([(one, y) for one in x]).tolist()
    ring: dict[str, Any] = {"fill": colors.paper, "stroke": colors.ink, "strokeWidth": 2}
    dot: dict[str, Any] = {"fill": colors.ink, "stroke": colors.paper, "strokeWidth": 1.6}
    return [
        line.encode(x2="c:Q", y2="h:Q"),
        shape(ends, closed=False, stroke=colors.ink, strokeWidth=2.4),
        dots(ends[:1], shape="circle", size=190, **ring),
        dots(ends[1:], shape="circle", size=120, **dot),
    ]


def _labels(axis: str, top: float, x: list[float], colors: Palette, said: Mapping[str, str]) -> list[Label]:
    """The line's name, what stands at its ends, the guess over it and the answers under it."""
    y = top + BELOW
    made = [Label(said[axis], LEFT, top, SERIF, NAME, colors.ink)]
    sides: tuple[tuple[str, float, Align, str], ...] = (
        (said[f"{axis}_low"], LEFT, "left", colors.blue if axis == "tilt" else colors.ink3),
        (said[f"{axis}_high"], LEFT + ACROSS, "right", colors.amber if axis == "tilt" else colors.green),
    )
    made += [Label(one, at, y + SIDE + 8, SERIF, 16, color, align) for one, at, align, color in sides]
    for one, at, down in ((said["guessed"], x[0], -20.0), (said["answered"], x[1], 19.0)):
        half = measure(one, SANS, NOTE) / 2
        made.append(Label(one, min(max(at, half + 4), WIDE - half - 4), y + down, SANS, NOTE, colors.ink2, "center"))
    return made
