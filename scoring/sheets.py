"""Answers -> arrays of codes: a row an item, a column a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from scoring.cells import BAD, MISSING, Array, Decode, codes, key_code, place_in, seconds
from scoring.form import Form

MOST_OPTIONS = 5


@dataclass(frozen=True)
class BadCells:
    """The cells of one column that are none of the answers: their rows, from 0, and what would be right."""

    column: str
    rows: Array
    wanted: str


@dataclass(frozen=True)
class Sheets:
    """Sheets of one form as codes (int8, 0 for missing); times in seconds, NaN for none, or no array at all."""

    keys: Array
    """(scenarios, sheets) bits of `cells.KEYS`."""
    answers: Array
    """(statements, sheets) 1 for the lowest answer, 2 for the next."""
    positions: Array | None
    """(scenarios, sheets) where the pick stood as displayed, from 1; 0 where nobody said."""
    bad_day: Array | None
    """(scenarios, sheets) bits of the bad-day picks."""
    scenario_seconds: Array | None
    statement_seconds: Array | None
    bad: tuple[BadCells, ...] = ()

    def __len__(self) -> int:
        return int(self.keys.shape[1])

    def rows(self, start: int, stop: int) -> Sheets:
        """The sheets `start` to `stop`, as views."""
        return self._each(lambda array: array[:, start:stop])

    def take(self, places: Array) -> Sheets:
        """The sheets at these places, in this order."""
        return self._each(lambda array: array[:, places])

    def _each(self, cut: Callable[[Array], Array]) -> Sheets:
        arrays = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "bad"}
        kept: dict[str, Any] = {name: None if array is None else cut(array) for name, array in arrays.items()}
        return Sheets(**kept)


def read_frame(form: Form, frame: pd.DataFrame) -> Sheets:
    """Columns of the CSV contract -> sheets. Missing columns are missing answers; other columns are passed over.

    A scenario cell is D, V, B or H, a statement cell its number, as text, numbers or a categorical column.
    """
    count = len(frame)
    bad: list[BadCells] = []

    def block(names: list[str], decode: Decode, wanted: str) -> Array | None:
        if not any(name in frame.columns for name in names):
            return None
        array = np.zeros((len(names), count), dtype=np.int8)
        for row, name in enumerate(names):
            if name in frame.columns:
                read = codes(frame[name], decode)
                wrong = read == BAD
                if wrong.any():
                    bad.append(BadCells(name, np.flatnonzero(wrong), wanted))
                    read[wrong] = MISSING
                array[row] = read
        return array

    def times(names: list[str]) -> Array | None:
        if not any(name in frame.columns for name in names):
            return None
        array = np.full((len(names), count), np.nan)
        for row, name in enumerate(names):
            if name in frame.columns:
                array[row], wrong = seconds(frame[name])
                if wrong.any():
                    bad.append(BadCells(name, np.flatnonzero(wrong), "seconds, 0 or more"))
        return array

    def nothing(names: list[str]) -> Array:
        return np.zeros((len(names), count), dtype=np.int8)

    scenarios = [item.id for item in form.scenarios]
    statements = [item.id for item in form.statements]
    keys = block(scenarios, key_code, "D, V, B or H")
    answers = block(statements, place_in(form.low, form.high), f"a whole number from {form.low} to {form.high}")
    return Sheets(
        keys=nothing(scenarios) if keys is None else keys,
        answers=nothing(statements) if answers is None else answers,
        positions=block(
            [f"{name}.position" for name in scenarios], place_in(1, MOST_OPTIONS), f"a place from 1 to {MOST_OPTIONS}"
        ),
        bad_day=block([f"{name}.second" for name in scenarios], key_code, "D, V, B or H"),
        scenario_seconds=times([f"{name}.seconds" for name in scenarios]),
        statement_seconds=times([f"{name}.seconds" for name in statements]),
        bad=tuple(bad),
    )


def one_row(answers: Mapping[str, object]) -> pd.DataFrame:
    """One sheet's answers, by the columns of the CSV contract -> a table of one row."""
    return pd.DataFrame({name: pd.Series([cell], dtype=object) for name, cell in answers.items()}, index=[0])
