"""The touchpoint strips: where a person's tilt differs by situation. Prompts, not verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from charts.alt import strips_alt
from charts.frame import Frame
from charts.layers import Layer, dots, gradient, picture, rows, text
from charts.letters import Label, measure, shorten
from charts.palette import Palette, palette
from charts.strip_rows import StripRow, strip_rows
from charts.wording import words
from scoring import MODEL, Position

STEP, FIRST, FOOT = 48.0, 50.0, 34.0
"""Pixels from line to line, from the top to the first line, and from the last line to the foot."""

ABOVE = 20.0
"""Pixels from a label's middle down to its line."""

LEFT, ACROSS = 8.0, 424.0
NAME, NOTE, SIDE = 15.5, 15.5, 17.0
"""Type sizes: a situation's name, a remark in italics, the two sides."""

LONGEST = 250.0
"""Pixels of a situation's name; a longer one is shortened, so that it never meets a remark."""


def strips_frame(count: int, step: float = STEP) -> Frame:
    """The canvas for `count` strips: one unit of G is one pixel."""
    height = FIRST + step * (count - 1) + FOOT if count else FIRST + FOOT
    return Frame(width=440, height=height, left=LEFT, top=0, across=ACROSS, up=100)


def line_at(row: int, step: float = STEP) -> float:
    """The pixel height of a strip's line."""
    return FIRST + step * row


def strip_labels(
    found: list[StripRow], overall: float, colors: Palette, own: str = "", step: float = STEP
) -> list[Label]:
    """All words of the picture in their places."""
    said, frame = words()["strips"], strips_frame(len(found), step)
    right = LEFT + ACROSS
    labels = []
    for number, row in enumerate(found):
        y = line_at(number, step) - ABOVE
        color = colors.ink3 if row.tilt is None else colors.ink
        name = shorten(row.name, "Hanken Grotesk Regular", NAME, LONGEST)
        labels.append(Label(name, LEFT, y, "Hanken Grotesk Regular", NAME, color))
        remark = said["empty"] if row.tilt is None else said["stands_out"] if row.stands_out else ""
        if remark:
            color = colors.ink3 if row.tilt is None else colors.ink2
            labels.append(Label(remark, right, y, "Newsreader Italic", NOTE, color, "right"))
    half = measure(said["overall"], "Newsreader Italic", NOTE) / 2
    middle = min(max(float(frame.place([(overall, 0)])[0, 0]), LEFT + half), right - half)
    labels.append(Label(said["overall"], middle, 10, "Newsreader Italic", NOTE, colors.ink2, "center"))
    foot = frame.height - 11
    labels.append(Label(said["client"], LEFT, foot, "Newsreader Regular", SIDE, colors.blue))
    labels.append(Label(own or said["self"], right, foot, "Newsreader Regular", SIDE, colors.amber, "right"))
    return labels


def upright(frame: Frame, tilt: float, bottom: float, labels: list[Label]) -> list[tuple[float, float]]:
    """A line down the picture at `tilt`, in pieces (pixels, top and bottom) that leave out the words it would cross."""
    x = float(frame.place([(tilt, 0)])[0, 0])
    crossed = sorted((label.box[1], label.box[3]) for label in labels if label.box[0] - 4 <= x <= label.box[2] + 4)
    pieces, top = [], 20.0
    for start, end in crossed:
        if start > top:
            pieces.append((top, min(start, bottom)))
        top = max(top, end)
    if top < bottom:
        pieces.append((top, bottom))
    return [(start, end) for start, end in pieces if end - start > 1]


def strips(
    position: Position | None, *, theme: str = "live", touchpoint_names: Mapping[str, str] | None = None
) -> alt.LayerChart:
    """One line a situation: the tilt there, with a capsule that holds it half the time, and the overall tilt dotted.

    In: a Position (see `balance_map`) with its touchpoints; a theme; names by touchpoint id (None: the content's).
    Out: an Altair chart 440 units wide. Without a position: the two sides and nothing between.
    Raises ValueError with a sentence for an unknown theme or a touchpoint without a name.
    """
    colors = palette(theme)
    found = strip_rows(position, touchpoint_names)
    said = strips_alt(position, touchpoint_names)
    overall = position.B if position is not None and position.B is not None else 0.0
    return strip_picture(found, overall, colors, said)


