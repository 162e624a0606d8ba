"""The halftone of a cloud: where it stands, how large its diamonds are, and that bands are all it knows."""

from __future__ import annotations

import numpy as np
import pytest

import charts
from charts.density import Band, patches
from charts.halftone import CELLS, FULL, SMALLEST, tones

# A square in C and S from 20 to 80, and one from 40 to 60 in it, as corners in (B, G).
OUTER = ((0, 20), (60, 50), (0, 80), (-60, 50))
INNER = ((0, 40), (20, 50), (0, 60), (-20, 50))


def test_one_even_band_fills_its_cells_alike_and_no_other():
    found = tones([Band(0.9, (OUTER,))])
    care = {(round(g - b / 2, 1), round(g + b / 2, 1)) for b, g, _ in found}
    # Cells of 6.67: the square takes in those whose middles lie from 23.3 to 76.7, nine each way.
    assert len(found) == len(care) == 81
    assert all(20 < c < 80 and 20 < s < 80 for c, s in care)
    middle = [area for b, g, area in found if abs(b) < 20 and abs(g - 50) < 10]
    assert middle and all(area == pytest.approx(FULL, abs=0.01) for area in middle)


def test_the_denser_band_has_the_larger_diamonds_in_the_measure_of_its_density():
    # 0.5 in 400 square points against 0.4 in 3200: ten times as dense.
    found = {(round(b), round(g)): area for b, g, area in tones([Band(0.9, (OUTER,)), Band(0.5, (INNER,))])}
    assert found[0, 50] == pytest.approx(FULL, abs=0.03)
    assert found[0, 23] == pytest.approx(FULL / 10, abs=0.03)
    assert all(SMALLEST <= area <= FULL for area in found.values())
    assert list(found) == list(dict.fromkeys(found))


def test_a_patch_with_a_narrow_neck_is_one_patch_of_diamonds():
    # Two squares in C and S joined by a strip of one point: 0 to 30 and 60 to 90 wide, the strip at S from 15 to 16.
    care = [
        (0, 0),
        (30, 0),
        (30, 15),
        (60, 15),
        (60, 0),
        (90, 0),
        (90, 30),
        (60, 30),
        (60, 16),
        (30, 16),
        (30, 30),
        (0, 30),
    ]
    neck = tuple((s - c, (c + s) / 2) for c, s in care)
    found = tones([Band(0.9, (neck,))])
    cells = np.zeros((CELLS, CELLS), dtype=bool)
    for b, g, _ in found:
        cells[int((g - b / 2) / 100 * CELLS), int((g + b / 2) / 100 * CELLS)] = True
    assert len(patches(cells)) == 1
    # Two patches stay two.
    squares = [[(0, 0), (30, 0), (30, 30), (0, 30)], [(60, 0), (90, 0), (90, 30), (60, 30)]]
    apart = tuple(tuple((s - c, (c + s) / 2) for c, s in square) for square in squares)
    assert not {20, 40} <= {round(g - b / 2) for b, g, _ in tones([Band(0.9, apart)])} and len(
        tones([Band(0.9, apart)])
    ) < len(found)


def test_no_bands_no_diamonds_and_every_diamond_is_inside_the_outer_band():
    assert tones([]) == ()
    bands = charts.bands([(-40, 60), (-30, 55), (-35, 65), (-10, 70), (0, 60), (10, 50)])
    outer = [corner for shape in bands[0].shapes for corner in shape]
    low, high = min(b for b, _ in outer), max(b for b, _ in outer)
    reach = 100 / CELLS
    assert all(low - reach < b < high + reach for b, _, _ in tones(bands))
    assert tones(bands) == tones(bands)
