"""What changed between two places on the map whose answers are not at hand (F18, F20): one of a link, for instance."""

from __future__ import annotations

import math

import numpy as np

from scoring.change import AXES, METHODS, NONE, Changed, told
from scoring.compare import at_least, rounded
from scoring.model import MODEL
from scoring.result import Change, Position


def change_between(before: Position, after: Position) -> Change:
    """From one place to a later one, by their own margins alone (F18): more cautious than `scoring.change`.

    All None and False where one of the two has no place. Whoever calls sees to it that both rest on the same parts.
    """
    change, se = {}, {}
    for axis in AXES:
        first, second = getattr(before, axis), getattr(after, axis)
        errors = getattr(before, f"SE_{axis}"), getattr(after, f"SE_{axis}")
        known = None not in (first, second, *errors)
        change[axis] = np.array([second - first if known else math.nan])
        se[axis] = np.array([math.hypot(*errors) if known else math.nan])
    B, G = (rounded(np.array([_of(one, axis) for one in (before, after)])) for axis in "BG")
    possible = {axis: bool(at_least(np.abs(change[axis] / se[axis]), MODEL.possible)[0]) for axis in "BG"}
    found = Changed(
        method=np.array([NONE if np.isnan(change["C"][0]) else METHODS.index("independent")]),
        change=change,
        se=se,
        toward_balance=np.array([possible["B"] and abs(B[1]) < abs(B[0])]),
        more_ground=np.array([possible["G"] and G[1] > G[0]]),
        crossing=np.array([possible["B"] and B[0] * B[1] < 0 and bool(at_least(np.abs(B[1:]), MODEL.tilt_cut)[0])]),
    )
    return told(found)


def _of(position: Position, axis: str) -> float:
    found = getattr(position, axis)
    return math.nan if found is None else float(found)
