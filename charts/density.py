"""Many places on the map as one cloud: how dense the room stands where, in bands that hold a share of it.

Everyone's region has one same width: whoever answered evenly shows no sharper than whoever did not. A place shows
where regions overlap; one that stands alone at the edge stays out of the picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts.contours import loops
from charts.frame import Floats

WIDTH = 9.0
"""Standard deviation of a region on C and on S: what a sheet of the core quiz has in the simulations, 9 points."""

WIDER = (1.0, 1.2, 1.45, 1.75, 2.1, 2.5)
"""Widths tried in turn, times WIDTH, until enough of the room is in the picture: a small room has a softer cloud."""

ENOUGH = 0.6
"""Share of the room that the picture needs to hold."""

OVERLAP = 1.3
"""How dense it has to be for a place to show, where 1 is the middle of one region alone."""

SHARES = (0.9, 0.7, 0.5, 0.25)
"""Share of the room that bands hold, from the outer to the inner one; a band that would show a place alone is
drawn tighter, and holds less."""

SMALLEST = 12.0
"""Cells of the lattice that a shape covers at least: a smaller speck would be one place, and is left out."""

CELLS = 50
"""Cells of the lattice along C and along S."""


@dataclass(frozen=True)
class Band:
    """The densest part of a cloud, and the share of it (0 to 1) it holds: closed shapes with corners in (B, G)."""

    share: float
    shapes: tuple[tuple[tuple[float, float], ...], ...]


def bands(places: npt.ArrayLike) -> tuple[Band, ...]:
    """Places in (B, G) -> the bands of their cloud, the outer one first; none without places.

    The order of the places makes no difference, and corners are rounded to tenths.
    """
    at = np.asarray(places, dtype=float).reshape(-1, 2)
    if not len(at):
        return ()
    # Sorted, since sums in another order differ in the last digit.
    at = at[np.lexsort((at[:, 1], at[:, 0]))]
    care = np.column_stack([at[:, 1] - at[:, 0] / 2, at[:, 1] + at[:, 0] / 2])
    grid, floor = _spread(care)
    found = []
    levels = [max(_holding(grid, share), floor) for share in SHARES]
    for level in sorted(set(levels)):
        shapes = tuple(
            tuple((round(float(S - C), 1), round(float(C + S) / 2, 1)) for C, S in loop * (100 / CELLS))
            for loop in loops(grid, level, SMALLEST)
        )
        if shapes:
            found.append(Band(round(float(grid[grid >= level].sum() / grid.sum()), 2), shapes))
    return tuple(found)


def read_bands(plain: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    """Bands out of the plain data of a stored frame: {"share": …, "shapes": [[[B, G], …], …]}."""
    return tuple(
        Band(float(one["share"]), tuple(tuple((float(b), float(g)) for b, g in shape) for shape in one["shapes"]))
        for one in plain
    )


def _spread(care: Floats) -> tuple[Floats, float]:
    """Density on the lattice, and the least that shows; the narrowest width that shows enough of the room."""
    line = np.linspace(0, 100, CELLS + 1)
    grid, floor = np.zeros((CELLS + 1, CELLS + 1)), 0.0
    for wider in WIDER:
        near = [np.exp(-(((line[:, None] - care[None, :, axis]) / (wider * WIDTH)) ** 2) / 2) for axis in (0, 1)]
        # Each region is cut at the diamond's edge and weighs the same as any other.
        weight = near[0].sum(axis=0) * near[1].sum(axis=0)
        grid = (near[0] / weight) @ near[1].T
        floor = OVERLAP * float((1 / weight).max())
        if grid[grid >= floor].sum() >= ENOUGH * grid.sum():
            return grid, floor
    # People stand far apart: the widest cloud, of which at least the denser part shows.
    return grid, min(floor, _holding(grid, ENOUGH))


def _holding(grid: Floats, share: float) -> float:
    """The level above which `share` of the cloud lies."""
    falling = np.sort(grid.ravel())[::-1]
    held = np.cumsum(falling) / falling.sum()
    return float(falling[min(int(np.searchsorted(held, share)), len(falling) - 1)])
