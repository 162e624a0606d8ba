"""Requests in place of policies, for those whose rules are set by somebody else (R27)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from content import facts, plan, policies, steps
from content.ask_for import LONGEST_NEED, OWN, Request, ask_words, asked, asks
from content.ask_shapes import Ask, AskFor
from content.coach import if_then
from content.policy_builder import Voice
from content.read import card_words
from tests.content.people import known, position, tilts, touchpoint

INVENTORY = set((Path(__file__).parents[1] / "data" / "inventory_ids.txt").read_text(encoding="ascii").split())
JUNK: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300) | st.lists(st.integers())
)
EACH = pytest.mark.parametrize("policy", asks())


def test_there_is_one_for_each_policy_under_its_title() -> None:
    assert {one: ask.title for one, ask in asks().items()} == {one.id: one.title for one in policies().values()}
    assert {one: ask.card for one, ask in asks().items()} == {one.id: one.card for one in policies().values()}
    assert {ask.card for ask in asks().values()} - {None} <= {card.id for card in card_words().cards}
    assert {source for ask in asks().values() for source in ask.sources} <= INVENTORY


@EACH
@pytest.mark.parametrize("client", ["client", "patient"])
def test_each_is_whole_with_each_of_its_needs(policy: str, client: Any) -> None:
    for place in range(len(asks()[policy].needs)):
        found = asked(policy, Request(place), Voice(client=client))
        assert f"I would like {found.need}" in found.say or f"I need {found.need}" in found.say
        for text in (found.say, found.if_no, found.local, *found.rule, *found.needs):
            assert not re.search(r"[{}]|  ", text), text
        assert client == "client" or "client" not in " ".join((found.say, found.if_no, *found.rule, *found.needs))


def test_as_it_is_said() -> None:
    assert asked("POL-12", Request(2)).say == (
        "I want the last person of the day to get hands as good as the first one did. For that I would like to have "
        "the same two days off each week. Could we try it for two weeks and see how the day runs?"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("to leave at six", "I would like to leave at six."),
        (" To leave at six. ", "I would like to leave at six."),
        ("{client} {need}", "I would like {client} {need}."),
        ("", "I would like to have 15 minutes between two sessions."),
        (" ... ", "I would like to have 15 minutes between two sessions."),
        ("I would like more breaks.", "For that I would like more breaks. Could"),
        ("I'd like to have more breaks", "For that I would like more breaks. Could"),
        ("I’d really like to leave at six!", "For that I would like to leave at six. Could"),
        ("I need you to tell me who comes", "For that I would like you to tell me who comes. Could"),
        ("I want to get home by six.", "For that I would like to get home by six. Could"),
        ("We need a second table.", "For that I would like a second table. Could"),
        ("Please, more breaks", "For that I would like more breaks. Could"),
        ("More breaks", "For that I would like more breaks. Could"),
        ("Sundays off", "For that I would like Sundays off. Could"),
        ("breaks that are long enough", "For that I would like breaks that are long enough. Could"),
        ("I would like", "For that I would like to have 15 minutes between two sessions. Could"),
        ("please", "For that I would like to have 15 minutes between two sessions. Could"),
    ],
)
def test_own_words_end_the_sentence(typed: str, said: str) -> None:
    assert said in asked("POL-12", Request(OWN, typed)).say
    assert Request(OWN, typed).kept()["own"] == typed


@pytest.mark.parametrize(
    ("policy", "typed", "said"),
    [
        ("POL-12", "please give me more breaks.", "first one did. Please give me more breaks. Could we"),
        ("POL-12", "Could I leave at six?", "first one did. Could I leave at six? Could we"),
        ("POL-12", "my breaks are too short", "first one did. My breaks are too short. Could we"),
        ("POL-12", "I can't work Sundays", "first one did. I can't work Sundays. Could we"),
        ("POL-12", r"I can't \1 {need} {client}", r"first one did. I can't \1 {need} {client}. Could we"),
        ("POL-01", "I am here for nothing.", "leaves me with an empty hour. I am here for nothing. Could we"),
        ("POL-05", "I can't end it alone", "know that I’m safe. I can't end it alone. Please let’s"),
        ("POL-10", "Who shares the tips?", "to give something. Who shares the tips? I’m glad"),
    ],
)
def test_own_words_that_cannot_end_it_are_a_sentence_of_their_own(policy: str, typed: str, said: str) -> None:
    found = asked(policy, Request(OWN, typed))
    assert said in found.say
    assert "I would like" not in found.say


@EACH
def test_no_own_sentence_is_said_twice(policy: str) -> None:
    for typed in ("I would like more breaks.", "I need more breaks", "more breaks", "my breaks are short"):
        say = asked(policy, Request(OWN, typed)).say
        assert say.count("breaks") == 1
        assert not re.search(r"[{}]|  |\.\.|would like I|need I|^ | $", say)


@given(st.dictionaries(st.sampled_from(["need", "own", "on_sheet"]), JUNK))
def test_whatever_a_device_kept_becomes_a_request(raw: dict[str, Any]) -> None:
    for policy, ask in asks().items():
        request = Request.read(ask, raw)
        assert Request.read(ask, request.kept()) == request
        assert len(request.own) <= LONGEST_NEED
        assert "\n" not in asked(policy, request).say


# ---- the plan ----------------------------------------------------------------------------


@pytest.mark.parametrize("touchpoint_id", ["money_time", "first_contact", "conflict", "session", "space"])
def test_every_policy_step_becomes_a_request(touchpoint_id: str) -> None:
    pulled = tilts(**{touchpoint_id: -30.0})
    (step,) = (one for one in plan(known("doormat", touchpoints=pulled, more={"rules_by_others": True})).steps
               if one.slot == "policy")  # fmt: skip
    assert step.ask_for
    assert step.if_then == policies()[step.id].ask_for
    assert step.title == ask_words().step_title.format(title=policies()[step.id].title)
    assert step.smaller == ask_words().step_smaller
    for more in ({"rules_by_others": False}, {}):
        own = next(one for one in plan(known("doormat", touchpoints=pulled, more=more)).steps if one.slot == "policy")
        assert (own.id, own.ask_for) == (step.id, False)
        assert (own.if_then, own.title) == (policies()[own.id].if_then, steps()[own.id].title)


def test_offers_of_a_touchpoint_ask_too() -> None:
    out = position("doormat", touchpoints=(touchpoint("after_care", -40, out=True),))
    told = [plan(facts(out, more=more)).offers[0] for more in ({"rules_by_others": True}, {"rules_by_others": False})]
    assert told[0].steps == told[1].steps == ("POL-06", "CARE-13")
    assert told[0].lines == (policies()["POL-06"].ask_for, steps()["CARE-13"].if_then)
    assert told[1].lines == (policies()["POL-06"].if_then, steps()["CARE-13"].if_then)


def test_only_policies_are_asked_for() -> None:
    assert if_then("CARE-01", ask_for=True) == if_then("CARE-01", ask_for=False) == steps()["CARE-01"].if_then


# ---- faults of the file ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"say": "Please."}, "say its need once"),
        ({"say": "{need} {need}"}, "say its need once"),
        ({"if_no": "Then {money}."}, "has {money}, which nothing fills"),
        ({"needs": ("to rest", "a rest")}, 'begin it with "to"'),
        ({"rule": ("One?",)}, "at least 2"),
    ],
)
def test_a_fault_is_told(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Ask.model_validate(asks()["POL-01"].model_dump() | changed)


def test_two_requests_for_one_policy_are_a_fault() -> None:
    whole = ask_words().model_dump()
    with pytest.raises(ValidationError, match="two requests for POL-01"):
        AskFor.model_validate(whole | {"asks": [whole["asks"][0]] * 2})
