"""The words of the workshop: agendas add up, the phone says first who sees what, and the votes keep to the rules."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest
from pydantic import ValidationError

import content
from content.read import HERE
from content.workshop_shapes import Agenda, Workshop
from quizzes import load_all
from quizzes.checks import check
from quizzes.keyed import keyed
from quizzes.schema import Scenario
from tests.content.test_content_files import INVENTORY
from tests.support.reading import grade, words

WORKSHOP = content.workshop()
EXERCISES = [one.id for one in WORKSHOP.exercises]
VOTES = WORKSHOP.vote.of_kind(Scenario)
every_exercise = pytest.mark.parametrize("exercise", EXERCISES)
every_vote = pytest.mark.parametrize("item", VOTES, ids=lambda one: one.id)


def test_the_exercises_are_those_of_the_commands() -> None:
    assert EXERCISES == ["words", "body", "guess", "balance", "scenarios", "vote", "pledge", "before", "after"]
    assert all(set(one.sources) <= INVENTORY for one in WORKSHOP.exercises)


@pytest.mark.parametrize("minutes", [45, 60, 90])
def test_an_agenda_fills_its_minutes_and_ends_with_a_step(minutes: int) -> None:
    agenda = content.agenda(minutes)
    assert sum(slot.minutes for slot in agenda.slots) == minutes
    used = [slot.exercise for slot in agenda.slots if slot.exercise]
    assert len(set(used)) == len(used)
    assert used[-1] == "pledge" and used.index("guess") + 1 == used.index("balance" if minutes > 45 else "scenarios")


def test_another_length_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="no agenda of 50 minutes; take one of 45, 60, 90"):
        content.agenda(50)


@every_exercise
def test_the_phone_says_who_sees_it_what_goes_home_how_to_take_it_back_and_until_when(exercise: str) -> None:
    said = " ".join(content.before_first(exercise, "22 December 2026"))
    assert "22 December 2026" in said and "{" not in said
    for part in ("host", "home", "take", "back until this part closes", "room"):
        assert part in said, part


@pytest.mark.parametrize("exercise", [name for name in EXERCISES if name != "words"])
def test_what_goes_home_single_comes_from_eight_mixed_and_without_name_seat_or_time(exercise: str) -> None:
    said = " ".join(content.before_first(exercise, "x"))
    for part in ("mixed order", "eight or more", "With fewer, only", "no name", "no seat", "no time"):
        assert part in said, part


def test_of_words_only_the_report_goes_home() -> None:
    said = " ".join(content.before_first("words", "x"))
    assert "in the report that your host takes home" in said and "list" not in said


@pytest.mark.parametrize("exercise", ["body", "guess", "balance", "scenarios"])
def test_what_is_about_oneself_waits_for_five(exercise: str) -> None:
    assert any(
        word in " ".join(content.before_first(exercise, "x")) for word in ("five finished sheets", "five sheets")
    )


def test_hints_of_the_host_hold_the_numbers_of_the_rules() -> None:
    assert "five" in WORKSHOP.host["waiting"] and "three" in WORKSHOP.host["waiting_same"]
    assert "eight" in WORKSHOP.host["export_help"] and "180" in WORKSHOP.host["until_help"]


# ---- the moments to vote on ------------------------------------------------------------------


def test_the_votes_are_a_sound_questionnaire_and_none_of_the_bundled_ones() -> None:
    every = load_all()
    assert check(WORKSHOP.vote) == []
    assert WORKSHOP.vote.id not in every
    taken = {item.id for quiz in every.values() for item in quiz.items}
    assert not taken & {item.id for item in VOTES}
    assert not {item.stem for quiz in every.values() for item in quiz.of_kind(Scenario)} & {one.stem for one in VOTES}


def test_keys_are_balanced_and_never_twice_in_a_place() -> None:
    places = Counter((option.key, place) for item in VOTES for place, option in enumerate(item.options))
    assert len(VOTES) == 3
    assert Counter(key for key, _ in places) == {"D": 3, "V": 3, "B": 3, "H": 3}
    assert set(places.values()) == {1}


@every_vote
def test_a_moment_is_short_plain_and_cites_its_ideas(item: Scenario) -> None:
    texts = [item.stem, *(option.text for option in item.options)]
    assert max(len(words(text)) for text in texts) <= 30
    assert grade(*texts) <= 8.0
    assert set(item.sources) <= INVENTORY
    lengths = {option.key: len(words(option.text)) for option in item.options}
    assert lengths["B"] <= max(lengths.values()) and max(lengths.values()) - min(lengths.values()) <= 8, lengths


def test_answers_are_checked_as_those_of_any_questionnaire() -> None:
    given = {"VT01": "b", "VT02": "e", "VT03.second": "a", "XX": 1}
    assert keyed(content.vote_moments(), given) == {"VT01": "B", "VT01.position": 2}


@pytest.mark.parametrize("agenda", WORKSHOP.agendas, ids=lambda one: str(one.minutes))
def test_an_agenda_gives_the_three_moments_of_a_vote_their_time(agenda: Agenda) -> None:
    (slot,) = (one for one in agenda.slots if one.exercise == "vote")
    assert len(VOTES) == 3 and slot.what.startswith("Three short moments and a vote, ")
    said = {"three": 3, "four": 4, "five": 5, "eight": 8}
    minutes = sum(n for word, n in said.items() if f"{word} minutes" in slot.what)
    # Three minutes for the first vote and two for the second, as the script has it.
    assert minutes and minutes + 3 + 2 <= slot.minutes, slot.what


def test_everything_a_host_reads_speaks_of_three_moments() -> None:
    vote = WORKSHOP.exercise("vote")
    script = " ".join(vote.script)
    for text in (vote.about, vote.wall, script, WORKSHOP.pack.votes_lead, WORKSHOP.vote.about):
        assert "three" in text.lower(), text
        assert not any(gone in text.lower() for gone in ("one moment,", "two moments,", "read the moment")), text
    assert "splits the room most" in vote.about and "splits the room most" in script
    assert "three minutes" in script and "two minutes" in script


# ---- faults ----------------------------------------------------------------------------------


def raw() -> dict[str, Any]:
    return tomllib.loads((HERE / "workshop.toml").read_text(encoding="utf-8"))


def test_an_agenda_that_does_not_add_up_is_told() -> None:
    found = raw()
    found["agendas"][0]["slots"][0]["minutes"] += 1
    with pytest.raises(ValidationError, match="slots of 46 minutes in all; make them 45"):
        Workshop.model_validate(found)


def test_an_agenda_with_an_unknown_exercise_is_told() -> None:
    found = raw()
    found["agendas"][0]["slots"][1]["exercise"] = "wrods"
    with pytest.raises(ValidationError, match='name "wrods"'):
        Workshop.model_validate(found)


def test_a_slot_without_a_name_is_told() -> None:
    found = raw()
    del found["agendas"][0]["slots"][1]["exercise"]
    with pytest.raises(ValidationError, match="either an exercise or a title"):
        Workshop.model_validate(found)


def test_an_exercise_that_stands_twice_is_told() -> None:
    found = raw()
    found["exercises"].append(found["exercises"][0])
    with pytest.raises(ValidationError, match="an exercise twice"):
        Workshop.model_validate(found)
