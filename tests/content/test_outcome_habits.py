"""Habits of a scale: praise only for one that stands alone in the band of what is kept, and ties told as ties."""

from __future__ import annotations

import pytest

from content.read import outcome_words
from tests.content.answering import sheet
from tests.content.test_outcome import texts, told

KIND = "kindness_habits"
KEPT = [habit.kept for habit in outcome_words()[KIND].habits]
ALIKE = "All the habits come out alike, so none of them stands out."


def praised(**answers: int) -> list[str]:
    return [line for line in told(*sheet(KIND, {"kindness": 0.5}, **answers)).lead if line in KEPT]


def test_the_habit_with_most_room_and_the_strongest_are_named() -> None:
    found = told(*sheet(KIND, {"kindness": 0.75}, KI05=0, KI04=0))
    assert found.lead == (
        "Notes have most room. Three words after a session save asking again.",
        "The hour stays theirs. Take your own week to somebody as well.",
    )
    assert told(*sheet(KIND, KI05=0)).lead == ()


@pytest.mark.parametrize("height", [0.0, 0.5, 1.0])
def test_where_all_habits_are_alike_none_is_named_or_praised(height: float) -> None:
    found = told(*sheet(KIND, {"kindness": height}))
    assert found.lead == (ALIKE,)
    assert not set(KEPT) & set(texts(found))


def test_no_habit_is_praised_below_the_steady_band() -> None:
    """KI05 alone is the habit of notes: 3 of 4 is 75 of 100, and steady begins at 80."""
    assert praised(KI05=3) == []
    assert praised(KI05=4) == ["You write down what people like. It pays off for both of you."]


def test_two_habits_at_the_top_are_no_reason_to_praise_the_first() -> None:
    assert praised(KI05=4, KI09=4) == []


def test_habits_that_tie_for_most_room_are_named_together() -> None:
    found = told(*sheet(KIND, {"kindness": 0.75}, KI05=0, KI09=0))
    assert found.lead == ("These have most room, one as much as the other: Notes; Set up their way.",)


def test_nothing_is_said_to_be_named_below() -> None:
    assert not [text for text in texts(told(*sheet(KIND, {"kindness": 0.75}))) if "below" in text]
