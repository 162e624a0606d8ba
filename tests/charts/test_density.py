from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.contours import loops
from charts.density import Band, bands, read_bands

CARE = st.tuples(st.floats(0, 100), st.floats(0, 100))


def turned(care):
    return [(S - C, (C + S) / 2) for C, S in care]


def inside(band, point):
    """How many shapes of a band hold a point, by the crossings of a ray."""
    held = 0
    for shape in band.shapes:
        a = np.array(shape)
        b = np.roll(a, -1, axis=0)
        spans = (a[:, 1] > point[1]) != (b[:, 1] > point[1])
        with np.errstate(divide="ignore", invalid="ignore"):
            meets = a[:, 0] + (point[1] - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
        held += int((spans & (meets > point[0])).sum() % 2)
    return held


def test_no_places_no_cloud():
    assert bands([]) == ()


@given(st.lists(CARE, min_size=5, max_size=40))
def test_bands_lie_in_the_diamond_and_grow_denser(care):
    found = bands(turned(care))
    assert found
    shares = [band.share for band in found]
    assert shares == sorted(shares, reverse=True) and shares[0] <= 1
    for band in found:
        for shape in band.shapes:
            at = np.array(shape)
            assert (np.abs(at[:, 0]) <= 2 * np.minimum(at[:, 1], 100 - at[:, 1]) + 0.3).all()


@given(st.lists(CARE, min_size=5, max_size=12), st.randoms())
def test_the_order_of_sheets_leaves_no_trace(care, random):
    places = turned(care)
    mixed = list(places)
    random.shuffle(mixed)
    assert bands(places) == bands(mixed)


def test_one_who_stands_alone_is_not_in_the_picture():
    group = [(-40 + n, 60 + n % 3) for n in range(12)]
    found = bands([*group, (70, 40)])
    assert inside(found[0], (-35, 61)) == 1
    assert inside(found[0], (70, 40)) == 0


def test_two_groups_are_two_clouds():
    found = bands([*[(-50, 60)] * 8, *[(50, 60)] * 8])
    assert inside(found[0], (-50, 60)) and inside(found[0], (50, 60)) and not inside(found[0], (0, 60))


def test_a_cloud_comes_back_out_of_a_stored_frame():
    found = bands([(-20, 60), (-10, 50), (0, 70), (10, 60), (20, 55)])
    assert read_bands(json.loads(json.dumps([asdict(band) for band in found]))) == found


def test_share_of_a_band_by_counting():
    # Sixteen alike in the middle: one round hill, of which the band called .5 holds half: radius sqrt(2 ln 2) widths.
    found = bands([(0, 50)] * 16)
    half = next(band for band in found if band.share == pytest.approx(0.5, abs=0.04))
    at = np.array(half.shapes[0])
    care = np.column_stack([at[:, 1] - at[:, 0] / 2, at[:, 1] + at[:, 0] / 2]) - 50
    assert np.allclose(np.hypot(*care.T), 9 * np.sqrt(2 * np.log(2)), atol=1.0)


def test_a_band_is_plain_and_frozen():
    with pytest.raises(AttributeError):
        Band(0.5, ()).share = 1  # type: ignore[misc]
    assert loops(np.zeros((3, 3)), 1.0) == []
