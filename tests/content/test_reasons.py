"""Which answer a reason quotes: the one that fits the step, and none where none does."""

from __future__ import annotations

from typing import Any

import pytest

from content import PlanStep, facts, plan, steps
from content.candidates import Candidate, weakest_pairs
from content.reasons import called, evidence, reason
from quizzes.schema import Check
from tests.content.answering import ALL, known, sheet
from tests.content.people import QUIZ, TILTED, position, scored, tilts
from tests.content.test_answered import tagged
from tests.scoring import forms

BEST = forms.sheet("BBBBBBBBBBBB", "515151 515151")
"""All moments look after both, all habits are at their best: nothing in it calls for care."""


def step(made: Any, name: str) -> PlanStep:
    return next(one for one in made.steps if one.id == name)


def rows(quiz: str, group: str) -> list[str]:
    return [item.id for item in ALL[quiz].of_kind(Check) if item.group == group]


# ---- a row about the step's own policy ---------------------------------------------------


@pytest.mark.parametrize("said", ["no", "partly"])
def test_a_policy_quotes_the_row_about_itself(said: str) -> None:
    answers = known(sheet("policy_check", {"written": said}))
    gone: list[str] = []
    for policy in ("POL-12", "POL-02", "POL-01"):
        (one,) = plan(answers, swapped=gone).steps
        assert (one.id, one.quotes) == (policy, (f"P{policy[-2:]}A",))
        gone.append(policy)


def test_a_row_about_another_policy_says_nothing_of_it() -> None:
    passed_over = {row: "no" for row in rows("policy_check", "written") if row != "P12A"}
    (one,) = plan(known(sheet("policy_check", None, **passed_over))).steps
    assert (one.id, one.quotes, one.reason) == ("POL-12", (), steps()["POL-12"].because)


def test_warming_up_a_policy_quotes_how_that_one_is_kept() -> None:
    kept = dict.fromkeys(rows("policy_check", "kept"), "yes") | {"P02C": "na", "P05C": "no"}
    made = plan(known(sheet("policy_check", None, **kept), position=position("diva")))
    warm = step(made, "KIND-07")
    assert (warm.rule, warm.policy, warm.quotes) == ("R24", "POL-01", ("P01C",))


# ---- a row or an item on the same ideas --------------------------------------------------


@pytest.mark.parametrize(
    ("group", "wanted", "row"), [("marketing", "TOUCH-01", "MARK6"), ("first_contact", "TOUCH-03", "FIRST3")]
)
def test_of_many_open_rows_the_one_on_the_steps_own_idea_is_quoted(group: str, wanted: str, row: str) -> None:
    answers = known(sheet("touchpoints_list", {group: "partly"}))
    assert step(plan(answers), wanted).quotes == (row,)


def test_a_row_on_the_same_idea_comes_before_a_wider_gap_on_another() -> None:
    said = dict.fromkeys(rows("touchpoints_list", "marketing"), "partly") | {"MARK7": "no", "MARK8": "no"}
    assert step(plan(known(sheet("touchpoints_list", None, **said))), "TOUCH-01").quotes == ("MARK6",)
    closed = said | {"MARK5": "yes", "MARK6": "yes", "MARK4": "no"}
    assert step(plan(known(sheet("touchpoints_list", None, **closed))), "TOUCH-01").quotes == ("MARK4",)


def test_of_habits_on_the_same_ideas_the_strongest_is_quoted() -> None:
    answers = sheet("stumbling_blocks", {"people_pleasing": 0.75}, PP5=5, PP6=1)
    assert step(plan(known(answers)), "MIND-06").quotes == ("PP6",), "PP5 is as strong, but on other ideas"
    milder = sheet("stumbling_blocks", {"people_pleasing": 0.75}, PP1=5)
    assert step(plan(known(milder)), "MIND-06").quotes == ("PP1",)
    later = sheet("stumbling_blocks", {"people_pleasing": 0.75}, PP4=1)
    assert step(plan(known(later)), "MIND-06").quotes == ("PP4",)


def test_a_step_from_the_list_of_swaps_quotes_no_row_that_is_not_about_it() -> None:
    answers = known(sheet("touchpoints_list", {"marketing": "partly"}))
    (first,) = plan(answers).steps
    assert first.quotes
    (other,) = plan(answers, swapped=["TOUCH-01"]).steps
    assert (other.id, other.rule, other.quotes) == ("MIND-07", "R20", ())
    assert other.reason == steps()["MIND-07"].because


