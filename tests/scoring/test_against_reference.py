"""The vectorised scorer and a slow one written straight from the formulas say the same."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import scoring
from tests.scoring.forms import SCENARIOS, STATEMENTS, form
from tests.scoring.reference import TOUCHPOINTS, reference

COUNT = 300


def random_sheet(seed: int) -> dict[str, Any]:
    """Sheets from steady to wild and from full to nearly empty, some with times, positions and bad-day picks."""
    dice = random.Random(seed)
    missing = dice.choice([0, 0, 0.1, 0.3, 0.6])
    weights = [dice.random() ** 2 + 0.02 for _ in range(4)]
    favourite, loyalty = dice.randint(1, 5), dice.choice([0, 0.4, 0.9])
    pace = dice.choice([1.0, 2.0, 3.0])
    timed, placed = dice.random() < 0.5, dice.random() < 0.3
    sheet: dict[str, Any] = {}
    for name in SCENARIOS:
        if dice.random() >= missing:
            sheet[name] = dice.choices("DVBH", weights)[0]
            if placed and dice.random() < 0.8:
                sheet[f"{name}.position"] = dice.choice([1, 1, 1, 1, 1, 1, 2])
        if timed and dice.random() < 0.8:
            sheet[f"{name}.seconds"] = round(dice.uniform(0.2, 2) * pace, 1)
    for name in STATEMENTS:
        if dice.random() >= missing:
            sheet[name] = favourite if dice.random() < loyalty else dice.randint(1, 5)
        if timed and dice.random() < 0.8:
            sheet[f"{name}.seconds"] = round(dice.uniform(0.2, 2) * pace, 1)
    return sheet


SHEETS = [random_sheet(seed) for seed in range(COUNT)]
EXPECTED = [reference(form("twelve"), sheet) for sheet in SHEETS]


def test_the_table_says_what_the_slow_scorer_says() -> None:
    table = scoring.score_table(form("twelve"), pd.DataFrame(SHEETS), touchpoints=True)
    for (_, row), expected in zip(table.iterrows(), EXPECTED, strict=True):
        for name in set(row.index) & expected.keys():
            same(row[name], expected[name], name)


def test_the_single_sheet_says_what_the_slow_scorer_says() -> None:
    for answers, expected in zip(SHEETS, EXPECTED, strict=True):
        position = scoring.score(form("twelve"), answers).position
        assert position is not None
        for name in expected:
            if "." not in name:
                same(getattr(position, name), expected[name], name)
        for at, touchpoint in enumerate(TOUCHPOINTS):
            for part in ("C", "S", "B", "G", "SE_B", "stands_out"):
                if f"{touchpoint}.{part}" in expected:
                    same(getattr(position.touchpoints[at], part), expected[f"{touchpoint}.{part}"], touchpoint)


def test_many_places_at_once_are_those_of_each_sheet_alone() -> None:
    bare = {"touchpoints": (), "pairs": {}, "items": (), "slip": scoring.Slip(0, 0, 0, False)}
    places = scoring.positions(form("twelve"), pd.DataFrame(SHEETS, dtype=object))
    for place, answers in zip(places, SHEETS, strict=True):
        alone = scoring.score(form("twelve"), answers).position
        assert alone is not None
        assert place == replace(alone, **bare)
    with pytest.raises(ValueError, match="has no place on the map"):
        scoring.positions(form("care"), pd.DataFrame(SHEETS))


def test_the_random_sheets_are_varied_enough() -> None:
    for name in ("status", "zone", "confidence"):
        assert (
            len({expected.get(name) for expected in EXPECTED} - {None})
            == {"status": 4, "zone": 5, "confidence": 3}[name]
        )
    assert len({flag for expected in EXPECTED for flag in expected["flags"]}) == 7
    assert len({one for expected in EXPECTED for one in expected["could_also_be"]}) == 5


def same(value: Any, expected: Any, name: str) -> None:
    if isinstance(value, tuple):
        value = list(value)
    if isinstance(expected, list) and isinstance(value, str):
        value = [one for one in value.split(";") if one]
    if expected is None:
        assert value is None or pd.isna(value), name
    elif isinstance(expected, float):
        assert value == pytest.approx(expected, abs=1e-9), name
    else:
        assert value == expected, name
