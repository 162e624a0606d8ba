"""What a step of a plan can be swapped for, and why it is there."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from content import Facts, Plan, facts, plan, steps
from content.candidates import Candidate
from content.reasons import evidence
from quizzes.schema import Scenario, Statement
from scoring import score
from tests.content.people import QUIZ, TILTED, known, scored
from tests.scoring.forms import sheet
from tests.support.varied import sheets


def ids(made: Plan) -> list[str]:
    return [step.id for step in made.steps]


# ---- swaps -------------------------------------------------------------------------------


def test_a_swap_goes_round_and_comes_back() -> None:
    known_ = known("doormat")
    first = plan(known_)
    seen, gone = [ids(first)[0]], []
    for _ in range(len(first.steps[0].swaps)):
        gone.append(seen[-1])
        seen.append(ids(plan(known_, swapped=gone))[0])
    assert seen == [first.steps[0].id, *first.steps[0].swaps]
    assert ids(plan(known_, swapped=seen))[0] == seen[0]


def test_a_swap_moves_one_place_only_and_never_doubles_a_step() -> None:
    for zone in ("doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"):
        known_ = known(zone)
        first = plan(known_)
        for place, step in enumerate(first.steps):
            if step.swaps:
                after = ids(plan(known_, swapped=[step.id]))
                assert after[place] == step.swaps[0]
                assert len(set(after)) == len(after)
                assert [one for at, one in enumerate(after) if at != place] == [
                    one for at, one in enumerate(ids(first)) if at != place
                ]


@settings(max_examples=40)
@given(
    zone=some.sampled_from(["doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"]),
    places=some.lists(some.integers(0, 2), max_size=12),
)
def test_any_round_of_swaps_keeps_the_places_and_never_doubles(zone: str, places: list[int]) -> None:
    known_ = known(zone)
    first = made = plan(known_)
    gone: list[str] = []
    for place in places:
        gone.append(made.steps[place % len(made.steps)].id)
        made = plan(known_, swapped=gone)
        assert [step.slot for step in made.steps] == [step.slot for step in first.steps]
        assert len(set(ids(made))) == len(made.steps)
        assert all(step.id not in ids(made)[:at] for at, step in enumerate(made.steps))


def test_swaps_on_the_diva_side_stay_with_the_touchpoint() -> None:
    assert plan(known("diva")).steps[1].swaps[0] == "POL-12"


def test_every_step_of_a_plan_can_be_swapped() -> None:
    for zone in ("doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"):
        assert all(step.swaps for step in plan(known(zone)).steps)


# ---- reasons -----------------------------------------------------------------------------


def words_of(item_id: str, answers: dict[str, object]) -> tuple[str, set[str]]:
    """The name of an item, and the words that its answer can stand in."""
    item = QUIZ.item(item_id)
    if isinstance(item, Scenario):
        at = answers.get(f"{item_id}.position")
        assert isinstance(at, int)
        return item.name, {item.options[at - 1].short}
    assert isinstance(item, Statement)
    given = QUIZ.answers[item.answers]
    return str(item.short), {given.labels[given.values.index(answers[item_id])]}


def test_five_hundred_people_get_many_plans_each_with_a_reason_from_their_own_answers() -> None:
    plans: Counter[tuple[str, ...]] = Counter()
    for answers in sheets(QUIZ, 500):
        found = score(QUIZ, answers).position
        assert found is not None
        made = plan(facts(found, sheets=[(QUIZ, answers)]))
        plans[tuple(ids(made))] += 1
        assert len(made.steps) <= 3
        assert len(set(ids(made))) == len(made.steps)
        for step in made.steps:
            assert step.quotes or (step.rule == "R30" and "for growing" in step.reason)
            for item in step.quotes:
                name, said = words_of(item, answers)
                assert f"“{name}”" in step.reason
                assert any(one[1:] in step.reason for one in said)
        leads = [step.quotes[0] for step in made.steps if step.quotes]
        seconds = [item for step in made.steps for item in step.quotes[1:]]
        assert len(seconds) == len(set(seconds)) and not set(seconds) & set(leads)
        told: set[str] = set()
        for step in made.steps:
            assert ("speaks for this one too" in step.reason) == bool(told & set(step.quotes))
            told |= set(step.quotes)
    print(f"{len(plans)} different plans over 500 sheets")
    assert len(plans) >= 15
    assert plans.most_common(1)[0][1] < 100


def test_the_same_facts_give_the_same_plan() -> None:
    assert plan(known("doormat")) == plan(known("doormat"))


def test_a_reason_says_what_was_chosen_and_what_the_step_does() -> None:
    made = plan(facts(scored(TILTED), sheets=[(QUIZ, TILTED)]))
    care = made.steps[0]
    assert care.quotes[0] == "ST08"
    assert "you said seldom" in care.reason
    assert care.reason.endswith(steps()["CARE-01"].because)


def quoted(step: str, answers: dict[str, object], told: tuple[str, ...] = (), **hints: str) -> list[str]:
    made = facts(scored(answers), sheets=[(QUIZ, answers)])
    return [line.item for line in evidence(Candidate(step, "R06", **hints), made, told)]


def test_an_answer_that_went_the_steps_way_is_quoted_before_a_balanced_one() -> None:
    balanced = sheet("BBBBBBBBBBBB", "515151 515151")
    for item, key in (("SC11", "D"), ("SC01", "H")):
        assert quoted("CARE-01", balanced | {item: key}) == [item]
    assert quoted("KIND-04", balanced | {"SC07": "V"}) == ["SC07"]


def test_an_answer_of_another_place_on_other_ideas_is_no_reason() -> None:
    balanced = sheet("BBBBBBBBBBBB", "515151 515151")
    for item in ("SC04", "SC08", "SC09"):
        assert quoted("CARE-05", balanced | {item: "H"}, pair="E") == []
    assert quoted("TOUCH-03", sheet(statements="333333 333333")) == [], "no habit is about the first contact"


def test_the_pair_that_chose_a_step_is_quoted_first_unless_it_is_strong() -> None:
    weak = sheet("BBBBBBBBBBBB", "333333 333333") | {"SC11": "D"}
    assert quoted("CARE-03", weak, pair="F")[0] in {"ST06", "ST12"}
    strong = sheet("BBBBBBBBBBBB", "515151 515151") | {"SC11": "D"}
    assert quoted("CARE-03", strong, pair="F") == ["SC11"]


def test_the_touchpoint_that_chose_a_step_is_quoted_before_others() -> None:
    answers = sheet("DDDDDDDDDDDD", "333333 333333")
    for where in ("marketing", "space", "after_care"):
        assert QUIZ.item(quoted("POL-12", answers, touchpoint=where)[0]).touchpoint == where


def test_of_equally_near_answers_the_one_not_yet_told_is_quoted() -> None:
    """CARE-05 is about money and cites BOW-43 and BOW-24: SC01 has the one, SC05 the other."""
    answers = sheet("BBBBBBBBBBBB", "515151 515151") | {"SC05": "D", "SC01": "D"}
    assert quoted("CARE-05", answers) == ["SC01"]
    assert quoted("CARE-05", answers, told=("SC01",)) == ["SC05"]
    assert quoted("CARE-05", answers, told=("SC05",)) == ["SC01"]


def test_the_nearest_answer_is_quoted_though_it_was_told_before() -> None:
    """POL-03 cites KND-18, as SC01 does; SC05 is of the same place and cites nothing of it."""
    answers = sheet("BBBBBBBBBBBB", "515151 515151") | {"SC05": "D", "SC01": "D"}
    assert quoted("POL-03", answers, told=("SC01",), touchpoint="money_time") == ["SC01"]


@pytest.mark.parametrize("step", ["POL-07", "KIND-01", "MIND-07", "MIND-08", "POL-12"])
def test_there_is_always_something_to_quote_when_answers_may_be_read(step: str) -> None:
    for answers in (sheet("BBBBBBBBBBBB"), sheet(statements="515151 515151"), sheet("HHHHHHHHHHHH", "333333 333333")):
        assert quoted(step, answers)


def test_without_answers_a_reason_still_says_what_the_step_does() -> None:
    made = plan(Facts({"zone": "sweet_spot"}))
    assert [step.id for step in made.steps] == ["CARE-12", "MIND-08"]
    assert made.steps[0].reason.endswith(steps()["CARE-12"].because)
    assert made.steps[1].reason == f"Your answers look after both of you just now. {steps()['MIND-08'].because}"
