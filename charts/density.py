"""Many places on the map as one cloud: how dense the room stands where, in bands that hold a share of it.

Everyone's region has one same width: whoever answered evenly shows no sharper than whoever did not. A place shows
where regions overlap; one that stands alone at the edge stays out of the picture. So does a group of fewer than five:
a patch of its own, a darker spot or a gap is drawn only where five sheets or more weigh in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from charts.contours import loops
from charts.frame import Floats

Mask = npt.NDArray[np.bool_]

WIDTH = 9.0
"""Standard deviation of a region on C and on S: what a sheet of the core quiz has in the simulations, 9 points."""

WIDER = (1.0, 1.2, 1.45, 1.75, 2.1, 2.5)
"""Widths tried in turn, times WIDTH, until enough of the room is in the picture: a small room has a softer cloud."""

ENOUGH = 0.6
"""Share of the room that the picture needs to hold."""

FEWEST = 5
"""Sheets that a patch, a darker spot in it or a gap needs to weigh; of a region over two of them each has its part."""

NEARLY_ALL = 0.85
"""Share of a room of five or six that the picture needs to hold: more than four sheets alone could bring."""

OVERLAP = 1.3
"""How dense it has to be for a place to show, where 1 is the middle of one region alone."""

SHARES = (0.9, 0.7, 0.5, 0.25)
"""Share of the room that bands hold, from the outer to the inner one; a band that would show a place alone is
drawn tighter, and holds less. A small room has the outer ones only."""

LOWER = 0.02
"""By how much more of the cloud the outer band takes in at a time, where a room is too far apart for any width."""

HALF = 0.5
"""Share of the room that a band needs to hold, so that two hills in it are those of the room."""

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
    grid, outer = _spread(care)
    weight = grid * (len(at) / grid.sum())
    levels = sorted({max(_holding(grid, share), outer) for share in SHARES} | {outer})
    found: list[Band] = []
    within = np.ones(grid.shape, dtype=bool)
    for level in levels:
        within = _drawn(weight, (grid >= level) & within, alone=not found)
        # Inside stands on the level or above it, and outside under it, so that the line runs between them.
        field = np.where(within, np.maximum(grid, level), np.where(grid < level, grid, 0.0))
        shapes = tuple(
            tuple((round(float(S - C), 1), round(float(C + S) / 2, 1)) for C, S in loop * (100 / CELLS))
            for loop in loops(field, level)
        )
        if shapes:
            found.append(Band(round(float(grid[within].sum() / grid.sum()), 2), shapes))
    return tuple(found)


def two_hills(drawn: Sequence[Band]) -> bool:
    """Whether a cloud is seen to have two hills, one on each side: a room of two camps.

    So it is where a band that holds half of the room or more is drawn in patches of which each lies on one side of the
    middle, and both sides have one. Goes by what is drawn, so it tells no more than the picture does.
    """
    for band in drawn:
        if band.share >= HALF:
            sides = [_side([b for b, _ in shape]) for shape in band.shapes]
            if 0 not in sides and len(set(sides)) == 2:
                return True
    return False


def _side(tilts: Sequence[float]) -> int:
    """-1 or 1 for a shape that lies on one side of the middle, 0 for one that reaches over it."""
    return -1 if max(tilts) <= 0 else 1 if min(tilts) >= 0 else 0


def patches(high: Mask, *, corners: bool = False) -> list[Mask]:
    """The pieces of a mask that hang together by sides, or with `corners` by corners too."""
    left, found = high.copy(), []
    while left.any():
        piece, grown = np.zeros_like(high), np.zeros_like(high)
        grown[np.unravel_index(int(left.argmax()), high.shape)] = True
        while (grown ^ piece).any():
            piece, grown = grown, _grown(grown, corners) & left
        found.append(piece)
        left &= ~piece
    return found


def _grown(piece: Mask, corners: bool) -> Mask:
    """A piece with the cells beside it."""
    tall = piece.copy()
    tall[1:] |= piece[:-1]
    tall[:-1] |= piece[1:]
    wide = tall.copy()
    beside = tall if corners else piece
    wide[:, 1:] |= beside[:, :-1]
    wide[:, :-1] |= beside[:, 1:]
    return wide


def read_bands(plain: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    """Bands out of the plain data of a stored frame: {"share": …, "shapes": [[[B, G], …], …]}."""
    return tuple(
        Band(float(one["share"]), tuple(tuple((float(b), float(g)) for b, g in shape) for shape in one["shapes"]))
        for one in plain
    )


def _spread(care: Floats) -> tuple[Floats, float]:
    """Density on the lattice, and the level of the outer band, with the narrowest width that shows enough of a room."""
    line = np.linspace(0, 100, CELLS + 1)
    n, grid, floor = len(care), np.zeros((CELLS + 1, CELLS + 1)), 0.0
    enough = max(ENOUGH, min(FEWEST / n, NEARLY_ALL))
    for wider in WIDER:
        near = [np.exp(-(((line[:, None] - care[None, :, axis]) / (wider * WIDTH)) ** 2) / 2) for axis in (0, 1)]
        # Each region is cut at the diamond's edge and weighs the same as any other.
        weight = near[0].sum(axis=0) * near[1].sum(axis=0)
        grid = (near[0] / weight) @ near[1].T
        floor = max(OVERLAP * float((1 / weight).max()), _holding(grid, SHARES[0]))
        if _held(grid, floor, n) >= enough:
            return grid, floor
    # People stand far apart: the widest cloud, and as much of it as hangs together. In the end that is all of it.
    for share in (*np.arange(enough, 1, LOWER).tolist(), 1.0):
        floor = min(floor, _holding(grid, share))
        if _held(grid, floor, n) >= enough:
            break
    return grid, floor


def _held(grid: Floats, level: float, n: int) -> float:
    """The share of the room that an outer band of this level may show."""
    return float(grid[_drawn(grid * (n / grid.sum()), grid >= level, alone=True)].sum() / grid.sum())


def _drawn(weight: Floats, high: Mask, *, alone: bool) -> Mask:
    """The part of a band that may be drawn: without patches that weigh fewer than FEWEST sheets, such gaps filled.

    With `alone` the only patch of all is drawn whatever it weighs: it stands apart from nothing.
    """
    kept, islands = np.zeros_like(high), patches(high)
    for island in islands:
        if weight[island].sum() >= FEWEST - 1e-9 or (alone and len(islands) == 1):
            kept |= island
    for gap in patches(~kept, corners=True):
        edge = gap[0].any() or gap[-1].any() or gap[:, 0].any() or gap[:, -1].any()
        if not edge and weight[gap].sum() < FEWEST:
            kept |= gap
    return kept


def _holding(grid: Floats, share: float) -> float:
    """The level above which `share` of the cloud lies."""
    falling = np.sort(grid.ravel())[::-1]
    held = np.cumsum(falling) / falling.sum()
    return float(falling[min(int(np.searchsorted(held, share)), len(falling) - 1)])
