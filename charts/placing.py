"""Finds a place for a label: off every region, dot and other label, on the canvas, and near what it names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from charts.frame import Floats, Frame
from charts.letters import ASCENT, DESCENT, Box, Label, measure

Booleans = npt.NDArray[np.bool_]

STEP = 2.5
"""Pixels (of the 440 map) between places that are tried."""
WINDOW = 120.0
"""How far from what it names a label is looked for first."""
AIR, GAP, EDGE = 5.0, 8.0, 3.0
"""Pixels kept free around a region or label; the distance liked best to what is named; the canvas's margin."""
OTHERS, CROSSED = 32.0, 90.0
"""What it costs, in pixels away from what is named, to stand in or against somebody else's region, and on a line."""


def _boxes(frame: Frame, width: float, above: float, below: float, within: Box) -> Floats:
    """Every place tried inside `within` and on the map's own box, as rows left, top, right, bottom."""
    step, edge = STEP * frame.unit, EDGE * frame.unit
    own = frame.box
    left = np.arange(max(own[0] + edge, within[0]), min(own[2] - edge, within[2]) - width, step)
    middle = np.arange(max(own[1] + edge, within[1]) + above, min(own[3] - edge, within[3]) - below, step)
    x, y = (grid.ravel() for grid in np.meshgrid(left, middle))
    return np.column_stack([x, y - above, x + width, y + below])


def meets(boxes: Floats, shape: Floats, air: float = 0.0) -> Booleans:
    """Which boxes come within `air` pixels of a convex shape (separating axes)."""
    low, high = shape.min(axis=0) - air, shape.max(axis=0) + air
    found = (boxes[:, 0] < high[0]) & (boxes[:, 2] > low[0]) & (boxes[:, 1] < high[1]) & (boxes[:, 3] > low[1])
    near = boxes[found]
    edges = np.roll(shape, -1, axis=0) - shape
    normals = np.column_stack([-edges[:, 1], edges[:, 0]])
    length = np.linalg.norm(normals, axis=1)
    axes = normals[length > 1e-9] / length[length > 1e-9, None]
    middle = np.column_stack([near[:, 0] + near[:, 2], near[:, 1] + near[:, 3]]) / 2
    half = np.column_stack([near[:, 2] - near[:, 0], near[:, 3] - near[:, 1]]) / 2 + air
    across, reach = middle @ axes.T, half @ np.abs(axes).T
    along = shape @ axes.T
    apart = (across - reach >= along.max(axis=0)) | (across + reach <= along.min(axis=0))
    found[found] = ~apart.any(axis=1)
    return np.asarray(found, dtype=np.bool_)


def inside(boxes: Floats, shape: Floats, air: float = 0.0) -> Booleans:
    """Which boxes lie whole inside a convex shape, `air` pixels from its line."""
    after = np.roll(shape, -1, axis=0)
    if float((shape[:, 0] * after[:, 1] - after[:, 0] * shape[:, 1]).sum()) < 0:  # clockwise on the screen (y down)
        shape = shape[::-1]
    corners = np.stack([boxes[:, [0, 1]], boxes[:, [2, 1]], boxes[:, [2, 3]], boxes[:, [0, 3]]], axis=1)
    held = np.ones(len(boxes), dtype=bool)
    for a, b in zip(shape, np.roll(shape, -1, axis=0), strict=True):
        side = (b[0] - a[0]) * (corners[..., 1] - a[1]) - (b[1] - a[1]) * (corners[..., 0] - a[0])
        held &= (side >= air * float(np.hypot(*(b - a)))).all(axis=1)
    return held


def crossed(boxes: Floats, shape: Floats, air: float = 0.0) -> Booleans:
    """Which boxes the line around a convex shape runs through, or comes within `air` pixels of."""
    return np.asarray(meets(boxes, shape, air) & ~inside(boxes, shape, air), dtype=np.bool_)


