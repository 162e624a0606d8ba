"""The empty map: the diamond, its weave, the zone borders of the model, and the names of the corners."""

from __future__ import annotations

import altair as alt
import numpy as np

from charts.frame import Floats, Frame
from charts.layers import Layer, gradient, rows, shape
from charts.letters import Align, Label
from charts.palette import Palette
from charts.region import DIAMOND, clip
from charts.wording import corner_words
from scoring import MODEL

WEAVE = (20, 40, 60, 80)
"""Lines of equal care for the client and for self: they make the diamond a woven sheet."""

NAME, UNDER = 20.5, 14.0
"""Type sizes of a corner's name and of the words under it, at 440 units."""


def sweet_spot() -> Floats:
    """The zone's corners in (B, G), clipped to the diamond."""
    cut, low = MODEL.tilt_cut, MODEL.sweet_cut
    return clip(np.array([(-cut, low), (-cut, 110.0), (cut, 110.0), (cut, low)]))


def borders() -> list[tuple[float, float, float, float]]:
    """Zone borders as lines (B, G, B, G): the two sides, and the two steps of the centre band."""
    cut = MODEL.tilt_cut
    sides = [(side, cut / 2, side, 100 - cut / 2) for side in (-cut, cut)]
    return [*sides, (-cut, MODEL.low_cut, cut, MODEL.low_cut), (-cut, MODEL.sweet_cut, cut, MODEL.sweet_cut)]


def ground(frame: Frame, colors: Palette) -> list[Layer]:
    """The layers under everything else, without words."""
    unit = frame.unit
    body = (
        alt.Chart(rows([(-100, 50, 50), (0, 100, 0), (100, 50, 50)], "b", "g", "h"))
        .mark_area(color=gradient(colors.tilt))
        .encode(y2=alt.Y2("h"))
    )
    lines = [((100 - care), (care + 100) / 2, -care, care / 2) for care in WEAVE]
    lines += [(care - 100, (care + 100) / 2, care, care / 2) for care in WEAVE]
    woven = (
        alt.Chart(rows(lines, "b", "g", "c", "h"))
        .mark_rule(strokeWidth=unit, color=colors.ink, opacity=0.055)
        .encode(x2=alt.X2("c"), y2=alt.Y2("h"))
    )
    zones = (
        alt.Chart(rows(borders(), "b", "g", "c", "h"))
        .mark_rule(strokeDash=[1.5 * unit, 3.5 * unit], strokeWidth=unit, color=colors.ink, opacity=0.36)
        .encode(x2=alt.X2("c"), y2=alt.Y2("h"))
    )
    cut = MODEL.tilt_cut
    edge = [(-cut, 100 - cut / 2), (0, 100), (cut, 100 - cut / 2)]
    return [
        body,
        woven,
        shape(sweet_spot(), fill=colors.green, fillOpacity=colors.spot, strokeWidth=0),
        zones,
        shape(DIAMOND, stroke=colors.ink, strokeOpacity=0.55, strokeWidth=unit),
        shape(edge, closed=False, stroke=colors.green, strokeWidth=2.4 * unit, strokeJoin="miter"),
    ]


def corner_labels(frame: Frame, colors: Palette, names: str) -> list[Label]:
    """The names of the corners (and what each means, where the naming says so), clear of the rim.

    Raises ValueError with a sentence for a naming other than "named" and "neutral".
    """
    unit = frame.unit
    left, top, _, bottom = frame.diamond.tolist()
    name, under = NAME * unit, UNDER * unit
    step = 0.93 * NAME * unit

    def stack(lines: list[str], x: float, first: float, color: str, align: Align) -> list[Label]:
        made = [Label(lines[0], x, first, "Newsreader Regular", name, color, align)]
        return made + [
            Label(line, x, first + step, "Hanken Grotesk Regular", under, colors.ink3, align) for line in lines[1:]
        ]

    lines = corner_words("sweet_spot", names)
    labels = stack(lines, top[0], top[1] - 19 * unit - step * (len(lines) - 1), colors.green, "center")
    labels += stack(corner_words("worn_out", names), bottom[0], bottom[1] + 19 * unit, colors.ink2, "center")
    sides: list[tuple[str, Align, str]] = [("doormat", "left", colors.blue), ("diva", "right", colors.amber)]
    flanks = []
    for corner, align, color in sides:
        edge = frame.box[0] + 2.5 * unit if align == "left" else frame.box[2] - 2.5 * unit
        flanks += stack(corner_words(corner, names), edge, 0.0, color, align)
    # Both sides stand level: the one with less room under the rim decides.
    first = min([left[1] - 50 * unit, *(_rim_above(frame, label) for label in flanks)])
    labels += [label.moved(label.x, label.y + first) for label in flanks]
    return labels


def _rim_above(frame: Frame, label: Label) -> float:
    """How far down a side label may move before it comes near the diamond's upper rim."""
    left, _, right, bottom = label.box
    reach = frame.left + frame.across - left if label.align == "right" else right - frame.left
    middle = frame.top + frame.up / 2
    rim = middle - max(reach, 0) / (frame.across / 2) * (frame.up / 2)
    return float(rim - bottom - 5 * frame.unit)
