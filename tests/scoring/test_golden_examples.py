"""The two worked examples of the measurement model, figure by figure."""

from __future__ import annotations

import pandas as pd
import pytest

import scoring
from tests.scoring.forms import form, sheet

FIGURES = {
    "all balanced": (
        sheet("BBBBBBBBBBBB", "515151 515151"),
        {"A": 0, "C": 100, "S": 100, "B": 0, "G": 100, "SE_C": 6.7426, "SE_S": 6.7426, "SE_B": 9.5355, "SE_G": 4.7678,
         "V_C": 45.4630, "V_S": 45.4630, "cov": 0, "B_low90": -15.6859, "B_high90": 15.6859, "G_low90": 92.1570,
         "G_high90": 100, "B_low50": -6.4269, "B_high50": 6.4269, "G_low50": 96.7865, "G_high50": 100, "swing": 0},
        {"status": "full", "n_scenarios": 12, "zone": "sweet_spot", "confidence": "clear", "could_also_be": (),
         "flags": (), "all_best": True, "running_low": False},
    ),
    "tilted to the client": (
        sheet("DDBBDDBBBBHV", "424233 243433"),
        {"A": 0.0833, "C": 75, "S": 47.9167, "B": -27.0833, "G": 61.4583, "SE_C": 8.5200, "SE_S": 9.4842,
         "SE_B": 12.5663, "SE_G": 6.4647, "V_C": 72.5897, "V_S": 89.9508, "cov": 2.3148, "B_low90": -47.7548,
         "B_high90": -6.4118, "G_low90": 50.8239, "G_high90": 72.0928, "B_low50": -35.5530, "B_high50": -18.6137,
         "G_low50": 57.1011, "G_high50": 65.8156, "swing": 16.6667},
        {"status": "full", "n_scenarios": 12, "zone": "doormat", "confidence": "borderline",
         "could_also_be": ("mixed_middle", "sweet_spot"), "flags": (), "all_best": False, "running_low": False},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIGURES)
def test_worked_example_to_four_decimals(case: str) -> None:
    answers, numbers, words = FIGURES[case]
    position = scoring.score(form("twelve"), answers).position
    assert position is not None
    assert {name: getattr(position, name) for name in numbers} == pytest.approx(numbers, abs=5.1e-5)
    assert {name: getattr(position, name) for name in words} == words


@pytest.mark.parametrize("case", FIGURES)
def test_worked_example_as_a_row_of_a_table(case: str) -> None:
    answers, numbers, words = FIGURES[case]
    row = scoring.score_table(form("twelve"), pd.DataFrame([answers])).iloc[0]
    assert {name: row[name] for name in numbers if name in row} == pytest.approx(
        {name: value for name, value in numbers.items() if name in row}, abs=5.1e-5
    )
    for name, value in words.items():
        assert row[name] == (";".join(value) if isinstance(value, tuple) else value), name
