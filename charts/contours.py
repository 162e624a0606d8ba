"""Closed lines of one height on a lattice (marching squares), for filling."""

from __future__ import annotations

import numpy as np

from charts.frame import Floats

Point = tuple[float, float]

FEWEST = 4
"""Corners a loop needs to be a shape."""


def loops(grid: Floats, level: float, smallest: float = 0.0) -> list[Floats]:
    """Where `grid` is at least `level` -> closed shapes, corners in lattice steps (row, column).

    Shapes never cross; a hole is joined to the shape around it by a cut without width, so that each shape can be
    filled by itself. Those of `smallest` cells or fewer are left out. The lattice's edge closes what runs over it.
    """
    padded = np.pad(grid, 1, constant_values=min(float(grid.min()), level) - max(abs(level), 1e-12))
    rings = [_thinned(ring) for ring in _rings(padded, level)]
    shaped = [np.clip(ring - 1, 0, np.array(grid.shape) - 1) for ring in rings if len(ring) >= FEWEST]
    areas = [_area(ring) for ring in shaped]
    outer = [ring for ring, area in zip(shaped, areas, strict=True) if area > smallest]
    for hole in (ring for ring, area in zip(shaped, areas, strict=True) if area < -smallest):
        around = [place for place, ring in enumerate(outer) if _holds(ring, hole[0])]
        if around:
            tightest = min(around, key=lambda place: abs(_area(outer[place])))
            outer[tightest] = _joined(outer[tightest], hole)
    return sorted(outer, key=lambda ring: -abs(_area(ring)))


def _rings(grid: Floats, level: float) -> list[Floats]:
    """Every closed line, with the higher ground on its left."""
    following: dict[Point, Point] = {}
    high = grid >= level
    mixed = high[:-1, :-1].astype(int) + high[1:, :-1] + high[1:, 1:] + high[:-1, 1:]
    for row, column in np.argwhere((mixed > 0) & (mixed < 4)).tolist():
        # Corners in turn; a side whose ends differ is crossed once.
        corners = [(row, column), (row + 1, column), (row + 1, column + 1), (row, column + 1)]
        enter: list[Point] = []
        leave: list[Point] = []
        for side in range(4):
            a, b = corners[side], corners[(side + 1) % 4]
            if high[a] != high[b]:
                (leave if high[a] else enter).append(_crossing(grid, level, min(a, b), max(a, b)))
        # Two crossings each way: a saddle. The high corners stay apart, each with a line around itself.
        if len(enter) == 2 and high[corners[0]]:
            leave.reverse()
        for start, end in zip(leave, enter, strict=True):
            following[start] = end
    found = []
    while following:
        first, at = next(iter(following.items()))
        ring = [first]
        del following[first]
        while at != first:
            ring.append(at)
            at = following.pop(at)
        found.append(np.array(ring))
    return found


def _crossing(grid: Floats, level: float, a: tuple[int, int], b: tuple[int, int]) -> Point:
    low, high = float(grid[a]), float(grid[b])
    part = min(max((level - low) / (high - low), 1e-6), 1 - 1e-6)
    return a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])


def _thinned(ring: Floats, air: float = 0.06) -> Floats:
    """Without corners that lie on the line between their neighbours, as the eye sees it."""
    kept = [ring[0]]
    for here, after in zip(ring[1:], np.roll(ring, -1, axis=0)[1:], strict=True):
        along, off = after - kept[-1], here - kept[-1]
        length = float(np.hypot(*along))
        away = abs(float(along[0] * off[1] - along[1] * off[0])) / length if length else float(np.hypot(*off))
        if away > air or float(np.hypot(*off)) > 3:
            kept.append(here)
    return np.array(kept)


def _area(ring: Floats) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def _holds(ring: Floats, point: Floats) -> bool:
    """Whether a point lies inside (crossings of a ray)."""
    before, after = ring, np.roll(ring, -1, axis=0)
    spans = (before[:, 1] > point[1]) != (after[:, 1] > point[1])
    rise = np.where(spans, after[:, 1] - before[:, 1], 1.0)
    meets = before[:, 0] + (point[1] - before[:, 1]) / rise * (after[:, 0] - before[:, 0])
    return bool((spans & (meets > point[0])).sum() % 2)


def _joined(ring: Floats, hole: Floats) -> Floats:
    far = np.hypot(ring[:, None, 0] - hole[None, :, 0], ring[:, None, 1] - hole[None, :, 1])
    i, j = np.unravel_index(int(np.argmin(far)), far.shape)
    return np.concatenate([ring[: i + 1], hole[j:], hole[: j + 1], ring[i:]])