def test_what_a_rule_says_of_its_own_step_is_not_said_of_another() -> None:
    kept = known(sheet("policy_check", {"kept": "yes"}), position=position("diva"))
    warm = step(plan(kept), "KIND-07")
    assert "free pass" in warm.reason
    (last,) = (one for one in plan(kept, swapped=["KIND-07", *warm.swaps[:-1]]).steps if one.slot == "policy")
    assert (last.rule, last.id) == ("R24", warm.swaps[-1])
    assert "free pass" not in last.reason
    (other,) = plan(known(more={"has_staff": True}), swapped=["TOUCH-06"]).steps
    assert (other.rule, other.reason) == ("R26", steps()[other.id].because)


# ---- tagged words ------------------------------------------------------------------------


def test_cold_words_are_counted_in_a_sentence_of_their_own_and_never_quoted() -> None:
    words = tagged("cold", "cold", "mixed", "cold", None, "cold")
    (one,) = plan(known(sheet("first_words", WORD1=words, WORD2="a private line"))).steps
    assert (one.id, one.rule, one.quotes) == ("MIND-03", "R15", ())
    assert one.reason == f"Of the 5 words you marked by how they feel, 4 are cold. {steps()['MIND-03'].because}"
    assert not [word for word in words if str(word["word"]) in one.reason.split()]


def test_cold_words_quote_no_answer_of_another_questionnaire() -> None:
    mild = sheet("stumbling_blocks", {"inherited": 0.25})
    made = plan(known(mild, sheet("first_words", WORD1=tagged("cold", "cold", "cold"))))
    assert step(made, "MIND-03").reason.startswith("Of the 3 words you marked by how they feel, 3 are cold.")


def test_inherited_rules_are_quoted_where_they_weigh() -> None:
    heavy = sheet("stumbling_blocks", {"inherited": 1.0})
    for sheets in ((heavy,), (heavy, sheet("first_words", WORD1=tagged("cold", "cold", "cold")))):
        one = step(plan(known(*sheets)), "MIND-03")
        assert len(one.quotes) == 1 and one.quotes[0].startswith("IA")


# ---- no answer that held care is a reason for more of it ---------------------------------


def test_where_all_is_at_its_best_no_answer_is_bent_into_a_reason() -> None:
    made = plan(known((QUIZ, BEST)))
    assert made.zone == "sweet_spot"
    assert [(one.id, one.rule) for one in made.steps] == [("CARE-12", "R30"), ("MIND-08", "R08")]
    grows = made.steps[0]
    assert grows.quotes == ()
    assert grows.reason == f"This one is for growing, not for mending. {steps()['CARE-12'].because}"
    for name in grows.swaps:
        swapped = plan(known((QUIZ, BEST)), swapped=[*grows.swaps[: grows.swaps.index(name)], "CARE-12"]).steps[0]
        assert (swapped.id, swapped.quotes, swapped.reason) == (name, (), steps()[name].because)


def test_one_moment_that_left_the_person_out_is_a_true_reason() -> None:
    made = plan(known((QUIZ, {**BEST, "SC11": "D"})))
    assert made.zone == "sweet_spot"
    care = made.steps[0]
    assert (care.rule, care.slot, care.quotes) == ("R08", "care", ("SC11",))


def test_a_steady_tank_is_said_and_no_habit_of_it_quoted() -> None:
    full = sheet("self_care", dict.fromkeys(("body", "finances", "spirit", "social", "family", "community"), 1.0))
    made = plan(known(full))
    assert [one.id for one in made.steps] == ["CARE-12", "KIND-06"]
    for one in made.steps:
        assert one.quotes == ()
        assert one.reason.startswith("All six parts of your tank are steady, so this one is for growing.")


def test_a_tank_with_one_low_sentence_still_gets_care_for_it() -> None:
    full = sheet("self_care", dict.fromkeys(("body", "finances", "spirit", "social", "family", "community"), 1.0),
                 SOCI1=0)  # fmt: skip
    care = plan(known((QUIZ, BEST), full)).steps[0]
    assert (care.rule, care.quotes) == ("R08", ("SOCI1",))


