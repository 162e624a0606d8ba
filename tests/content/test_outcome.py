"""Results of questionnaires without a place on the map, in words: from real sheets."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import scoring
from content.filled import filled
from content.outcome import Outcome, outcome
from content.practice import stands_out, useful_next
from content.read import outcome_words, outcomes
from quizzes import Quiz, keyed
from quizzes.schema import Check, Scenario
from tests.content.answering import ALL, any_sheet, known, sheet
from tests.content.people import TILTED, position
from tests.content.test_answered import tagged

FIRST = {name for quiz in ALL.values() for name in quiz.before}
OTHERS = [quiz for quiz in ALL.values() if not quiz.scoring.position and quiz.id not in FIRST]
every = pytest.mark.parametrize("quiz", OTHERS, ids=lambda quiz: quiz.id)


def told(quiz: Quiz, answers: dict[str, object]) -> Outcome:
    return outcome(quiz, scoring.score(quiz, answers), answers, known((quiz, answers)))


def texts(found: Outcome) -> list[str]:
    bars = [text for bar in found.bars for text in (bar.name, bar.text, bar.way.text if bar.way else "")]
    rest = [one for read, way in found.readings for one in (read, way.text)]
    return [found.opening, *found.lead, found.note, *bars, *found.contrasts, *rest, *(way.text for way in found.ways)]


@every
def test_an_empty_sheet_says_so_and_asks_for_nothing(quiz: Quiz) -> None:
    found = told(quiz, {})
    words = outcome_words().get(quiz.id)
    assert found.opening == (words.few if words and words.few else outcomes().says["few"])
    assert not found.readings and not found.contrasts and not found.words and not found.own
    assert all(bar.score is None and not bar.way for bar in found.bars)
    assert len(found.ways) <= 1


@every
@settings(max_examples=25, deadline=None)
@given(seed=some.integers(0, 10**6))
def test_any_sheet_is_told_without_holes(quiz: Quiz, seed: int) -> None:
    answers = any_sheet(quiz, random.Random(seed))
    found = told(quiz, answers)
    typed = {one.said for one in found.own}
    assert not [text for text in texts(found) if "{" in text and text not in typed]
    assert len(found.ways) <= outcomes().most + 1
    offered = [step for one in found.ways for step in one.steps]
    assert len(set(offered)) == len(offered)
    assert stands_out(quiz, scoring.score(quiz, answers), answers)


def test_a_pulse_is_said_in_the_words_that_were_picked() -> None:
    quiz, answers = sheet("daily_pulse", PU01=4, PU02=2, PU03=0, PU04=7)
    found = told(quiz, answers)
    assert "Ready fully, willing half, able not today; sessions ahead: 7." in found.lead
    assert any(line.startswith("7 sessions are a lot") for line in found.lead)
    assert [bar.band for bar in found.bars] == ["There", "Half there", "Low today"]
    assert found.ways[0].steps == ("POL-09",)
    assert not found.own
    assert not [line for line in told(*sheet("daily_pulse", PU01=4)).lead if "sessions ahead" in line]


def test_stumbling_blocks_name_a_way_of_doubt_only_where_doubt_is_there() -> None:
    giving = {"insecurity": 1.0, "route_doormat": 1.0, "route_diva": 0.0}
    found = told(*sheet("stumbling_blocks", giving))
    assert found.contrasts == ("When doubt comes, it mostly turns into giving: minutes, money, promises.",)
    assert found.ways[0].steps == ("MIND-04", "CARE-05")
    assert told(*sheet("stumbling_blocks", {**giving, "insecurity": 0.0})).contrasts == ()
    quiz, answers = sheet("stumbling_blocks", {**giving, "people_pleasing": 0.0, "inherited": 0.25})
    assert stands_out(quiz, scoring.score(quiz, answers), answers) == "Doubt: strong, 100 of 100"


def test_moments_are_counted_and_never_placed() -> None:
    quiz = ALL["touchpoint_scenarios"]
    picked = {item.id: next((o.letter for o in item.options if o.key == "D"), "") for item in quiz.of_kind(Scenario)}
    answers = keyed(quiz, picked)
    found = told(quiz, answers)
    assert found.shares is not None
    n = sum(bool(one) for one in picked.values())
    assert dict(found.shares.counts) == {"B": 0, "D": n, "V": 0, "H": 0}
    looked = f"In {n} of {n} moments your answer looked after the client. In 0 of {n} it looked after you."
    assert found.shares.texts[0] == looked
    assert found.shares.texts[1].startswith("Most of them went to the client’s side")
    assert len(found.shares.lines) == n
    assert stands_out(quiz, scoring.score(quiz, answers), answers) == f"Both looked after in 0 of {n} moments"


def test_access_comes_first_and_each_row_with_what_helps() -> None:
    rows = [item for item in ALL["touchpoints_list"].of_kind(Check) if item.access]
    said = {item.id: "yes" for item in rows} | {rows[0].id: "partly", rows[5].id: "no"}
    found = told(*sheet("touchpoints_list", {"session": "partly", "money_time": "yes"}, **said))
    assert found.access is not None
    assert [(row.text, row.said) for row in found.access.rows] == [(rows[5].text, "No"), (rows[0].text, "Partly")]
    assert all(row.line for row in found.access.rows)
    session = next(bar for bar in found.bars if bar.id == "session")
    assert session.score == 50 and session.rows and all(row.said == "Partly" for row in session.rows)
    assert session.way and session.way.steps
    money = next(bar for bar in found.bars if bar.id == "money_time")
    assert (money.score, money.rows, money.way) == (100, (), None)
    assert "percent is in place" in found.opening
    assert found.percent is not None and 60 <= found.percent < 85
    assert found.lead[0].startswith("Much of it stands.")
    assert (
        told(*sheet("touchpoints_list", {"session": "no", "marketing": "no"})).lead[0].startswith("There is room here.")
    )
    few = told(*sheet("touchpoints_list", None, **{rows[0].id: "yes"}))
    assert not [line for line in few.lead if line.startswith("Nearly all")]
    held = dict.fromkeys((item.id for item in ALL["touchpoints_list"].of_kind(Check)), "yes")
    assert told(*sheet("touchpoints_list", None, **held)).lead[0].startswith("Nearly all of it stands.")
    every = told(*sheet("touchpoints_list", None, **dict.fromkeys((item.id for item in rows), "yes")))
    assert every.access and not every.access.rows and every.access.note.startswith("No row on access")


def test_the_policy_check_counts_its_groups_and_names_rules_between_them() -> None:
    found = told(*sheet("policy_check", {"written": "yes", "known": "no", "kept": "yes"}))
    assert found.opening == "12 of 12 rules are written, 0 are known to clients, and 12 are kept."
    reads = [read for read, _ in found.readings]
    assert any(read.startswith("Cancellation, No-show") and "clients may not know it yet" in read for read in reads)
    assert any(read.startswith("Each rule holds") for read in reads)
    unbacked = told(*sheet("policy_check", None, P05C="no"))
    assert [way.card for _, way in unbacked.readings] == ["safety"]


def test_free_words_stand_with_their_tags_and_a_script_stays_a_word() -> None:
    nasty = "<script>alert(1)</script>"
    words = [*tagged("cold", "cold", "cold"), {"word": nasty, "tags": {"whose": "nobody"}}]
    quiz, answers = sheet("first_words", WORD1=words, WORD2="{n} <b>mine</b> 🌿")
    found = told(quiz, answers)
    assert found.words[-1].word == nasty and found.words[-1].tags == ("Nobody's",)
    assert "Of your 4 words, 0 feel warm, 3 feel cold and 0 feel mixed." in found.lead
    assert found.own[0].said == "{n} <b>mine</b> 🌿" and found.own[0].typed
    assert any(read.startswith("Most of your words are cold") for read, _ in found.readings)
    assert any(read.startswith("A machine, an empty desk") for read, _ in found.readings)


def test_body_reactions_are_read_back_with_their_strength() -> None:
    felt = {"reaction": "curl_in", "strength": 2}
    found = told(*sheet("body_check", FEEL1=felt, FEEL2=felt, FEEL3=felt, FEEL4=felt))
    assert [one.said for one in found.reactions] == ["It curls in: I get smaller or tighter"] * 4
    assert found.reactions[0].strength.startswith("Clear enough") and found.reactions[0].read
    assert [read[:15] for read, _ in found.readings] == ["The same answer", "Praise can be h"]


def test_the_mission_is_kept_word_for_word() -> None:
    mine = "I work so that *people* breathe; {MS01} stays."
    found = told(*sheet("mission_and_fit", {"mission": 0.0, "fit": 1.0}, MS02=mine, TYPE1="hospice"))
    assert [one.said for one in found.own] == ["Hospice and care at the end of life", mine]
    assert any("end of life, a short visit" in line for line in found.lead)
    assert found.ways[0].steps == ("MIND-01", "MIND-02")


def test_kindness_names_the_habit_with_most_room_and_the_strongest() -> None:
    found = told(*sheet("kindness_habits", {"kindness": 0.75}, KI05=0, KI04=0))
    assert found.lead == (
        "Notes have most room. Three words after a session save asking again.",
        "The hour stays theirs. Take your own week to somebody as well.",
    )
    assert told(*sheet("kindness_habits", KI05=0)).lead == ()


def test_questions_for_others_carry_no_points() -> None:
    found = told(*sheet("hiring_list", {"advert": "yes"}))
    assert found.asking and len(found.asking.questions) == 7
    assert any("No points" in note for note in found.asking.notes)
    assert "may be used to pick" in found.note


def test_a_sentence_with_an_unknown_part_is_left_out_and_what_is_filled_in_is_not_read_again() -> None:
    assert filled("A {x}.", {}) == ""
    assert filled("A {x}.", {"x": "{y}", "y": "never"}) == "A {y}."


def test_the_next_ten_minutes_follow_what_is_known() -> None:
    ids = [quiz.id for quiz in OTHERS]
    first = useful_next(known(), list(ALL), ())
    assert first and ALL[first.quiz].leads
    by_zone = {"worn_out": "self_care", "doormat": "stumbling_blocks", "diva": "kindness_habits"}
    for zone, expected in by_zone.items():
        found = useful_next(known(position=position(zone), more=None), ids, ())
        assert found and found.quiz == expected and found.text
        after = useful_next(known(position=position(zone)), ids, (expected,))
        assert after and after.quiz != expected
    left = useful_next(known(), ids, ids[:-1])
    assert left and left.quiz == ids[-1]
    assert useful_next(known(), ids, ids) is None


def test_the_map_is_told_by_its_heading() -> None:
    quiz = next(one for one in ALL.values() if one.leads)
    assert stands_out(quiz, scoring.score(quiz, dict(TILTED)), TILTED).endswith("borderline")
    assert stands_out(quiz, scoring.score(quiz, {}), {}) == "Too few answers for a map yet"
