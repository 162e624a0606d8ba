"""Questionnaires in the printed report: places counted, room to write in, and days that are named."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import charts
from sharing import report as reports
from sharing.report import Looked, Material, pdf
from tests.content.answering import known, sheet
from tests.content.test_outcome_moments import PACK, picks
from tests.sharing.report_people import DAY, SINCE, TODAY, core


def blocks_of(looked: Looked) -> list[dict[str, Any]]:
    return list(reports.report(material(looked)).blocks)


def material(looked: Looked) -> Material:
    return Material(DAY, TODAY, looked=(looked,), facts=known((looked.quiz, dict(looked.answers))))


def pages(made: bytes, folder: Path) -> list[str]:
    (folder / "report.pdf").write_bytes(made)
    told = subprocess.run(["pdftotext", folder / "report.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return [" ".join(one.replace("\u200b", "").split()) for one in told.split("\f")]


def test_questions_for_a_talk_have_ruled_room_under_each(tmp_path: Path) -> None:
    looked = Looked(*sheet("hiring_list", {"advert": "no"}), SINCE)
    asked = [one for one in blocks_of(looked) if one["kind"] == "question"]
    assert [one["number"] for one in asked] == list(range(1, 8))
    assert {one["room"] for one in asked} == {4}
    assert {one["label"] for one in asked} == {"What they said, in their words"}
    told = " ".join(pages(pdf(material(looked)), tmp_path))
    assert told.count("What they said, in their words") == 7
    assert told.find("Leave out health") < told.find("Tell me about a client you were glad")


@pytest.mark.parametrize("large", [False, True])
def test_a_question_and_its_room_stay_on_one_page(large: bool, tmp_path: Path) -> None:
    looked = Looked(*sheet("hiring_list", {"advert": "no"}), SINCE)
    found = pages(pdf(material(looked), "Letter", large), tmp_path)
    for one in (one for one in blocks_of(looked) if one["kind"] == "question"):
        (page,) = (text for text in found if one["ask"] in text)
        assert f"{one['listen']} {one['label']}" in page


def test_places_are_a_table_with_a_line_for_who_went_short(tmp_path: Path) -> None:
    answers = picks(PACK, session="DD-", money_time="BBB")
    looked = Looked(PACK, answers, SINCE)
    (table,) = (one for one in blocks_of(looked) if one["kind"] == "table")
    assert table["caption"] == "Place by place"
    assert ["In the session", "0", "2", "0", "0", "2 of 3"] in table["rows"]
    told = " ".join(pages(pdf(material(looked)), tmp_path))
    assert "Here you went short at least twice: In the session." in told


def test_what_was_not_answered_is_said_once() -> None:
    looked = Looked(*sheet("touchpoints_list", {"session": "no", "marketing": "yes"}), SINCE)
    texts = [one.get("text", "") for one in blocks_of(looked)]
    assert [text for text in texts if "Nothing answered here" in text] == [
        "Nothing answered here: First contact, Your space, Time and money, Conflict, After and between."
    ]
    assert len([one for one in blocks_of(looked) if one["kind"] == "bar"]) == 2


def test_paper_names_the_day_of_a_pulse_and_draws_only_days_that_the_line_holds() -> None:
    quiz, answers = sheet("daily_pulse", PU01=0, PU02=2, PU03=4, PU04=3)
    long_ago = tuple((TODAY.replace(year=TODAY.year - 1, day=day), 50.0, "half") for day in (1, 2, 3))
    looked = Looked(quiz, answers, SINCE, (charts.DayLine("Ready", long_ago),))
    texts = " ".join(str(one.get("text", "")) for one in blocks_of(looked))
    assert "This is how you came to work on 4 May." in texts
    assert "come to work today" not in texts
    assert not reports.report(material(looked)).charts
    near = tuple((TODAY.replace(day=day), 50.0, "half") for day in (1, 2, 3))
    drawn = reports.report(material(replace(looked, days=(charts.DayLine("Ready", near),)))).charts
    assert list(drawn) == ["daily_pulse.svg"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_page_of_large_print_ends_between_a_steps_eyebrow_and_its_words(paper: str, tmp_path: Path) -> None:
    """Lines before the plan push each step over each place of a page; these once parted one from the other."""
    for lines in (0, 1, 7, 11) if paper == "A4" else (1, 3, 11, 14):
        person = replace(core(), mission="a\n" * lines + "a")
        found = pages(pdf(person, paper, large=True), tmp_path)
        steps = [one for one in reports.report(person).blocks if one["kind"] == "step"]
        assert len(steps) == 3
        for one in steps:
            wanted = " ".join(f"{one['slot']} {one['effort']} {one['title']}".split())[:60]
            assert [text for text in found if wanted in text], (lines, one["number"])