@pytest.mark.parametrize("rough", [{"status": "insufficient"}, {"flags": ("fast_statements", "agrees_with_all")}])
def test_steps_from_audits_alone_need_an_answer_that_calls_for_them(rough: dict[str, Any]) -> None:
    parts = dict.fromkeys(("body", "finances", "spirit", "social", "family"), 0.75)
    patchy, high = (sheet("self_care", {**parts, "community": height}) for height in (0.5, 0.75))
    for audit, expected in ((patchy, 1), (high, 0)):
        made = plan(known(audit, position=position(None, **rough)))
        assert len([one for one in made.steps if one.rule in ("R03", "R04")]) == expected


def test_results_without_answers_speak_against_nothing() -> None:
    care = Candidate("CARE-01", "R08", pair="D")
    assert called(care, known(position=position("sweet_spot")))
    best = known((QUIZ, BEST))
    assert not called(care, best)
    assert evidence(care, best) == ()


def test_who_has_staff_is_told_so() -> None:
    (one,) = plan(known(more={"has_staff": True})).steps
    assert (one.id, one.reason) == ("TOUCH-06", f"Therapists work for you. {steps()['TOUCH-06'].because}")


# ---- the answer that belongs to the step -------------------------------------------------


def test_lateness_quotes_the_late_client_whatever_an_earlier_step_has_told() -> None:
    """The worked example with two policies in place: the third on time and money is lateness."""
    there = {"policies_in_place": ("POL-07", "POL-01")}
    made = plan(facts(scored(TILTED), sheets=[(QUIZ, TILTED)], more=there))
    late = step(made, "POL-03")
    assert late.quotes[0] == "SC01"
    assert "On “Twenty minutes late” you chose: the full hour, lunch gone." in late.reason
    assert all("SC01" not in one.quotes for one in made.steps if one.id != "POL-03")


def test_two_steps_on_the_same_place_quote_the_same_answer_in_other_words() -> None:
    cold = forms.sheet("VVVVVVVVVVVV", "151515 515151")
    made = plan(facts(position("diva", touchpoints=tilts(first_contact=40)), sheets=[(QUIZ, cold)]))
    warm, replies = step(made, "KIND-07"), step(made, "TOUCH-03")
    assert (warm.policy, warm.quotes[0], replies.quotes[0]) == ("POL-06", "SC02", "SC02")
    assert warm.reason.startswith("On “A text at night” you chose: no reply on a day off.")
    assert replies.reason.startswith("“A text at night” speaks for this one too, where you chose: no reply on a day")


def test_what_brought_the_step_is_quoted_and_no_moment_of_another_kind() -> None:
    """R09 brings MIND-01 for a mission below 50; the map's own answers say nothing of that."""
    blurred = sheet("mission_and_fit", {"mission": 0.25}, MI5=5)
    made = plan(known((QUIZ, dict(TILTED)), blurred, position=position()))
    mind = step(made, "MIND-01")
    assert (mind.rule, mind.quotes) == ("R09", ("MI5",))
    assert mind.reason == f"“Describing work that could be anyone’s”: you said fully. {steps()['MIND-01'].because}"


def test_in_the_sweet_spot_money_is_not_justified_by_an_hour_of_routine() -> None:
    """Price and pay are the weakest pair (87.5) and strong; the one tired answer is about a session."""
    answers = {**BEST, "ST04": 4, "SC04": "H"}
    made = plan(known((QUIZ, answers)))
    assert made.zone == "sweet_spot"
    assert weakest_pairs(known((QUIZ, answers)), "S")[0] == "E"
    care = next(one for one in made.steps if one.slot == "care")
    assert (care.id, care.rule, care.quotes) == ("CARE-03", "R08", ("SC04",))
    assert evidence(Candidate("CARE-05", "R08", pair="E"), known((QUIZ, answers))) == ()


def test_where_nothing_near_was_answered_the_map_speaks_and_quotes_nobody() -> None:
    far = known((QUIZ, {"SC08": "D", "SC09": "D"}), position=position("doormat", touchpoints=(), pairs={}))
    one = Candidate("POL-07", "R06", touchpoint="money_time")
    assert evidence(one, far) == ()
    assert reason(one, far, ()) == f"Your answers lean to the client just now. {steps()['POL-07'].because}"