def _away(boxes: Floats, shape: Floats) -> Floats:
    """Pixels between each box and the nearest corner of a shape (0 where it holds one)."""
    across = np.maximum(boxes[:, None, 0] - shape[None, :, 0], shape[None, :, 0] - boxes[:, None, 2]).clip(0)
    up = np.maximum(boxes[:, None, 1] - shape[None, :, 1], shape[None, :, 1] - boxes[:, None, 3]).clip(0)
    return np.asarray(np.hypot(across, up).min(axis=1))


def _behind(boxes: Floats, dot: tuple[float, float], taken: Sequence[Box]) -> Booleans:
    """Which boxes are seen from the dot only through a label that stands already: a leader would strike it out."""
    ends = np.column_stack([np.clip(dot[0], boxes[:, 0], boxes[:, 2]), np.clip(dot[1], boxes[:, 1], boxes[:, 3])])
    hidden = np.zeros(len(boxes), dtype=bool)
    for part in np.linspace(0, 1, 12):
        x, y = (dot[axis] + part * (ends[:, axis] - dot[axis]) for axis in (0, 1))
        for left, top, right, bottom in taken:
            hidden |= (x > left) & (x < right) & (y > top) & (y < bottom)
    return hidden


def _free(boxes: Floats, held: Sequence[Floats], unit: float) -> Floats:
    """Those boxes that keep their distance from all shapes."""
    for shape in held:
        boxes = boxes[~meets(boxes, shape, AIR * unit)]
    return boxes


def place(
    label: Label,
    frame: Frame,
    *,
    dot: tuple[float, float],
    near: Floats,
    off: Sequence[Floats],
    taken: Sequence[Box],
    shy: Sequence[Floats] = (),
    lines: Sequence[Floats] = (),
    own: Floats | None = None,
) -> Label:
    """The label at its best place, left-aligned.

    `dot` is the pixel it names, `near` the shape it stands beside (pixel corners; the dot's own, if it has no
    region), `own` its outline, in which it may stand. It never meets a shape in `off` or a box in `taken`; it would
    rather not meet those in `shy`, the outlines of others, nor be crossed by any outline, nor lie over the short lines
    in `lines` (pairs of pixel points). Level with the dot is liked best, then whole inside the diamond, then toward
    the centre line.
    """
    unit = frame.unit
    width = measure(label.text, label.face, label.size)
    held = [*off, *(np.array([(b[0], b[1]), (b[2], b[1]), (b[2], b[3]), (b[0], b[3])]) for b in taken)]
    low, high = near.min(axis=0) - WINDOW * unit, near.max(axis=0) + WINDOW * unit
    above, below = ASCENT * label.size, DESCENT * label.size
    # Nearby first, then anywhere on the map. A map without any room left is not known; it would still get its label.
    boxes = _free(_boxes(frame, width, above, below, (low[0], low[1], high[0], high[1])), held, unit)
    if not len(boxes):
        anywhere = _boxes(frame, width, above, below, frame.box)
        boxes = _free(anywhere, held, unit)
        boxes = boxes if len(boxes) else anywhere
    away = _away(boxes, near) / unit
    if own is not None:
        away = np.minimum(away, np.maximum(_away(boxes, own) / unit, GAP))
    middle = np.column_stack([boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]]) / 2
    cost = np.abs(away - GAP) * np.where(away < GAP, 2.0, 1.0)
    cost += 0.42 * np.abs(middle[:, 1] - dot[1]) / unit
    within, met = inside(boxes, frame.diamond), meets(boxes, frame.diamond)
    cost += np.where(within, 0.0, np.where(met, 60.0, 24.0))
    cost += 0.04 * np.abs(middle[:, 0] - frame.diamond[1, 0]) / unit
    for shape in shy:
        cost += OTHERS * meets(boxes, shape, AIR * unit) + CROSSED * crossed(boxes, shape, AIR * unit)
    if own is not None:
        cost += CROSSED * crossed(boxes, own, AIR * unit / 2)
    for line in lines:
        cost += 10.0 * meets(boxes, line)
    cost += 80.0 * _behind(boxes, dot, taken)
    best = boxes[int(np.argmin(cost))]
    return label.moved(float(best[0]), float(best[1] + ASCENT * label.size))
