"""Cuts of F12 at and beside their limits, and numbers that differ in the sixteenth digit."""

from __future__ import annotations

import numpy as np
import pytest

import scoring
from scoring.compare import above, at_least, at_most, below
from scoring.zones import ZONES, named
from tests.scoring.forms import form, sheet


@pytest.mark.parametrize(
    ("B", "G", "zone"),
    [
        (-20, 50, "doormat"),
        (-19.9999999999, 50, "doormat"),
        (-19.99999999, 50, "mixed_middle"),
        (20, 50, "diva"),
        (19.9999999999, 50, "diva"),
        (19.99999999, 50, "mixed_middle"),
        (0, 39.99999999, "worn_out"),
        (0, 39.9999999999, "mixed_middle"),
        (0, 40, "mixed_middle"),
        (0, 64.99999999, "mixed_middle"),
        (0, 64.9999999999, "sweet_spot"),
        (0, 65, "sweet_spot"),
        (-30, 20, "doormat"),
        (30, 80, "diva"),
    ],
)
def test_zone_of_a_point(B: float, G: float, zone: str) -> None:
    assert ZONES[named(np.array([float(B)]), np.array([float(G)]))[0]] == zone


def test_comparisons_round_to_nine_decimals() -> None:
    near = np.array([2 - 1e-8, 2 - 1e-10, 2.0, 2 + 1e-10, 2 + 1e-8, np.nan])
    assert at_least(near, 2).tolist() == [False, True, True, True, True, False]
    assert at_most(near, 2).tolist() == [True, True, True, True, False, False]
    assert below(near, 2).tolist() == [True, False, False, False, False, False]
    assert above(near, 2).tolist() == [False, False, False, False, True, False]


def test_a_part_that_passes_an_end_is_held_there() -> None:
    # Pairs A (5, 1), D, E, F (1, 1): A = (3 + 1 + 1 + 1)/4 - 3 = -1.5. On C: 137.5 three times and 62.5, mean 118.75.
    position = scoring.score(form("twelve"), sheet("HHHHHHHHHHHH", "515.5. 111111")).position
    assert position is not None
    assert (position.A, position.C, position.S) == (-1.5, 50, 25)


def test_a_touchpoint_that_passes_an_end_is_held_there() -> None:
    # C is 100; conflict has two scenarios on the mean and C+ at 137.5, 18.75 above it: 100 + 18.75/11.
    position = scoring.score(form("twelve"), sheet("DDDDDDDDDDDD", "515.5. 111111")).position
    assert position is not None
    at = next(each for each in position.touchpoints if each.id == "conflict")
    assert (position.C, at.n_C, at.C) == (100, 3, 100)
