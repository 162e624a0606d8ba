"""One's own answers as CSV: read by `python -m scoring`, safe for a spreadsheet, and explained by its codebook."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quizzes
import scoring
from quizzes.schema import Scenario, Statement
from scoring.__main__ import main
from scoring.files import columns_of
from sharing.answers_csv import answers_csv, answers_zip, codebook
from tests.ui.visits import ALL, AUDIT, QUIZ, TILTED, ZONES, audit, entry, sheet

SCORED = [quiz for quiz in ALL.values() if any((quiz.scoring.position, quiz.scoring.scales, quiz.scoring.checklist,
                                                quiz.scoring.shares))]  # fmt: skip


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def command(tmp_path: Path, quiz: quizzes.Quiz, text: str) -> list[dict[str, str]]:
    """What `python -m scoring QUIZ FILE` writes for a file of these answers."""
    path, out = tmp_path / "answers.csv", tmp_path / "out.csv"
    path.write_text(text, encoding="utf-8", newline="")
    assert main([quiz.id, str(path), "-o", str(out)]) == 0
    return list(csv.DictReader(out.open(encoding="utf-8")))


def test_the_command_scores_it_as_the_app_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [
        sheet(*TILTED, "s1", more={"SC01.second": "a", "SC01.seconds": 12.5}),
        sheet(*ZONES["diva"], "s2", at="2026-06-01T10:00:00Z"),
        sheet("DDB", "4", "s3", at="2026-06-02T10:00:00Z"),
    ]
    found = command(tmp_path, QUIZ, answers_csv(QUIZ, reversed(sheets)))
    assert capsys.readouterr().err == ""
    assert [one["sheet"] for one in found] == ["2026-05-04T10:00:00Z", "2026-06-01T10:00:00Z", "2026-06-02T10:00:00Z"]
    for one, line in zip(sheets, found, strict=True):
        place = scoring.score(QUIZ, quizzes.keyed(QUIZ, one.answers)).position
        assert place is not None
        for name in ("A", "C", "S", "B", "G", "SE_B", "SE_G"):
            value = getattr(place, name)
            assert line[name] == ("" if value is None else f"{value:.4f}"), name
        assert (line["zone"], line["confidence"], line["status"]) == (
            place.zone or "", place.confidence or "", place.status)  # fmt: skip
    assert (found[0]["C"], found[0]["S"], found[0]["zone"]) == ("75.0000", "47.9167", "doormat")


@pytest.mark.parametrize("quiz", SCORED, ids=lambda quiz: quiz.id)
def test_every_scored_questionnaire_is_taken(
    quiz: quizzes.Quiz, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given_: dict[str, Any] = {"BAD": 1}
    for item in quiz.items:
        if item.kind == "scenario":
            given_[item.id] = item.options[0].letter
        elif item.kind == "statement":
            given_[item.id] = quiz.answers[item.answers].values[-1]
        elif item.kind == "check":
            given_[item.id] = "partly"
        elif item.kind == "text":
            given_[item.id] = "=1+1,\n\u201cx\u201d"
    found = command(tmp_path, quiz, answers_csv(quiz, [entry(quiz, given_, "x")]))
    assert capsys.readouterr().err == ""
    assert len(found) == 1
    result = scoring.score(quiz, quizzes.keyed(quiz, given_))
    if result.checklist:
        assert float(found[0]["percent"]) == pytest.approx(50)
    if result.scales and quiz.id == AUDIT.id:
        assert float(found[0]["body"]) == pytest.approx(50)


def test_every_column_is_one_that_the_command_knows_and_one_of_the_codebook() -> None:
    for quiz in ALL.values():
        header = next(csv.reader(io.StringIO(answers_csv(quiz, [])[1:])))
        assert set(header) <= set(columns_of(quiz))
        assert [row["column"] for row in rows(codebook(quiz))] == header


def test_the_codebook_has_what_it_takes_to_score_again() -> None:
    book = {row["column"]: row for row in rows(codebook(QUIZ))}
    assert {row["model"] for row in book.values()} == {scoring.MODEL.version}
    assert {row["version"] for row in book.values()} == {str(QUIZ.version)}
    for item in QUIZ.of_kind(Scenario):
        for option in item.options:
            assert f"{option.letter} = {option.key}: {option.text}" in book[item.id]["values"]
        assert "counts from 8 answers" in book[item.id]["empty"]
    for statement in QUIZ.of_kind(Statement):
        row = book[statement.id]
        assert (row["scale"], row["sign"], row["pair"]) == (statement.scale, statement.sign, statement.pair)
        assert "1 = " in row["values"] and "5 = " in row["values"]
        assert "counts from 4 answers on each scale" in row["empty"]


def test_sheets_of_another_version_are_left_out_and_twins_keep_their_own_name() -> None:
    other = sheet(name="s2").model_copy(update={"version": QUIZ.version + 1})
    found = rows(answers_csv(QUIZ, [sheet(), other, sheet(name="s3")]))
    assert [one["sheet"] for one in found] == ["2026-05-04T10:00:00Z", "2026-05-04T10:00:00Z.2"]
    assert rows(answers_csv(AUDIT, [sheet()])) == []


WORDS = next(quiz for quiz in ALL.values() if any(item.kind == "words" for item in quiz.items))
TEXT = next(item for item in WORDS.items if item.kind == "text")
FREE = next(item for item in WORDS.items if item.kind == "words")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r@", "\uff1d", " =", "\u00a0="])
def test_nothing_typed_is_run_by_a_spreadsheet(begin: str) -> None:
    typed = f'{begin}HYPERLINK("http://x"),\u2028;1'
    kept = entry(WORDS, {TEXT.id: typed, FREE.id: [{"word": typed[:50], "tags": {}}]}, "w")
    (row,) = rows(answers_csv(WORDS, [kept]))
    for cell in (row[TEXT.id], row[FREE.id]):
        assert cell.startswith("'")
        assert not any(letter in cell for letter in "\r\n\t\u2028")


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_one_cell(typed: str) -> None:
    text = answers_csv(WORDS, [entry(WORDS, {TEXT.id: typed}, "w")])
    found = rows(text)
    assert len(found) == 1 and None not in found[0]
    cell = found[0][TEXT.id]
    assert not cell.lstrip().startswith(("=", "@", "\uff1d", "\uff20"))
    if typed.isalnum():
        assert cell == typed[: TEXT.most]


def test_the_zip_holds_a_table_and_a_book_for_each() -> None:
    made = answers_zip([(QUIZ, [sheet()]), (AUDIT, [audit()])])
    assert made == answers_zip([(QUIZ, [sheet()]), (AUDIT, [audit()])])
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.namelist() == [f"{quiz.id}.{end}" for quiz in (QUIZ, AUDIT) for end in ("csv", "codebook.csv")]
        assert packed.read(f"{AUDIT.id}.csv").decode("utf-8") == answers_csv(AUDIT, [audit()])
        assert packed.read(f"{QUIZ.id}.codebook.csv").startswith(b"\xef\xbb\xbf")
