"""The balance map: where a person's answers stand, drawn as a region with its margins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np

from charts.alt import alt_text
from charts.frame import MAP, Floats, Frame
from charts.ground import corner_labels, ground
from charts.layers import Layer, dots, picture, shape, text
from charts.letters import Face, Label, shorten
from charts.palette import Palette, palette
from charts.placing import place
from charts.region import FEWER, HALF, nearest, region
from charts.wording import words
from scoring import Position

FLAGS_FOR_OUTLINE = 2
"""Response-quality flags from which a position is drawn in outline only (rule R04)."""

REGIONS_BEFORE = 3
"""Earlier regions drawn, the latest ones; older sheets stay as dots on the trail: more would be a tangle."""

LONGEST = 190
"""Pixels of a label at 440 units; longer ones are shortened."""


@dataclass(frozen=True)
class Earlier:
    """An earlier result on the map: its position, and what it is called ("March")."""

    position: Position
    label: str = ""


@dataclass(frozen=True)
class Layout:
    """What stands where, before it gets colours: pixels for labels, (B, G) for the rest."""

    frame: Frame
    region: Floats | None
    core: Floats | None
    here: tuple[float, float] | None
    before: tuple[tuple[float, float], ...]
    """Earlier positions, oldest first."""
    outlines: tuple[Floats, ...]
    guess: tuple[float, float] | None
    labels: tuple[Label, ...]
    leaders: tuple[tuple[tuple[float, float], tuple[float, float]], ...]
    """Fine lines from a dot to its label, where the label had to stand away (pixels)."""


def spot(position: Position | None) -> tuple[float, float] | None:
    """Where a position stands in (B, G); None where there were too few answers for one."""
    if position is None or position.B is None or position.G is None:
        return None
    return float(position.B), float(position.G)


def layout(
    position: Position | None,
    *,
    frame: Frame = MAP,
    colors: Palette,
    names: str = "named",
    earlier: Sequence[Earlier] = (),
    guess: tuple[float, float] | None = None,
    you: str = "",
) -> Layout:
    """Puts everything of a map in its place; no label meets a region, another label, a dot or the canvas's edge."""
    unit = frame.unit
    labels = corner_labels(frame, colors, names)
    before = [(entry, found) for entry in earlier if (found := spot(entry.position))]
    here = spot(position)
    drawn = region(position) if position is not None and here else None
    outlines = [region(entry.position, corners=FEWER) for entry, _ in before[-REGIONS_BEFORE:]]
    scale = (frame.across / 200, frame.up / 100)
    guessed = nearest(guess, scale) if guess is not None else None

    spots = [found for _, found in before] + ([here] if here else [])
    trail = frame.place(spots) if spots else np.empty((0, 2))
    points = [_square(point, 7 * unit) for point in trail]
    if guessed:
        points.append(_square(frame.place([guessed])[0], 9 * unit))
    off = [*points, *([frame.place(drawn)] if drawn is not None else [])]
    lines = [np.array(pair) for pair in pairwise(trail)]
    shy = [frame.place(outline) for outline in outlines]
    leaders = []

    def add(
        said: str, point: tuple[float, float], near: Floats, face: Face, size: float, shy: list[Floats],
        own: Floats | None = None,
    ) -> None:  # fmt: skip
        said = shorten(said, face, size * unit, LONGEST * unit)
        if not said:
            return
        at = frame.place([point])[0]
        found = place(
            Label(said, 0, 0, face, size * unit, colors.ink),
            frame,
            dot=(float(at[0]), float(at[1])),
            near=near,
            off=off,
            taken=[label.box for label in labels],
            shy=shy,
            lines=lines,
            own=own,
        )
        labels.append(found)
        line = _leader(found, at, near, unit)
        if line:
            leaders.append(line)

    if here and drawn is not None:
        add(you, here, frame.place(drawn), "Hanken Grotesk Bold", 15.5, shy)
    if guessed:
        at = frame.place([guessed])[0]
        add(words()["map"]["guessed"], guessed, _square(at, 7 * unit), "Hanken Grotesk Regular", 14, shy)
    for number, (entry, point) in reversed(list(enumerate(before[-REGIONS_BEFORE:]))):
        near = _square(frame.place([point])[0], 5 * unit)
        others = shy[:number] + shy[number + 1 :]
        add(entry.label, point, near, "Hanken Grotesk Regular", 14.5, others, shy[number])
    return Layout(
        frame=frame,
        region=drawn,
        core=region(position, HALF, FEWER) if position is not None and here else None,
        here=here,
        before=tuple(found for _, found in before),
        outlines=tuple(outlines),
        guess=guessed,
        labels=tuple(labels),
        leaders=tuple(leaders),
    )


