"""Which mean of a room may be told as it is, which as a bound only, and when how wide the room lies may be told.

Counts merge what is under five (workshop.cells). A mean must not undo that: beside the counts it may not prove that one
of the answers that were counted together was given by nobody, nor so that everybody gave another one. The arithmetic
stands in docs/workshop.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import numpy.typing as npt

from scoring import MODEL
from scoring.zones import ZONES
from workshop.cells import Cell

Floats = npt.NDArray[np.float64]
Corners = Mapping[str, Sequence[tuple[float, float]]]
"""Answers that are counted -> the corners of where a sheet with that answer can lie (x, and y or zero)."""

SIDES = ("client", "middle", "self")
"""Where a tilt lies, by the model's own cut."""
OVER, UNDER = "over", "under"

STEP, POINT = 10.0, 1.0
"""Points in which the bounds of tilt and ground stand, and in which their means are told."""
TENTH = 0.1
"""The same of strengths."""

_CUT, _LOW, _SWEET = MODEL.tilt_cut, MODEL.low_cut, MODEL.sweet_cut
_FOOT, _HEAD = _CUT / 2, 100 - _CUT / 2
"""How low and how high a tilt of the cut can lie on the map, since |B| is at most 2 min(G, 100 - G)."""
ON_THE_MAP: Corners = {
    "doormat": [(-100, 50), (-_CUT, _FOOT), (-_CUT, _HEAD)],
    "diva": [(100, 50), (_CUT, _FOOT), (_CUT, _HEAD)],
    "worn_out": [(0, 0), (-_CUT, _FOOT), (_CUT, _FOOT), (-_CUT, _LOW), (_CUT, _LOW)],
    "mixed_middle": [(-_CUT, _LOW), (_CUT, _LOW), (-_CUT, _SWEET), (_CUT, _SWEET)],
    "sweet_spot": [(-_CUT, _SWEET), (_CUT, _SWEET), (-_CUT, _HEAD), (_CUT, _HEAD), (0, 100)],
}
"""The zones (F12) within the diamond, in tilt and ground."""
SIDE_OF: Mapping[str, str] = {"doormat": "client", "diva": "self"} | {one: one for one in SIDES}
"""On which side a zone, or a side, lies; any other zone in the middle."""


@dataclass(frozen=True)
class Told:
    """A mean as it may be told."""

    value: float
    beyond: str = ""
    """ "over" or "under" where the mean lies beyond the value, and by how much is not told; else "" and exact."""


def on_sides(mean: float, cells: Sequence[Cell], step: float = 0.0) -> Told:
    """A mean tilt beside counts by side. In: `step`, that of the answers, so that the middle ends one under the cut."""
    inner = _CUT - step
    sides: Corners = {"client": _line(-100, -_CUT), "middle": _line(-inner, inner), "self": _line(_CUT, 100)}
    return _told(mean, *_across(*_limits(cells, sides), 0.0), STEP, POINT)


def between(mean: float, n: int, most: float, *, unit: float = POINT, step: float = STEP) -> Told:
    """A mean of n answers from 0 to `most` that are not counted: exact while one can lie at either end."""
    cells = (Cell(("low", "high"), n),)
    return _told(mean, *_across(*_limits(cells, {"low": _line(0, 0), "high": _line(most, most)}), 0.0), step, unit)


def on_the_map(tilt: float, ground: float, cells: Sequence[Cell]) -> tuple[Told, Told]:
    """A mean tilt and a mean ground of the map beside counts by zone: neither they nor both together empty a zone."""
    ways, limit = _limits(cells, ON_THE_MAP)
    safe = _safe(cells, ON_THE_MAP)[1]
    low, high = (_edge(ways, limit, safe, end) for end in (0.0, 100.0))
    up = _told(ground, low, high, STEP, POINT)
    # Beyond its bound the ground is as good as one point further, where it still leaves all open.
    at = up.value + {OVER: POINT, UNDER: -POINT}.get(up.beyond, 0.0)
    return _told(tilt, *_across(ways, limit, at), STEP, POINT), up


def sides_told(cells: Sequence[Cell]) -> bool:
    """Whether the counts (by side, or by zone) tell how many stand on each side, so that all three are five or more."""
    of = [{SIDE_OF.get(one, "middle") for one in cell.ids} for cell in cells]
    return all(len(one) == 1 for one in of) and set().union(*of) == set(SIDES)


