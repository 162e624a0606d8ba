"""Beside the steps of a plan: the ways that its notes lead, and the day until which its two weeks go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sharing.journal import Entry, read_entry
from tests.ui.visits import ALL, ZONES, Visit, audit, entry, journal, sheet

pytestmark = pytest.mark.usefixtures("app")


def plan(*entries: object, **settings: object) -> Visit:
    return Visit(journal(*entries, **settings)).see("plan")


def kept(visit: Visit) -> Entry:
    """The plan as the device was last asked to keep it."""
    return read_entry(next(op["entry"] for op in reversed(visit.asked) if op["do"] == "keep"))


# ---- the way from a note -----------------------------------------------------------------

WORDS, BODY = (ALL[name] for name in ("first_words", "body_check"))


@pytest.mark.parametrize(("answers", "quizzes"), [(("DDBB", ""), (WORDS, BODY)), (ZONES["mixed_middle"], (BODY,))])
def test_a_note_that_speaks_of_a_questionnaire_leads_to_it(answers: Any, quizzes: Any) -> None:
    visit = plan(sheet(*answers))
    for quiz in quizzes:
        assert visit.links[quiz.title] == f"quiz?quiz={quiz.id}"
        assert quiz.title in visit.inside("note-1")


def test_where_it_has_been_answered_the_note_leads_to_what_it_said() -> None:
    looked = entry(BODY, {"FEEL1": {"reaction": "soften", "strength": 2}}, "b1")
    visit = plan(sheet(*ZONES["mixed_middle"]), looked)
    assert visit.links[BODY.title] == "look?quiz=body_check"


def test_other_notes_lead_nowhere() -> None:
    visit = plan(sheet(*ZONES["sweet_spot"]))
    assert visit.tagged("p.note") and not {WORDS.title, BODY.title} & set(visit.links)


def test_in_a_heavy_week_nothing_joins_the_one_small_thing() -> None:
    heavy = plan(sheet(), audit(2, body=0, spirit=0), role="employed")
    assert heavy.tagged("p.note") == ["One step only, and the smallest. The rest can wait."]
    assert not [fold.label for fold in heavy.at.expander if fold.label.startswith("There is a step for")]
    assert not heavy.has("pick")


# ---- two weeks, from when ----------------------------------------------------------------


def ago(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def until(of: datetime) -> str:
    last = (of + timedelta(days=14)).date()
    return f"Two weeks, until {last.day} {last:%B}"


@pytest.mark.parametrize(("back", "counted"), [(0, 0), (5, 5), (13, 13), (14, 0), (40, 0), (-3, 0)])
def test_two_weeks_are_counted_from_the_day_of_the_sheet_while_that_is_near(back: int, counted: int) -> None:
    visit = plan(sheet(at=ago(back).isoformat()))
    assert until(ago(counted)) in visit.words
    assert visit.asked == [], "looking keeps nothing"


def test_a_plan_from_audits_is_counted_from_the_newest_of_them_and_not_from_a_pulse() -> None:
    audits = [audit(3, social=1).model_copy(update={"at": ago(6)}), entry(WORDS, {}, "w1", at=ago(4).isoformat())]
    pulse = entry(ALL["daily_pulse"], {"PU03": 4}, "p1", at=ago(1).isoformat())
    assert until(ago(4)) in plan(*audits, pulse).words


def test_a_first_change_keeps_the_day_that_the_page_had_named() -> None:
    at = ago(5)
    visit = plan(sheet(at=at.isoformat()))
    visit.at.button(key="swap-1").click()
    assert until(at) in visit.run().words
    assert kept(visit).at.date() == at.date()
    old = plan(sheet(at=ago(40).isoformat()))
    old.at.button(key="swap-1").click()
    assert kept(old.run()).at.date() == datetime.now(UTC).date()