def draw(plan: Layout, colors: Palette, *, outline: bool = False, trail: bool = True) -> list[Layer]:
    """The layers of a layout, ground first; `trail` joins earlier places to this one by a dotted line."""
    frame, unit, ink = plan.frame, plan.frame.unit, colors.ink
    layers = ground(frame, colors)
    dashed: dict[str, Any] = {
        "strokeDash": [3 * unit, 3 * unit],
        "strokeWidth": unit,
        "stroke": ink,
        "strokeOpacity": 0.74,
    }
    layers += [shape(earlier, **dashed) for earlier in plan.outlines]
    way = [*plan.before, *([plan.here] if plan.here else [])]
    if trail and plan.before and len(way) > 1:
        dotted: dict[str, Any] = {"strokeDash": [0.5 * unit, 4 * unit], "strokeCap": "round", "strokeWidth": 1.8 * unit}
        layers.append(shape(way, closed=False, stroke=ink, **dotted))
    if plan.region is not None and plan.core is not None and plan.here:
        fills = (0.0, 0.0) if outline else (colors.region, colors.core)
        around: dict[str, Any] = {"stroke": ink, "strokeOpacity": 0.74, "strokeWidth": (1.6 if outline else 1.1) * unit}
        layers.append(shape(plan.region, fill=ink, fillOpacity=fills[0], **around))
        if not outline:
            layers.append(shape(plan.core, fill=ink, fillOpacity=fills[1], strokeWidth=0))
    if plan.before:
        ring: dict[str, Any] = {"fill": colors.paper, "stroke": ink, "strokeWidth": 1.5 * unit}
        layers.append(dots(plan.before, shape="circle", size=58 * unit**2, **ring))
    for start, end in plan.leaders:
        line = frame.read([start, end])
        layers.append(shape(line, closed=False, stroke=ink, strokeWidth=0.8 * unit, strokeOpacity=0.6))
    if plan.guess:
        hollow: dict[str, Any] = {"fill": colors.paper, "stroke": ink, "strokeWidth": 1.6 * unit}
        # Where the guess met the result, the diamond stands around the dot.
        met = plan.here and np.hypot(*(frame.place([plan.guess]) - frame.place([plan.here]))[0]) < 9 * unit
        layers.append(dots([plan.guess], shape="diamond", size=(300 if met else 110) * unit**2, **hollow))
    if plan.here:
        fill, stroke = (colors.paper, ink) if outline else (ink, colors.sheet)
        layers.append(
            dots([plan.here], shape="circle", size=74 * unit**2, fill=fill, stroke=stroke, strokeWidth=1.6 * unit)
        )
    return [*layers, *text(plan.labels, frame)]


def balance_map(
    position: Position | None,
    *,
    earlier: Sequence[Earlier] = (),
    guess: tuple[float, float] | None = None,
    theme: str = "live",
    names: str = "named",
    you: str | None = None,
    outline: bool | None = None,
) -> alt.LayerChart:
    """The map with a person's region on it.

    In: `position` (scoring's Position, or anything with its C, S, B, G, V_C, V_S, cov, zone, confidence,
    could_also_be, the ends of the 90 % intervals and flags; None and a position without B give the blank map,
    whose alt text says why); `earlier` results, oldest first; `guess` as (B, G); `theme` "live" for pages,
    "light" or "dark" for exports; `names` "named" or "neutral"; `you` names the region; `outline` draws it
    without fill (None: from two response-quality flags on, rule R04).
    Out: an Altair chart of 440 by 436 units whose description is its text alternative.
    Raises ValueError with a sentence for an unknown theme or naming.
    """
    colors = palette(theme)
    if outline is None:
        outline = len(getattr(position, "flags", ()) or ()) >= FLAGS_FOR_OUTLINE
    plan = layout(
        position,
        colors=colors,
        names=names,
        earlier=earlier,
        guess=guess,
        you=words()["map"]["you"] if you is None else you,
    )
    said = alt_text(position, names=names, earlier=earlier, guess=guess, outline=outline)
    return picture(draw(plan, colors, outline=outline), plan.frame, background=colors.background, description=said)


def blank_map(*, theme: str = "live", names: str = "named") -> alt.LayerChart:
    """The empty ground, for the home page and for print."""
    colors = palette(theme)
    layers = [*ground(MAP, colors), *text(corner_labels(MAP, colors, names), MAP)]
    return picture(layers, MAP, background=colors.background, description=words()["alt"]["blank"])


def _square(point: Floats, half: float) -> Floats:
    x, y = float(point[0]), float(point[1])
    return np.array([(x - half, y), (x, y - half), (x + half, y), (x, y + half)])


def _leader(
    label: Label, at: Floats, near: Floats, unit: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """A line from a dot to its label, if the label stands so far off that one would ask whose it is."""
    left, top, right, bottom = label.box
    end = (float(np.clip(at[0], left, right)), float(np.clip(at[1], top, bottom)))
    across = np.clip(near[:, 0], left, right) - near[:, 0]
    up = np.clip(near[:, 1], top, bottom) - near[:, 1]
    if float(np.hypot(across, up).min()) <= 22 * unit:
        return None
    return (float(at[0]), float(at[1])), end


__all__ = ["Earlier", "Layout", "balance_map", "blank_map", "draw", "layout", "spot"]