def whole_room(n: int) -> tuple[Cell, ...]:
    """Counts by zone of a room that is told as a whole."""
    return (Cell(ZONES, n),)


def _line(low: float, high: float) -> list[tuple[float, float]]:
    return [(low, 0.0), (high, 0.0)]


def _told(mean: float, low: float, high: float, step: float, unit: float) -> Told:
    """The mean where it keeps away from both ends of what leaves all open, else the bound that it lies beyond.

    Bounds are a unit inside of the ends at least: what is told as beyond a bound then holds means that leave all open.
    """
    least, most = _up(low + unit, step), _down(high - unit, step)
    if least > most:
        least, most = _up(low + unit, unit), _down(high - unit, unit)
    if mean > most:
        return Told(most, OVER)
    return Told(least, UNDER) if mean < least else Told(mean)


def _up(number: float, step: float) -> float:
    return -_down(-number, step)


def _down(number: float, step: float) -> float:
    """The greatest multiple of `step` up to the number; the same number for any float that prints as it does."""
    return round(math.floor(number / step + 1e-6) * step, 6) + 0.0 if math.isfinite(number) else number


def _limits(cells: Sequence[Cell], corners: Corners) -> tuple[Floats, Floats]:
    """Directions, and how far the mean may lie in each so that every merged answer can have been given by somebody.

    With one sheet in the answer a of a merged cell, the sum of all sheets lies within the sum of the hulls: one of a,
    all others of its cell but one, and as many of the other cells as they count. Its reach in a direction is the sum
    of theirs, and the sides of a sum of shapes have the directions of the sides of the shapes.
    """
    ways = _directions([point for shape in corners.values() for point in shape])
    reach = {one: (np.asarray(shape, dtype=float) @ ways.T).max(axis=0) for one, shape in corners.items()}
    of_cell = [np.max([reach[one] for one in cell.ids], axis=0) for cell in cells]
    n = sum(cell.count for cell in cells)
    all_of_it = sum((far * cell.count for far, cell in zip(of_cell, cells, strict=True)), np.zeros(len(ways)))
    open_to = [
        (all_of_it - far + reach[one]) / n
        for far, cell in zip(of_cell, cells, strict=True)
        if len(cell.ids) > 1
        for one in cell.ids
    ]
    return ways, np.min(open_to, axis=0) if open_to else np.full(len(ways), math.inf)


def _directions(points: Sequence[tuple[float, float]]) -> Floats:
    """Across every line through two of the points, both ways."""
    found = {
        (round(dy / long, 9) + 0.0, round(-dx / long, 9) + 0.0)
        for a, b in permutations(set(points), 2)
        if (long := math.hypot(dx := b[0] - a[0], dy := b[1] - a[1]))
    }
    # On one line there is no area: along it is what counts.
    return np.array(sorted(found | {(1.0, 0.0), (-1.0, 0.0)}))


def _across(ways: Floats, limit: Floats, up: float) -> tuple[float, float]:
    """From where to where the first of both numbers leaves all open, where the second is `up`; low > high: nowhere."""
    room = limit - ways[:, 1] * up
    right, left = ways[:, 0] > 1e-9, ways[:, 0] < -1e-9
    return float((room[left] / ways[left, 0]).max()), float((room[right] / ways[right, 0]).min())


def _safe(cells: Sequence[Cell], corners: Corners) -> Floats:
    """A mean that leaves all open: each cell at the middle of its answers, of which it has no more than sheets."""
    middles = [np.mean([np.mean(corners[one], axis=0) for one in cell.ids], axis=0) * cell.count for cell in cells]
    return np.asarray(np.sum(middles, axis=0) / sum(cell.count for cell in cells), dtype=float)


def _edge(ways: Floats, limit: Floats, safe: float, end: float) -> float:
    """How far toward `end` the second number leaves all open with some first one, to a thousandth."""
    if not math.isfinite(limit.max()):
        return math.copysign(math.inf, end - safe)
    near, far = safe, end
    while abs(far - near) > 1e-3:
        half = (near + far) / 2
        low, high = _across(ways, limit, half)
        near, far = (half, far) if low <= high else (near, half)
    return near
