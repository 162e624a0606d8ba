"""The region a position may lie in (F11), turned to B and G (F6), and kept inside the diamond."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from charts.frame import Floats
from scoring import MODEL, Position

DIAMOND: Floats = np.array([(-100.0, 50.0), (0.0, 100.0), (100.0, 50.0), (0.0, 0.0)])
"""Corners in B and G: all there is, since |B| is at most 2 min(G, 100 - G)."""

HALF = -2 * math.log(0.5)
"""Chi-square, two degrees of freedom, 50 %: the inner region."""

CORNERS, FEWER = 40, 28
"""Points of an ellipse that is drawn, and of one that stands behind: no corner is seen, and a spec stays small."""


def ellipse(position: Position, chi2: float, corners: int = CORNERS) -> Floats:
    """The region of F11 as corners in (B, G), before it is clipped; `chi2` says how much it holds.

    Raises ValueError where the position has no place.
    """
    if position.C is None or position.S is None or position.V_C is None or position.V_S is None:
        raise ValueError("This sheet has no position; draw the blank map for it.")
    cov = position.cov or 0.0
    first = math.sqrt(max(position.V_C, 1e-9))
    slope = cov / first
    second = math.sqrt(max(position.V_S - slope**2, 0.0))
    turn = np.linspace(0, 2 * math.pi, corners, endpoint=False)
    reach = math.sqrt(chi2)
    client = position.C + reach * first * np.cos(turn)
    own = position.S + reach * (slope * np.cos(turn) + second * np.sin(turn))
    return np.column_stack([own - client, (client + own) / 2])


def clip(corners: Floats, within: Floats = DIAMOND) -> Floats:
    """What two convex shapes share (Sutherland-Hodgman); `within` runs clockwise, y up. May be empty."""
    shape = [(float(x), float(y)) for x, y in corners]
    for (ax, ay), (bx, by) in zip(within, np.roll(within, -1, axis=0), strict=True):
        kept: list[tuple[float, float]] = []
        for p, q in zip(shape, shape[1:] + shape[:1], strict=True):
            # Right of the edge (or on it) is inside.
            here = (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax)
            there = (bx - ax) * (q[1] - ay) - (by - ay) * (q[0] - ax)
            if here <= 0:
                kept.append(p)
            if here * there < 0:
                part = here / (here - there)
                kept.append((p[0] + part * (q[0] - p[0]), p[1] + part * (q[1] - p[1])))
        shape = kept
    return np.array(shape).reshape(-1, 2)


def region(position: Position, chi2: float = MODEL.region, corners: int = CORNERS) -> Floats:
    """The region as it is drawn: corners in (B, G) inside the diamond. 90 % unless `chi2` says otherwise."""
    return clip(ellipse(position, chi2, corners))


def nearest(point: Sequence[float], scale: tuple[float, float] = (1.0, 1.0)) -> tuple[float, float]:
    """The point of the diamond next to (B, G): a guess on two sliders may lie outside of it.

    `scale` gives the pixels of one point of B and of G, so that "next" is what the eye sees.
    """
    b, g = float(point[0]), float(point[1])
    if abs(b) <= 2 * min(g, 100 - g):
        return b, g
    here, unit = np.array([b, g]), np.array(scale)
    best = (0.0, 50.0)
    shortest = math.inf
    for start, end in zip(DIAMOND, np.roll(DIAMOND, -1, axis=0), strict=True):
        along = (end - start) * unit
        part = float(np.clip(((here - start) * unit) @ along / (along @ along), 0, 1))
        spot = start + part * (end - start)
        far = float(np.linalg.norm((here - spot) * unit))
        if far < shortest:
            shortest, best = far, (float(spot[0]), float(spot[1]))
    return best
