from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.region import DIAMOND, HALF, clip, ellipse, nearest, region
from scoring import MODEL
from tests.charts.made_positions import EXTREMES, made, too_few, worked

AMOUNT = st.floats(0, 100)
VARIANCE = st.floats(25, 330)
TIED = st.floats(-0.9, 0.9)


def in_diamond(points, air=1e-6):
    return (np.abs(points[:, 0]) <= 2 * np.minimum(points[:, 1], 100 - points[:, 1]) + air).all()


def area(points):
    x, y = points[:, 0], points[:, 1]
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def test_the_first_corner_by_hand():
    # t = 0: C + sqrt(4.605) sqrt(72.5897) = 75 + 2.145926 * 8.519959 = 93.28321;
    # S + sqrt(4.605) * 2.3148 / 8.519959 = 47.916667 + 0.583034 = 48.499701. B = S - C, G = (C + S) / 2.
    b, g = ellipse(worked(), MODEL.region)[0]
    assert (round(b, 3), round(g, 3)) == (-44.784, 70.891)


def test_half_of_a_round_cloud():
    assert round(HALF, 4) == 1.3863


@given(AMOUNT, AMOUNT, VARIANCE, VARIANCE, TIED)
def test_every_corner_is_equally_unlikely(C, S, V_C, V_S, tied):
    cov = tied * math.sqrt(V_C * V_S)
    points = ellipse(made(C, S, V_C, V_S, cov), 4.605)
    away = np.column_stack([points[:, 1] - points[:, 0] / 2 - C, points[:, 1] + points[:, 0] / 2 - S])
    inverse = np.linalg.inv(np.array([[V_C, cov], [cov, V_S]]))
    assert np.allclose(np.einsum("ij,jk,ik->i", away, inverse, away), 4.605)


@given(AMOUNT, AMOUNT, VARIANCE, VARIANCE, TIED)
def test_a_region_never_leaves_the_diamond(C, S, V_C, V_S, tied):
    found = region(made(C, S, V_C, V_S, tied * math.sqrt(V_C * V_S)))
    assert len(found) >= 3
    assert in_diamond(found)
    assert area(found) > 0


def test_a_region_well_inside_is_not_cut():
    assert np.allclose(region(made(50, 50, 50, 50)), ellipse(made(50, 50, 50, 50), MODEL.region))


def test_at_the_top_a_quarter_remains():
    # Care for both at 100 with equal variances: the round cloud's lower quarter lies in the square, turned.
    top = made(100, 100, 50, 50)
    assert area(region(top)) == pytest.approx(area(ellipse(top, MODEL.region)) / 4, rel=0.02)


def test_clip_of_what_lies_outside_is_empty():
    assert len(clip(np.array([(90.0, 90.0), (95.0, 95.0), (99.0, 90.0)]))) == 0


def test_no_region_without_a_position():
    with pytest.raises(ValueError, match="no position"):
        region(too_few())


@pytest.mark.parametrize("position", EXTREMES)
def test_the_dot_is_smaller_than_the_inner_region(position):
    pixels = 2.07 * 3.4
    assert area(region(position, HALF)) * pixels > 3 * 74


@given(AMOUNT, AMOUNT)
def test_a_guess_inside_stays(C, S):
    point = (S - C, (C + S) / 2)
    assert nearest(point) == pytest.approx(point, abs=1e-9)


@given(st.floats(-100, 100), AMOUNT)
def test_a_guess_outside_goes_to_the_nearest_place(b, g):
    found = np.array(nearest((b, g), (2.07, 3.4)))
    assert in_diamond(found[None, :], 1e-6)
    unit = np.array([2.07, 3.4])
    far = np.linalg.norm((found - (b, g)) * unit)
    for start, end in zip(DIAMOND, np.roll(DIAMOND, -1, axis=0), strict=True):
        edge = start + np.linspace(0, 1, 50)[:, None] * (end - start)
        if abs(b) > 2 * min(g, 100 - g):
            assert far <= np.linalg.norm((edge - (b, g)) * unit, axis=1).min() + 1e-9
