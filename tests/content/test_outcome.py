"""Results of questionnaires without a place on the map, in words: from real sheets."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import scoring
from content.filled import filled
from content.outcome import Outcome, outcome
from content.practice import stands_out
from content.read import outcome_words, outcomes
from quizzes import Quiz
from quizzes.schema import Check
from tests.content.answering import ALL, any_sheet, known, sheet
from tests.content.test_answered import tagged

FIRST = {name for quiz in ALL.values() for name in quiz.before}
OTHERS = [quiz for quiz in ALL.values() if not quiz.scoring.position and quiz.id not in FIRST]
every = pytest.mark.parametrize("quiz", OTHERS, ids=lambda quiz: quiz.id)


def told(quiz: Quiz, answers: dict[str, object]) -> Outcome:
    return outcome(quiz, scoring.score(quiz, answers), answers, known((quiz, answers)))


def texts(found: Outcome) -> list[str]:
    bars = [text for bar in found.bars for text in (bar.name, bar.text, bar.way.text if bar.way else "")]
    rest = [one for read, way in found.readings for one in (read, way.text)]
    ways = (way.text for way in found.ways)
    return [found.opening, *found.lead, found.blank, found.note, *bars, *found.contrasts, *rest, *ways]


@every
def test_an_empty_sheet_says_so_and_asks_for_nothing(quiz: Quiz) -> None:
    found = told(quiz, {})
    words = outcome_words().get(quiz.id)
    assert found.opening == ((words.none or words.few) if words else "") or outcomes().says["few"]
    assert not found.readings and not found.contrasts and not found.words and not found.own
    assert not found.bars and not found.blank and (found.shares is None or not found.shares.texts)
    assert not found.ways or (found.asking and len(found.ways) == 1)
    said = [text for text in texts(found) if text]
    assert len(set(said)) == len(said), "what is empty is said once"


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


DAY = "4 May"
PULSE = {"PU01": 0, "PU02": 2, "PU03": 4, "PU04": 7}


def of_day(day: str, known_: Any = None, **items: Any) -> Outcome:
    quiz, answers = sheet("daily_pulse", **items)
    return outcome(quiz, scoring.score(quiz, answers), answers, known_ or known((quiz, answers)), day)


def test_a_pulse_of_another_day_names_it_and_says_nothing_of_today() -> None:
    found = of_day(DAY, **PULSE)
    assert found.opening.startswith("This is how you came to work on 4 May.")
    picked = "That day you picked: ready “not today”, willing “half”, able “fully”; sessions ahead: 7."
    assert found.lead == (picked,)
    assert [(bar.band, bar.text) for bar in found.bars] == [("Low", ""), ("Half there", ""), ("There", "")]
    assert found.ways == () and found.again
    told_ = " ".join([*texts(found), found.aid]).replace(found.opening, "").replace(picked, "")
    assert "today" not in told_.lower()
    now = of_day("", **PULSE)
    assert now.opening.startswith("This is how you come to work today.")
    assert now.again == "" and now.ways and now.bars[0].band == "Low today"


def test_what_holds_on_any_day_is_said_of_an_old_pulse_too() -> None:
    found = of_day(DAY, known(more={"unable_days": 2}), **PULSE)
    assert [way.card for way in found.ways] == ["support"]


@pytest.mark.parametrize("day", ["", DAY])
def test_a_pulse_without_an_answer_has_one_honest_line_on_whatever_day(day: str) -> None:
    found = of_day(day)
    assert found.opening == "Nothing noted on ready, willing or able, and that is fine."
    assert not found.lead and not found.bars and not found.blank and not found.ways


def test_a_number_of_sessions_alone_is_shown_and_the_rest_is_said_to_be_open() -> None:
    found = of_day("", PU04=5)
    assert [one.said for one in found.own] == ["5 sessions"]
    assert found.blank == "Too few answers for a word on: Ready, Willing, Able."


def test_the_day_counts_only_for_results_that_speak_of_theirs() -> None:
    quiz, answers = sheet("kindness_habits", {"kindness": 1.0})
    result = scoring.score(quiz, answers)
    assert outcome(quiz, result, answers, known(), DAY) == outcome(quiz, result, answers, known())


def test_an_older_sheet_is_told_by_its_own_answers() -> None:
    """The facts of a visit are those of the newest sheet; a result opened from the journal is another one's."""
    newest = sheet("stumbling_blocks", {"insecurity": 1.0, "route_doormat": 1.0, "route_diva": 0.0})
    quiz, older = sheet("stumbling_blocks", {"insecurity": 1.0, "route_doormat": 0.0, "route_diva": 1.0})
    found = outcome(quiz, scoring.score(quiz, older), older, known(newest))
    assert found.contrasts == ("When doubt comes, it mostly turns into showing: training, titles, a full book.",)
    passed_over = outcome(quiz, scoring.score(quiz, {}), {}, known(newest))
    assert passed_over.contrasts == ()


