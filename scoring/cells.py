"""One cell of a table -> a small whole number.

0 is "no answer". -1 is "something that is none of the answers": it counts as missing too, and whoever
reads a file can say where it stood.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

Array = np.ndarray[Any, Any]
Decode = Callable[[object], int]

MISSING = 0
BAD = -1

KEYS = {"D": 0b101, "V": 0b110, "B": 0b111, "H": 0b100}
"""A chosen key as bits: 1 looks after the client, 2 looks after oneself, 4 there is an answer (F1)."""

CHECKS = {"no": 1, "partly": 2, "yes": 3, "na": MISSING}
"""A checklist answer as a code: 1 plus its half points (F23). "Does not apply" is missing."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)


def blank(cell: object) -> bool:
    """Whether the cell holds nothing: None, NaN, or text of blanks."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return True
    if isinstance(cell, str):
        return not cell.strip()
    return isinstance(cell, (float, np.floating)) and math.isnan(cell)


def number(cell: object) -> float | None:
    """The number in a cell: 4, 4.0, "4", " 4.0 "; None for everything else, truth values included."""
    if isinstance(cell, (bool, np.bool_)):
        return None
    if isinstance(cell, (int, np.integer)):
        return float(cell) if abs(int(cell)) < 10**15 else None
    if isinstance(cell, (float, np.floating)):
        return float(cell) if math.isfinite(cell) else None
    if isinstance(cell, str) and len(cell) < 64 and _NUMBER.fullmatch(cell.strip()):
        return float(cell)
    return None


def key_code(cell: object) -> int:
    """D, V, B or H, in either case -> its bits."""
    if blank(cell):
        return MISSING
    return KEYS.get(cell.strip().upper(), BAD) if isinstance(cell, str) else BAD


def check_code(cell: object) -> int:
    """yes, partly, no or na, in either case -> its code."""
    if blank(cell):
        return MISSING
    return CHECKS.get(cell.strip().lower(), BAD) if isinstance(cell, str) else BAD


def place_in(low: int, high: int) -> Decode:
    """A decoder of whole numbers `low` to `high`: the lowest is 1, the next 2, and so on."""

    def decode(cell: object) -> int:
        if blank(cell):
            return MISSING
        value = number(cell)
        if value is None or value != int(value) or not low <= value <= high:
            return BAD
        return int(value) - low + 1

    return decode


def codes(column: pd.Series[Any], decode: Decode) -> Array:
    """A column of cells -> int8 codes, MISSING and BAD included. Each different cell is decoded once."""
    values = column.array
    if isinstance(values, pd.Categorical):
        table = np.array([*(decode(cell) for cell in values.categories), MISSING], dtype=np.int8)
        return np.asarray(table[values.codes])
    numeric = isinstance(column.dtype, np.dtype) and column.dtype.kind in "iuf"
    if numeric or pd.api.types.infer_dtype(values, skipna=True) == "string":
        places, different = pd.factorize(values)
        table = np.array([*(decode(cell) for cell in different), MISSING], dtype=np.int8)
        return np.asarray(table[places])
    # Other cells are decoded one by one: 1, 1.0 and True are the same to a table of what was seen.
    return np.array([decode(cell) for cell in column], dtype=np.int8)


def seconds(column: pd.Series[Any]) -> tuple[Array, Array]:
    """A column of times -> seconds (NaN where there is none) and which cells are no time (negative, words)."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iuf":
        times = column.to_numpy(dtype=np.float64, copy=True)
        bad = ~np.isnan(times) & ~(np.isfinite(times) & (times >= 0))
    else:
        read = [number(cell) for cell in column]
        times = np.array([math.nan if value is None else value for value in read], dtype=np.float64)
        words = [value is None and not blank(cell) for value, cell in zip(read, column, strict=True)]
        bad = np.array(words, dtype=bool) | (times < 0)
    times[bad] = np.nan
    return times, bad
