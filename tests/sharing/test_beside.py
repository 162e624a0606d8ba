"""Two shared maps: the difference by F18, worked by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

from sharing.beside import beside
from sharing.link import Shared
from tests.support.codes import whole

CLIENT = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
SELF = Shared("model_v1", 58, 68, 9, 11.5, 1, "mixed_middle", "borderline", ("diva", "sweet_spot"))


def test_by_hand() -> None:
    # B: -27 and 10, so 37 apart. Errors: sqrt(81 + 81) = 12.7279; cov = 1/5 * 9 * 11.5 = 20.7, so
    # sqrt(81 + 132.25 - 41.4) = 13.1091. Together sqrt(162 + 171.85) = 18.2716; 37 / 18.2716 = 2.03, likely.
    # G: 61.5 and 63, so 1.5 apart. Errors: sqrt(162) / 2 and sqrt(81 + 132.25 + 41.4) / 2. 1.5 / 10.2 is small.
    found = beside(CLIENT, SELF)
    assert found.tilt.points == 37 and found.tilt.verdict == "likely"
    assert found.tilt.margin == pytest.approx(1.645 * math.sqrt(162 + 171.85))
    assert found.ground.points == 1.5 and found.ground.verdict == "too_small_to_tell"
    assert found.ground.margin == pytest.approx(1.645 * math.sqrt(162 + 254.65) / 2)
    assert found.both == ("mixed_middle", "sweet_spot")


@pytest.mark.parametrize(
    ("ground", "verdict"),
    [(11, "too_small_to_tell"), (12, "possible"), (17, "possible"), (18, "likely")],
)
def test_the_words_change_at_1_28_and_1_96_errors(ground: int, verdict: str) -> None:
    # SE_G is sqrt(81 + 81) / 2 for each, together 9 points: 1.28 times that is 11.52, 1.96 times 17.64.
    low = Shared("model_v1", 40, 40, 9, 9, 0, "mixed_middle", "clear", ())
    high = Shared("model_v1", 40 + ground, 40 + ground, 9, 9, 0, "mixed_middle", "clear", ())
    assert beside(low, high).ground.verdict == verdict


def test_a_map_beside_itself_is_too_small_to_tell() -> None:
    found = beside(CLIENT, CLIENT)
    assert found.tilt.points == found.ground.points == 0
    assert {found.tilt.verdict, found.ground.verdict} == {"too_small_to_tell"}


def test_zones_that_only_one_can_have_are_not_shared() -> None:
    clear = Shared("model_v1", 95, 95, 9, 9, 0, "sweet_spot", "clear", ())
    worn = Shared("model_v1", 10, 10, 9, 9, 0, "worn_out", "clear", ())
    assert beside(clear, worn).both == ()


@settings(max_examples=100, deadline=None)
@given(whole(), whole())
def test_neither_comes_first(one: Shared, two: Shared) -> None:
    there, back = beside(one, two), beside(two, one)
    assert (there.tilt.points, there.ground.points) == (-back.tilt.points, -back.ground.points)
    assert (there.tilt.verdict, there.ground.verdict, there.both) == (
        back.tilt.verdict, back.ground.verdict, back.both
    )  # fmt: skip
    assert there.tilt.margin == pytest.approx(back.tilt.margin)
