"""Tables: columns, ids, kinds of cells, many rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import scoring
from scoring import table as scoring_table
from tests.scoring.forms import SCENARIOS, STATEMENTS, form, sheet
from tests.scoring.test_against_reference import SHEETS

COLUMNS = [
    "sheet", "model", "status", "n_scenarios", "A", "C", "S", "B", "G", "SE_C", "SE_S", "SE_B", "SE_G",
    "B_low90", "B_high90", "G_low90", "G_high90", "zone", "confidence", "could_also_be", "swing", "running_low",
    "flags", "all_best",
]  # fmt: skip


def test_columns_in_order() -> None:
    found = scoring.score_table(form("twelve"), pd.DataFrame([sheet("B" * 12)]), touchpoints=True)
    assert list(found.columns[: len(COLUMNS)]) == COLUMNS
    assert list(found.columns[len(COLUMNS) :]) == [
        f"{name}.{part}"
        for name in (
            "marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring",
        )
        for part in ("C", "S", "B", "G", "stands_out")
    ]  # fmt: skip
    assert list(scoring.score_table(form("twelve"), pd.DataFrame([{}])).columns) == COLUMNS
    assert found["model"][0] == scoring.MODEL.version == "model_v1"


def test_rows_are_numbered_from_one_where_there_is_no_id() -> None:
    assert list(scoring.score_table(form("twelve"), pd.DataFrame([sheet("B")] * 3))["sheet"]) == [1, 2, 3]
    named = pd.DataFrame({"sheet": [" ann ", "", None, 7], "SC01": ["B"] * 4})
    assert list(scoring.score_table(form("twelve"), named)["sheet"]) == ["ann", "2", "3", "7"]


def test_a_sheet_or_a_column_given_twice() -> None:
    with pytest.raises(ValueError, match='sheet "a" is there twice'):
        scoring.score_table(form("twelve"), pd.DataFrame({"sheet": ["a", " a"], "SC01": ["B", "B"]}))
    with pytest.raises(ValueError, match='column "SC01" is there twice'):
        scoring.score_table(form("twelve"), pd.DataFrame([["B", "D"]], columns=["SC01", "SC01"]))


def test_a_quiz_that_scores_nothing() -> None:
    quiz = form("twelve")
    nothing = quiz.model_copy(update={"scoring": quiz.scoring.model_copy(update={"position": None})})
    with pytest.raises(ValueError, match="nothing to score"):
        scoring.score_table(nothing, pd.DataFrame([{}]))
    assert scoring.score(nothing, sheet("B" * 12)).position is None


def test_statements_on_two_ranges_cannot_share_a_leaning() -> None:
    quiz = form("twelve")
    wider = quiz.answers["often"].model_copy(update={"values": (0, 1), "labels": ("no", "yes")})
    items = (*quiz.items[:-1], quiz.items[-1].model_copy(update={"answers": "wider"}))
    mixed = quiz.model_copy(update={"answers": quiz.answers | {"wider": wider}, "items": items})
    with pytest.raises(ValueError, match="2 ranges"):
        scoring.score(mixed, {})


def test_no_rows() -> None:
    found = scoring.score_table(form("twelve"), pd.DataFrame({"sheet": [], "SC01": []}), touchpoints=True)
    assert len(found) == 0 and len(found.columns) == len(COLUMNS) + 40


def test_kinds_of_columns_read_alike() -> None:
    answers = SHEETS[:40]
    objects = pd.DataFrame(answers, columns=[*SCENARIOS, *STATEMENTS], dtype=object)
    texts = objects.map(lambda cell: "" if pd.isna(cell) else f" {cell} ").astype("str")
    numbers = objects.copy()
    bytes_ = objects.copy()
    for name in STATEMENTS:
        numbers[name] = objects[name].astype(float)
        bytes_[name] = objects[name].fillna(0).astype(np.int8)
    for name in SCENARIOS:
        bytes_[name] = pd.Categorical(objects[name], categories=["H", "B", "V", "D", "x"])
        numbers[name] = objects[name].str.lower()
    expected = scoring.score_table(form("twelve"), objects)
    for other in (texts, numbers, bytes_):
        pd.testing.assert_frame_equal(scoring.score_table(form("twelve"), other), expected, check_exact=True)


def test_many_rows_are_cut_and_put_together_again(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame(SHEETS)
    whole = scoring.score_table(form("twelve"), frame, touchpoints=True)
    monkeypatch.setattr(scoring_table, "ROWS", 7)
    cut = scoring.score_table(form("twelve"), frame, touchpoints=True)
    pd.testing.assert_frame_equal(cut, whole, check_exact=True)


def test_the_given_table_is_left_as_it_was() -> None:
    frame = pd.DataFrame([{"SC01": "B", "ST01": 9, "ST01.seconds": -3.0}])
    before = frame.copy()
    scoring.score_table(form("twelve"), frame)
    pd.testing.assert_frame_equal(frame, before)