def test_the_mission_line_is_spoken_of_only_where_there_is_one() -> None:
    without = told(*sheet("mission_and_fit", {"mission": 1.0, "fit": 1.0}))
    assert not [text for text in texts(without) if "ell one person your line" in text]
    assert without.ways[0].text.startswith("Nothing here calls for a step just now.")


def test_stumbling_blocks_name_a_way_of_doubt_only_where_doubt_is_there() -> None:
    giving = {"insecurity": 1.0, "route_doormat": 1.0, "route_diva": 0.0}
    found = told(*sheet("stumbling_blocks", giving))
    assert found.contrasts == ("When doubt comes, it mostly turns into giving: minutes, money, promises.",)
    assert found.ways[0].steps == ("MIND-04", "CARE-05")
    assert told(*sheet("stumbling_blocks", {**giving, "insecurity": 0.0})).contrasts == ()


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
    assert not [line for line in few.lead if line.startswith("All of it")]
    held = dict.fromkeys((item.id for item in ALL["touchpoints_list"].of_kind(Check)), "yes")
    assert told(*sheet("touchpoints_list", None, **held)).lead[0].startswith("All of it stands, or nearly.")
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
    assert [one.read for one in found.reactions[1:]] == [""] * 3, "what is to be said of a reaction stands once"
    assert [read[:15] for read, _ in found.readings] == ["The same answer", "Praise can be h"]


def test_the_mission_is_kept_word_for_word() -> None:
    mine = "I work so that *people* breathe; {MS01} stays."
    found = told(*sheet("mission_and_fit", {"mission": 0.0, "fit": 1.0}, MS02=mine, TYPE1="hospice"))
    assert [one.said for one in found.own] == ["Hospice and care at the end of life", mine]
    assert any("end of life, a short visit" in line for line in found.lead)
    assert [one.steps for one in found.ways] == [(), ("MIND-02",)]
    assert found.ways[0].text.startswith("Put your line where you see it in the morning")
    assert "MIND-01" not in [step for one in found.ways for step in one.steps]
    blank = told(*sheet("mission_and_fit", {"mission": 0.0, "fit": 1.0}))
    assert (blank.ways[0].steps, blank.ways[0].text[:6]) == (("MIND-01", "MIND-02"), "Finish")


def test_questions_for_others_carry_no_points() -> None:
    found = told(*sheet("hiring_list", {"advert": "yes"}))
    assert found.asking and len(found.asking.questions) == 7
    assert any("No points" in note for note in found.asking.notes)
    assert found.asking.label == "What they said, in their words"
    assert found.asking.label not in found.asking.notes
    assert "may be used to pick" in found.note


def test_a_sentence_with_an_unknown_part_is_left_out_and_what_is_filled_in_is_not_read_again() -> None:
    assert filled("A {x}.", {}) == ""
    assert filled("A {x}.", {"x": "{y}", "y": "never"}) == "A {y}."