def strip_picture(
    found: list[StripRow], overall: float, colors: Palette, said: str, own: str = "", step: float = STEP
) -> alt.LayerChart:
    """Rows as strips, with the overall tilt dotted down through them.

    `said` is the picture in words, `own` what stands at the right end in place of "toward yourself", `step` the pixels
    from line to line.
    """
    frame = strips_frame(len(found), step)
    labels = strip_labels(found, overall, colors, own, step)
    if not found:
        side_words = [label for label in labels if label.text != words()["strips"]["overall"]]
        return picture(text(side_words, frame), frame, background=colors.background, description=said)
    bottom = line_at(len(found) - 1, step) + 12
    layers = [*_middle(frame, bottom, colors), *_lines(found, step, colors)]
    centre = [(0, 100 - top, 100 - end) for top, end in upright(frame, 0, bottom, labels)]
    dotted = [(overall, 100 - top, 100 - end) for top, end in upright(frame, overall, bottom, labels)]
    layers.insert(1, _rules(centre, color=colors.hair, strokeWidth=1))
    layers.insert(2, _rules(dotted, color=colors.ink2, strokeWidth=1.3, strokeDash=[1.5, 3.5]))
    return picture([*layers, *text(labels, frame)], frame, background=colors.background, description=said)


def _rules(pieces: Sequence[tuple[float, float, float]], **mark: Any) -> Layer:
    drawn: Layer = alt.Chart(rows(pieces, "b", "g", "h")).mark_rule(**mark).encode(y2="h:Q")
    return drawn


def _middle(frame: Frame, bottom: float, colors: Palette) -> list[Layer]:
    """A breath of shade between the two cuts of the model: neither side."""
    cut = MODEL.tilt_cut
    band = rows([(-cut, 100 - 24, cut, 100 - bottom)], "b", "g", "c", "h")
    return [alt.Chart(band).mark_rect(color=colors.ink, opacity=0.035, cornerRadius=4).encode(x2="c:Q", y2="h:Q")]


def _lines(found: list[StripRow], step: float, colors: Palette) -> list[Layer]:
    toned = [colors.blue, colors.tilt[0], colors.hair, colors.hair, colors.hair, colors.tilt[-1], colors.amber]
    full = [(number, row) for number, row in enumerate(found) if row.tilt is not None]
    empty = [number for number, row in enumerate(found) if row.tilt is None]
    layers = []
    for numbers, color in (([number for number, _ in full], gradient(toned)), (empty, colors.hair)):
        if numbers:
            bars = [(-100, 100 - line_at(n, step) + 0.8, 100, 100 - line_at(n, step) - 0.8) for n in numbers]
            layers.append(alt.Chart(rows(bars, "b", "g", "c", "h")).mark_rect(color=color).encode(x2="c:Q", y2="h:Q"))
    capsules = [
        (row.low, 100 - line_at(number, step) + 6, row.high, 100 - line_at(number, step) - 6)
        for number, row in full
        if row.low is not None and row.high is not None
    ]
    if capsules:
        around: dict[str, Any] = {"stroke": colors.ink, "strokeWidth": 1, "strokeOpacity": 0.66}
        layers.append(
            alt.Chart(rows(capsules, "b", "g", "c", "h"))
            .mark_rect(cornerRadius=6, fill=colors.paper, fillOpacity=1, strokeWidth=0)
            .encode(x2="c:Q", y2="h:Q")
        )
        layers.append(
            alt.Chart(rows(capsules, "b", "g", "c", "h"))
            .mark_rect(cornerRadius=6, fill=colors.ink, fillOpacity=colors.region, **around)
            .encode(x2="c:Q", y2="h:Q")
        )
    if tilts := [(row.tilt, 100 - line_at(number, step)) for number, row in full if row.tilt is not None]:
        mark: dict[str, Any] = {"fill": colors.ink, "stroke": colors.paper, "strokeWidth": 1.6}
        layers.append(dots(tilts, shape="circle", size=72, **mark))
    return layers
