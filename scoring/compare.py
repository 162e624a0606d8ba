"""Comparing with a cut as if both sides were rounded to 9 decimals first.

Sums in another order differ in the sixteenth digit; a zone or a flag does not hang on that.
"""

from __future__ import annotations

import numpy as np

from scoring.cells import Array

DECIMALS = 9
HALF = 0.5 * 10.0**-DECIMALS


def at_least(values: Array, cut: float) -> Array:
    """values >= cut; false for NaN."""
    return np.asarray(values >= cut - HALF)


def at_most(values: Array, cut: float) -> Array:
    """values <= cut; false for NaN."""
    return np.asarray(values <= cut + HALF)


def below(values: Array, cut: float) -> Array:
    """values < cut; false for NaN."""
    return np.asarray(values < cut - HALF)


def above(values: Array, cut: float) -> Array:
    """values > cut; false for NaN."""
    return np.asarray(values > cut + HALF)


def rounded(values: Array) -> Array:
    """For comparing two computed numbers with each other."""
    return np.asarray(np.round(values, DECIMALS))
