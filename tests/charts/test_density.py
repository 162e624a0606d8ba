from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import density
from charts.contours import loops
from charts.density import Band, bands, patches, read_bands

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


def weights(places, band):
    """How many sheets weigh in each shape of a band, counted anew: points of a lattice inside its corners."""
    at = np.array(places, dtype=float)
    at = at[np.lexsort((at[:, 1], at[:, 0]))]
    grid, _ = density._spread(np.column_stack([at[:, 1] - at[:, 0] / 2, at[:, 1] + at[:, 0] / 2]))
    C, S = np.meshgrid(*[np.linspace(0, 100, density.CELLS + 1)] * 2, indexing="ij")
    found = []
    for shape in band.shapes:
        # A hair inside, so that a point on the diamond's own edge counts as inside.
        care = np.array([(g - b / 2, g + b / 2) for b, g in shape])
        care = np.where(care <= 0.1, -1.0, np.where(care >= 99.9, 101.0, care))
        held = np.zeros(grid.shape, dtype=bool)
        for (c, s), (d, t) in zip(care, np.roll(care, -1, axis=0), strict=True):
            if s != t:
                held ^= ((s > S) != (t > S)) & ((d - c) * (S - s) / (t - s) + c > C)
        found.append(float(grid[held].sum() / grid.sum()) * len(places))
    return found


@st.composite
def rooms(draw):
    """People in a few groups, tight or loose, as rooms are."""
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    middles = random.uniform(3, 97, (draw(st.integers(1, 5)), 2))
    n, loose = draw(st.integers(5, 40)), draw(st.sampled_from([0.0, 4.0, 10.0, 25.0]))
    care = np.clip(middles[random.integers(0, len(middles), n)] + random.normal(0, loose, (n, 2)), 0, 100)
    return turned(care.tolist())


@given(rooms())
def test_no_patch_and_no_darker_spot_is_made_of_fewer_than_five(places):
    found = bands(places)
    slack = 0.2  # corners are rounded to tenths
    for number, band in enumerate(found):
        held = weights(places, band)
        # The only patch of a room of five or six stands apart from nothing; four sheets alone could not bring it.
        least = 5 if number or len(held) > 1 else min(5.0, 0.6 * len(places), 0.85 * len(places))
        assert min(held) >= least - slack
    # The outer band shows enough of the room to be its picture.
    assert sum(weights(places, found[0])) >= 0.6 * len(places) - slack


@given(rooms())
def test_a_gap_in_a_cloud_is_no_place_of_a_few(places):
    at = np.array(places, dtype=float)
    at = at[np.lexsort((at[:, 1], at[:, 0]))]
    grid, outer = density._spread(np.column_stack([at[:, 1] - at[:, 0] / 2, at[:, 1] + at[:, 0] / 2]))
    weight = grid * (len(places) / grid.sum())
    kept = density._drawn(weight, grid >= outer, alone=True)
    gaps = [gap for gap in patches(~kept, corners=True)
            if not (gap[0].any() or gap[-1].any() or gap[:, 0].any() or gap[:, -1].any())]  # fmt: skip
    assert all(weight[gap].sum() >= 5 for gap in gaps)


def test_three_who_stand_apart_are_no_patch_of_their_own():
    # Nine in the middle and three far out: the three are not in the picture.
    found = bands([*[(-2 + n % 3, 48 + n % 4) for n in range(9)], (70, 55), (71, 55), (72, 54)])
    assert [len(band.shapes) for band in found] == [1] * len(found)
    assert inside(found[0], (0, 50)) and not inside(found[0], (71, 55))


def test_two_groups_too_small_for_a_patch_are_one_wide_cloud():
    # Five and four: neither may stand alone, so all regions grow until they are one.
    found = bands([*[(-45, 60 + n) for n in range(5)], *[(45, 60 + n) for n in range(4)]])
    assert [len(band.shapes) for band in found] == [1] * len(found)
    assert inside(found[0], (-45, 62)) and inside(found[0], (45, 62)) and inside(found[0], (0, 62))


def test_a_small_room_has_no_darker_spots():
    # Seven tenths of seven sheets are 4.9; of eight 5.6. The outer band of one round hill ends at 1.3 of 7, or of 8, of
    # its top, so it holds all but that.
    assert [band.share for band in bands([(0, 50)] * 7)] == pytest.approx([1 - 1.3 / 7], abs=0.03)
    assert [band.share for band in bands([(0, 50)] * 8)] == pytest.approx([1 - 1.3 / 8, 0.7], abs=0.03)


def test_a_ring_of_twelve_has_no_hole():
    round_it = [(60 * np.cos(turn), 50 + 30 * np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 13)[:-1]]
    (shape,) = bands(round_it)[0].shapes
    assert inside(Band(1, (shape,)), (0, 50))


def test_patches_hang_together_by_sides_or_by_corners():
    cross = np.array([[1, 0, 1], [0, 1, 0], [1, 1, 0]], dtype=bool)
    assert [int(one.sum()) for one in patches(cross)] == [1, 1, 3]
    assert [int(one.sum()) for one in patches(cross, corners=True)] == [5]
    assert patches(np.zeros((2, 2), dtype=bool)) == []


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


def camp(middle, n, seed):
    """So many places around one in (B, G), a standard deviation of six points apart."""
    return np.random.default_rng(seed).normal(middle, 6, size=(n, 2))


def test_two_camps_are_two_hills_and_one_wide_room_is_none():
    both = np.vstack([camp((-50, 50), 15, 1), camp((50, 50), 15, 2)])
    assert density.two_hills(density.bands(both))
    # One of the two stands in the middle, or both on one side: hills, and no camps on both sides.
    assert not density.two_hills(density.bands(np.vstack([camp((0, 70), 15, 1), camp((60, 45), 15, 2)])))
    assert not density.two_hills(density.bands(np.vstack([camp((30, 75), 15, 1), camp((40, 30), 15, 2)])))
    line = np.column_stack([np.linspace(-60, 60, 30), np.full(30, 55.0)])
    assert not density.two_hills(density.bands(line))
    assert not density.two_hills(density.bands(camp((-40, 50), 30, 3)))
    assert not density.two_hills(())
    # A hill of four is not drawn, so it is none.
    assert not density.two_hills(density.bands(np.vstack([camp((-50, 50), 15, 1), camp((50, 50), 4, 2)])))


def test_two_spots_within_the_densest_quarter_are_no_camps():
    left, right, over = ([(b, 50.0), (b + 5, 55.0), (b + 5, 45.0)] for b in (-60.0, 20.0, -2.0))
    spots = (tuple(left), tuple(right))
    assert density.two_hills((density.Band(0.5, spots),)) and not density.two_hills((density.Band(0.25, spots),))
    assert not density.two_hills((density.Band(0.9, (*spots, tuple(over))),))
