from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.contours import loops

ROWS, COLUMNS = np.mgrid[-20:21, -20:21]
FAR = np.hypot(ROWS, COLUMNS)


def area(ring):
    x, y = ring[:, 0], ring[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def test_a_hill_is_a_circle():
    (ring,) = loops(-FAR, -10.0)
    assert area(ring) == pytest.approx(np.pi * 100, rel=0.01)
    assert np.allclose(np.hypot(*(ring - 20).T), 10, atol=0.1)


def test_a_ring_is_one_shape_with_a_cut_to_its_hole():
    (ring,) = loops(-abs(FAR - 12), -4.0)
    assert area(ring) == pytest.approx(np.pi * (16**2 - 8**2), rel=0.02)


def test_two_hills_are_two_shapes_the_larger_first():
    two = np.maximum(8 - np.hypot(ROWS + 10, COLUMNS), 5 - np.hypot(ROWS - 10, COLUMNS))
    large, small = loops(two, 0.0)
    assert area(large) > area(small) > 0
    assert len(loops(two, 0.0, smallest=100)) == 1


def test_the_edge_closes_what_runs_over_it():
    (ring,) = loops(np.ones((5, 7)), 0.5)
    assert area(ring) == pytest.approx(4 * 6, rel=0.01)


def test_nothing_high_enough():
    assert loops(np.zeros((5, 5)), 1.0) == []


@given(st.integers(0, 10_000), st.floats(-1.5, 1.5))
def test_any_ground_gives_closed_shapes_of_about_the_right_size(seed, level):
    grid = np.kron(np.random.default_rng(seed).normal(size=(5, 5)), np.ones((6, 6)))
    total = sum(area(ring) for ring in loops(grid, level))
    cells = float((grid >= level).sum())
    # A field of six by six points covers between 25 (its inside) and 49 lattice cells.
    assert 0.6 * cells - 1 <= total <= 1.4 * cells + 1
