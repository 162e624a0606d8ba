"""A cloud as a halftone: one small diamond a cell of the weave, the larger the denser the cloud is there.

It is made of the bands of a frozen frame and of nothing else, so it tells no more than they do: all of a band is as
dense as its share over its area, and cells outside the outer band stay empty. A patch of the outer band is one patch of
diamonds too, however narrow it is in between. The diamonds stand where the cells are, never where a person is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from charts.density import Band, Mask, patches
from charts.frame import Floats

CELLS = 15
"""Cells along the care for the client, and along the care for oneself."""

FINE = 6
"""Points along a cell at which the bands are looked up."""

INSIDE = (0.34, 0.2, 0.1, 0.0)
"""Part of a cell that has to lie in a patch of the outer band; less where the patch would come apart."""

SMALLEST = 0.07
"""Area of a diamond that can still be seen, as part of its cell."""

FULL = 0.88
"""Area of the largest diamond, as part of its cell: a little paper stays between any two."""

SOFT = 0.55
"""How far a cell's tone is smoothed over its neighbours, in cells, so that the steps between bands do not show."""

Tone = tuple[float, float, float]
"""B and G of a cell's middle, and the area of its diamond as part of the cell (0 to 1)."""


def tones(bands: Sequence[Band]) -> tuple[Tone, ...]:
    """The bands of a cloud, outer first -> the diamonds of its halftone; none without bands."""
    if not bands:
        return ()
    line = (np.arange(CELLS * FINE) + 0.5) / (CELLS * FINE) * 100
    S, C = np.meshgrid(line, line)
    B, G = S - C, (S + C) / 2
    found = [[_within(np.array(shape), B, G) for shape in band.shapes] for band in bands]
    inside = [np.any(shapes, axis=0) for shapes in found]
    density = np.zeros_like(B)
    for at, (band, here) in enumerate(zip(bands, inside, strict=True)):
        inner = inside[at + 1] if at + 1 < len(bands) else np.zeros_like(here)
        ring, held = here & ~inner, band.share - (bands[at + 1].share if at + 1 < len(bands) else 0.0)
        if ring.any():
            density[ring] = max(held, 0.0) / ring.sum()
    tone, cells = _by_cell(_softened(density)), np.any([_cells(shape) for shape in found[0]], axis=0)
    tone = np.where(cells, np.maximum(tone / max(float(tone.max()), 1e-12) * FULL, SMALLEST), 0.0)
    middle = (np.arange(CELLS) + 0.5) / CELLS * 100
    return tuple(
        (float(middle[j] - middle[i]), float(middle[i] + middle[j]) / 2, round(float(tone[i, j]), 3))
        for i in range(CELLS)
        for j in range(CELLS)
        if tone[i, j] > 0
    )


def _cells(shape: Mask) -> Mask:
    """The cells of one patch, hanging together as it does."""
    covered = _by_cell(shape.astype(float))
    cuts = [covered >= part if part else covered > 0 for part in INSIDE]
    return next((cells for cells in cuts if len(patches(cells)) == 1), cuts[-1])


def _by_cell(fine: Floats) -> Floats:
    found: Floats = fine.reshape(CELLS, FINE, CELLS, FINE).mean(axis=(1, 3))
    return found


def _softened(fine: Floats) -> Floats:
    """Smoothed along both ways by a bell of SOFT cells."""
    reach = np.arange(-2 * FINE, 2 * FINE + 1)
    bell = np.exp(-((reach / (SOFT * FINE)) ** 2) / 2)
    bell /= bell.sum()
    for axis in (0, 1):
        fine = np.apply_along_axis(lambda row: np.convolve(row, bell, mode="same"), axis, fine)
    return fine


def _within(shape: Floats, B: Floats, G: Floats) -> Mask:
    """Whether points lie inside a closed shape (crossings of a ray)."""
    found = np.zeros(B.shape, dtype=bool)
    for (b, g), (c, h) in zip(shape, np.roll(shape, -1, axis=0), strict=True):
        if g != h:
            found ^= ((g > G) != (h > G)) & ((c - b) * (G - g) / (h - g) + b > B)
    return found
