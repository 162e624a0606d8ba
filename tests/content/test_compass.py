"""The compass offers what fits the room, in the order of its file, and says nothing of what is hidden."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

import content
from content.compass_shapes import Compass, Prompt
from content.read import HERE
from content.rule_shapes import Condition
from content.rules import holds
from quizzes import load_all
from quizzes.schema import BodyReaction, FreeWords
from scoring.model import MODEL
from tests.content.test_content_files import INVENTORY

PROMPTS = content.compass().prompts
EXERCISES = [one.id for one in content.workshop().exercises]
OWN = {f"N{number}" for number in range(1, 9)}


def first(**known: Any) -> str | None:
    found = content.next_prompt({name.replace("__", "."): value for name, value in known.items()})
    return found.id if found else None


def test_there_are_enough_and_each_cites_ideas_of_the_inventory() -> None:
    assert len(PROMPTS) >= 30
    assert {one.id: bad for one in PROMPTS if (bad := set(one.sources) - INVENTORY - OWN)} == {}
    assert {name for one in PROMPTS for name in one.exercises} == set(EXERCISES)


def test_each_ask_can_be_answered_aloud_and_stands_once() -> None:
    assert len({one.ask for one in PROMPTS}) == len(PROMPTS)
    assert [one.id for one in PROMPTS if len(one.ask.split()) > 36] == []


def test_prompts_use_no_name_that_could_hurt() -> None:
    for one in PROMPTS:
        assert not {"doormat", "diva"} & set(f"{one.ask} {one.seen}".lower().replace("-", " ").split()), one.id


def leaves(conditions: tuple[Condition, ...]) -> list[Condition]:
    inner = [leaf for one in conditions for leaf in leaves((one.any or ()) + (one.all or ()))]
    return [*(one for one in conditions if one.fact), *inner]


def test_facts_name_zones_places_tags_and_moments_that_exist() -> None:
    quizzes = load_all().values()
    moments = {item.id for quiz in quizzes for item in quiz.of_kind(BodyReaction)}
    tags = {
        tag
        for quiz in quizzes
        for item in quiz.of_kind(FreeWords)
        for name in item.tags
        for tag in quiz.tags[name].labels
    }
    parts = {
        "zone": set(content.zones()),
        "strip": {*content.touchpoint_names(), "lowest", "highest"},
        "words": tags,
        "pledge": {step.kind for step in content.steps().values()},
        "change": {"B", "G", "away", "low.G", "high.away"},
        "body": {"loudest"},
        "guess": {"gap"},
        "vote": {"changed", "top"},
        "tilt": {"mean"},
        "ground": {"mean"},
    }
    asked = [leaf for one in PROMPTS for leaf in leaves(one.when)]
    for leaf in asked:
        family, _, part = (leaf.fact or "").partition(".")
        assert part in parts[family] if part else family in ("n", "spread", "hills"), leaf.fact
        if leaf.fact == "body.loudest":
            assert leaf.is_ in moments
        if leaf.fact in ("strip.lowest", "strip.highest"):
            assert leaf.is_ in content.touchpoint_names()


def made(leaf: Condition) -> float | str | bool:
    """A value at which the condition holds."""
    if leaf.is_ is not None:
        return leaf.is_
    for number, away in ((leaf.at_least, 0.0), (leaf.above, 0.01), (leaf.at_most, 0.0), (leaf.below, -0.01)):
        if number is not None:
            return number + away
    raise AssertionError(leaf)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda one: one.id)
def test_each_prompt_comes_up_when_its_facts_hold_and_not_without_them(prompt: Prompt) -> None:
    facts: dict[str, float | str | bool] = {"exercise": prompt.exercises[0] if prompt.exercises else EXERCISES[0]}
    bare = content.useful_prompts(facts)
    facts |= {str(leaf.fact): 0 for leaf in leaves(prompt.when)}
    if {leaf.fact for leaf in leaves(prompt.when)} != {"guess.gap"} or len(prompt.when) == 1:
        facts |= {str(leaf.fact): made(leaf) for leaf in leaves(prompt.when)}
    if any(name.startswith("strip.") for name in facts):
        facts["tilt.mean"] = 0
    assert prompt in content.useful_prompts(facts)
    assert (prompt in bare) == (not prompt.when)
    if prompt.exercises:
        other = next(name for name in EXERCISES if name not in prompt.exercises)
        assert prompt not in content.useful_prompts({**facts, "exercise": other})


def test_the_first_that_fits_is_offered_and_what_was_asked_goes_out() -> None:
    room = {"exercise": "balance", "zone.doormat": 0.55, "strip.money_time": -12.0, "tilt.mean": -2.0, "n": 20}
    assert [one.id for one in content.useful_prompts(room)][:4] == ["CP18", "CP22", "CP34", "CP35"]
    second = content.next_prompt(room, {"CP18"})
    assert second and second.id == "CP22"
    assert content.next_prompt(room, {one.id for one in PROMPTS}) is None


def test_borders_are_those_of_the_model() -> None:
    assert first(exercise="balance", tilt__mean=-MODEL.tilt_cut) == "CP20"
    assert first(exercise="balance", tilt__mean=-MODEL.tilt_cut + 0.01) == "CP34"
    assert first(exercise="balance", tilt__mean=MODEL.tilt_cut) == "CP21"
    assert first(exercise="balance", strip__conflict=-MODEL.stands_out, tilt__mean=0) == "CP23"
    assert first(exercise="balance", strip__conflict=MODEL.stands_out, tilt__mean=0) == "CP24"
    assert first(exercise="balance", ground__mean=MODEL.low_cut) == "CP34"
    assert first(exercise="balance", ground__mean=MODEL.low_cut - 0.01) == "CP16"


def test_of_all_strips_the_outermost_speaks() -> None:
    room = {"exercise": "balance", "strip.money_time": -12, "strip.session": -14, "strip.conflict": 3, "tilt.mean": 1}
    assert [one.id for one in content.useful_prompts(room)][:2] == ["CP27", "CP34"]
    room |= {"strip.conflict": 11}
    assert [one.id for one in content.useful_prompts(room)][:2] == ["CP24", "CP27"]


def test_a_place_speaks_only_where_it_stands_off_from_the_room() -> None:
    strips = dict.fromkeys(("strip.marketing", "strip.first_contact", "strip.space", "strip.conflict"), -47)
    room = {"exercise": "balance", **strips, "strip.money_time": -48, "strip.session": -41, "tilt.mean": -46}
    assert [one.id for one in content.useful_prompts(room)][:2] == ["CP20", "CP34"], "all places lean alike"
    assert content.useful_prompts({**room, "strip.money_time": -56})[1].id == "CP22"
    assert content.useful_prompts({**room, "strip.money_time": -55})[1].id == "CP34", "nine points are not ten"
    both = {**room, "strip.money_time": -56, "strip.conflict": -56}
    assert content.useful_prompts(both)[1].id == "CP34", "of two alike none speaks alone"
    unknown = {name: one for name, one in room.items() if name != "tilt.mean"} | {"strip.money_time": -90}
    assert content.useful_prompts(unknown)[0].id == "CP34"


def test_a_change_speaks_only_where_it_lies_clear_of_none() -> None:
    room = {"exercise": "after", "change.G": 1, "change.low.G": -3, "change.high.G": 5}
    assert first(**room) == "CP47"
    assert first(**room, **{"change.away": -3, "change.low.away": -8, "change.high.away": 1}) == "CP47"
    assert first(**room, **{"change.away": -3, "change.low.away": -8, "change.high.away": 0}) == "CP47"
    assert first(**room, **{"change.away": -5, "change.low.away": -8, "change.high.away": -1}) == "CP45"
    assert first(**{**room, "change.G": 4, "change.low.G": 1, "change.high.G": 7}) == "CP46"


def test_two_hills_come_before_one() -> None:
    assert first(exercise="balance", zone__doormat=0.5, hills=True) == "CP17"
    assert first(exercise="balance", zone__doormat=0.5, hills=False) == "CP18"


def test_a_hidden_cell_never_speaks() -> None:
    known = {"exercise": "balance", "n": 9}
    assert all(not one.when for one in content.useful_prompts(known))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_exercise_has_something_to_ask_with_nothing_known(exercise: str) -> None:
    assert len(content.useful_prompts({"exercise": exercise})) >= 2


def test_an_unknown_fact_or_a_fact_of_later_does_no_harm() -> None:
    assert first(exercise="vote", something__new=3) == "CP40"
    assert first() == "CP49"


def test_prompts_come_back_by_id_in_the_order_asked() -> None:
    assert [one.id for one in content.prompts_by_id(["CP22", "CP99", "CP01"])] == ["CP22", "CP01"]


def test_a_number_of_the_model_can_be_turned() -> None:
    below = Condition.model_validate({"fact": "tilt", "at_most": "-MODEL.tilt_cut"})
    assert below.at_most == -20.0
    assert holds(below, content.Facts({"tilt": -20.0})) and not holds(below, content.Facts({"tilt": 20.0}))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"when": [{"fact": "tild.mean", "below": 3}]}, 'ask for the fact "tild.mean"'),
        ({"when": [{"fact": "n", "below": "-MODEL.tilt"}]}, "which the model does not have"),
        ({"id": "CP02"}, "CP02 twice"),
    ],
)
def test_a_fault_of_the_file_is_told(change: dict[str, Any], says: str) -> None:
    raw = tomllib.loads((HERE / "compass.toml").read_text(encoding="utf-8"))
    raw["prompts"][0] |= change
    with pytest.raises(ValidationError, match=says):
        Compass.model_validate(raw)
