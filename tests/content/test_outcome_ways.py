"""What comes last in a result: said of every sheet for which it is true, and of no other."""

from __future__ import annotations

from typing import Any

import pytest

from quizzes.schema import Check
from tests.content.answering import ALL, sheet
from tests.content.test_answered import tagged
from tests.content.test_outcome import told

NOTHING = "Nothing here calls for a step just now."


def last(name: str, parts: Any = None, **items: Any) -> str:
    """The text of the last thing to do, "" for none."""
    ways = told(*sheet(name, parts, **items)).ways
    return ways[-1].text if ways else ""


def groups(name: str, answer: str) -> dict[str, str]:
    rule = ALL[name].scoring.checklist
    return {group.id: answer for group in rule.groups} if rule else {}


@pytest.mark.parametrize("name", ["touchpoints_list", "policy_check"])
def test_a_list_speaks_of_open_rows_only_where_some_are(name: str) -> None:
    assert last(name) == last(name, groups(name, "yes")) == ""
    some = [item.id for item in ALL[name].of_kind(Check)][-1]
    assert last(name, groups(name, "yes"), **{some: "partly"}).startswith("One row is still open.")
    assert last(name, groups(name, "partly")) and "a no" not in last(name, groups(name, "partly"))
    lines = told(*sheet(name, groups(name, "yes"))).lead
    assert not [line for line in lines if "landlord" in line or "No practice needs" in line]


def test_a_row_with_a_no_is_spoken_of_where_there_are_two_to_pick_from() -> None:
    assert last("touchpoints_list", groups("touchpoints_list", "no")).startswith("Pick the one row with a no")
    mixed = {"session": "partly", "marketing": "partly"}
    assert last("touchpoints_list", mixed).startswith("Pick the one row that would")


@pytest.mark.parametrize(
    ("feel", "said"),
    [
        (("warm", "cold"), "Take one warm word and ask where in your week a client meets it. Take one cold word"),
        (("warm", "mixed"), "Take one warm word and ask where in your week a client meets it."),
        (("cold",), "Take one cold word and ask who taught it to you."),
        (("mixed",), "Take one of your words"),
    ],
)
def test_words_are_taken_up_only_where_they_are(feel: tuple[str, ...], said: str) -> None:
    found = last("first_words", WORD1=tagged(*feel))
    assert found.startswith(said)
    assert ("cold" in found, "warm" in found) == ("cold" in feel, "warm" in feel)


def test_without_words_none_is_counted_or_compared() -> None:
    found = told(*sheet("first_words", WORD2="A calm hour."))
    assert found.ways == () and found.readings == ()
    assert found.opening.startswith("No words of service this time")
    assert not [line for line in found.lead if line.startswith("Of your")]
    one = told(*sheet("first_words", WORD1=tagged("warm"), WORD2="A calm hour."))
    assert not [line for line in one.lead if line.startswith("Of your")], "one word is not counted"
    assert [read for read, _ in one.readings if read.startswith("Lay the two pictures")]


@pytest.mark.parametrize(
    ("steps", "said"), [("yes", f"{NOTHING} Keep your complaint steps"), ("na", f"{NOTHING} If one sentence")]
)
def test_a_card_is_kept_only_where_there_is_one(steps: str, said: str) -> None:
    quiet = {"defend": 0.25, "yield": 0.25, "repair": 0.75, "net": "yes"}
    assert last("hard_talks", quiet, NET1=steps).startswith(said)


def test_complaint_steps_half_there_are_finished_and_nothing_else_is_said_beside_it() -> None:
    ways = told(*sheet("hard_talks", {"defend": 0.25, "yield": 0.25, "repair": 0.75, "net": "partly"})).ways
    assert [way.text[:35] for way in ways] == ["Your complaint steps are begun. Put"]
    assert ways[0].steps == ("TOUCH-05", "POL-08")


def test_questions_for_others_stand_whatever_was_answered() -> None:
    assert last("hiring_list").startswith("Pick two questions")


def test_nothing_noticed_is_said_as_it_is() -> None:
    nothing = {"reaction": "nothing", "strength": 3}
    found = told(*sheet("body_check", FEEL1=nothing, FEEL2=nothing))
    assert found.opening.startswith("Nothing that you noticed")
    assert [one.strength for one in found.reactions] == ["", ""], "how strong nothing is, is not told"
    felt = told(*sheet("body_check", FEEL1=nothing, FEEL2={"reaction": "shrug", "strength": 3}))
    assert felt.opening.startswith("Your body has often answered")
    assert [bool(one.strength) for one in felt.reactions] == [False, True]
