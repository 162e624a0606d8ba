"""Plans: which steps, in which places, why, and what they can be swapped for."""

from __future__ import annotations

from typing import Any

import pytest

from content import Plan, facts, plan, policies, rehearsals, steps
from content.candidates import pulling_touchpoint, swinging_touchpoint
from quizzes import load_all
from scoring import Change, Moved, Slip, score
from tests.content.people import QUIZ, TILTED, known, pairs, position, scored, tank, tilts, touchpoint

AUDIT = next(quiz for quiz in load_all().values() if quiz.scoring.scales)


def ids(made: Plan) -> list[str]:
    return [step.id for step in made.steps]


def notes(made: Plan) -> list[str]:
    return [note.text for note in made.notes]


def slots(made: Plan) -> list[str]:
    return [step.slot for step in made.steps]


# ---- the zones ---------------------------------------------------------------------------


def test_the_worked_example_gets_care_policy_and_kindness() -> None:
    made = plan(facts(scored(TILTED), sheets=[(QUIZ, TILTED)]))
    assert ids(made) == ["CARE-01", "POL-07", "MIND-06"]
    assert slots(made) == ["care", "policy", "kindness"]
    assert [step.rule for step in made.steps] == ["R06", "R06", "R06"]
    assert made.steps[1].rehearsal == "REH-01"
    assert (made.first, made.weeks) == (None, 2)
    assert made.choose_from == ("doormat", "mixed_middle", "sweet_spot")


def test_doormat_side_follows_the_order_of_the_rule_and_skips_what_is_there() -> None:
    order = ["POL-12", "POL-02", "POL-01", "POL-07", "POL-06", "POL-08"]
    there: tuple[str, ...] = ()
    for expected in order:
        made = plan(known("doormat", touchpoints=tilts(space=-30), more={"policies_in_place": there}))
        assert ids(made) == ["CARE-01", expected, "MIND-06"]
        there += (expected,)
    made = plan(known("doormat", touchpoints=tilts(space=-30), more={"policies_in_place": there}))
    assert ids(made) == ["CARE-01", "MIND-06"]


def test_where_the_six_of_the_doormat_side_are_written_the_other_six_follow() -> None:
    there = ["POL-12", "POL-02", "POL-01", "POL-07", "POL-06", "POL-08"]
    for zone in ("doormat", "sweet_spot", "mixed_middle"):
        more = {"policies_in_place": tuple(there), "policies_written": 6}
        assert "POL-10" in ids(plan(known(zone, touchpoints=tilts(space=-30), more=more)))
    seventh = {"policies_in_place": (*there, "POL-10"), "policies_written": 7}
    made = plan(known("sweet_spot", more=seventh))
    assert [(step.id, step.rule) for step in made.steps if step.slot == "policy"] == [("POL-03", "R23")]
    assert next(step for step in made.steps if step.slot == "policy").swaps[:3] == ("POL-04", "POL-09", "POL-11")
    eight = {"policies_in_place": (*there, "POL-10", "POL-03"), "policies_written": 8}
    assert "policy" not in slots(plan(known("sweet_spot", more=eight)))


@pytest.mark.parametrize(
    ("pulled", "expected"),
    [("money_time", "POL-07"), ("first_contact", "POL-06"), ("after_care", "POL-06"), ("conflict", "POL-08"),
     ("session", "POL-04"), ("marketing", "POL-12"), ("space", "POL-12"), ("hiring", "POL-12")],
)  # fmt: skip
def test_policies_are_tilted_to_the_touchpoint_that_pulled_most(pulled: str, expected: str) -> None:
    assert ids(plan(known("doormat", touchpoints=tilts(**{pulled: -30.0}))))[1] == expected


def test_the_pull_is_measured_to_the_side_of_the_zone() -> None:
    both = tilts(money_time=-30, conflict=40)
    assert pulling_touchpoint(known("doormat", touchpoints=both)) == "money_time"
    assert pulling_touchpoint(known("diva", touchpoints=both)) == "conflict"
    assert pulling_touchpoint(known("mixed_middle", touchpoints=both)) == "conflict"
    assert pulling_touchpoint(known("doormat", touchpoints=tilts())) == "marketing"
    assert (
        pulling_touchpoint(known("doormat", touchpoints=tuple(touchpoint("space", -9, answers=0) for _ in "x"))) is None
    )


@pytest.mark.parametrize(("letter", "expected"), [("D", "CARE-01"), ("E", "CARE-05"), ("F", "CARE-03")])
def test_without_an_audit_care_comes_from_the_weakest_pair(letter: str, expected: str) -> None:
    for zone in ("doormat", "mixed_middle", "sweet_spot", "worn_out"):
        care = next(step for step in plan(known(zone, pairs=pairs(**{letter: 20.0}))).steps if step.slot == "care")
        assert care.id == expected


def test_equal_pairs_go_by_letter_and_missing_ones_are_passed_over() -> None:
    assert ids(plan(known("doormat", pairs=pairs(E=30.0, F=30.0))))[0] == "CARE-05"
    assert ids(plan(known("doormat", pairs=pairs(D=None, E=60.0, F=50.0))))[0] == "CARE-03"
    none = pairs(**dict.fromkeys("ABCDEF", None))
    places = tuple(touchpoint(name, own=30.0 if name == "conflict" else 60.0) for name in ("session", "conflict"))
    assert ids(plan(known("doormat", pairs=none, touchpoints=places)))[0] == "CARE-10"


def test_with_an_audit_care_comes_from_the_lowest_domain_least_effort_first() -> None:
    made = plan(known("doormat", tank(spirit=50.0, family=45.0)))
    assert ids(made)[0] == "CARE-14"
    assert made.steps[0].swaps[:2] == ("CARE-13", "CARE-15")
    assert ids(plan(known("doormat", tank(body=50.0, community=50.0))))[0] == "CARE-01"


def test_diva_side_brings_its_own_mix() -> None:
    for letter, expected in {"A": "KIND-01", "B": "KIND-02", "C": "KIND-04"}.items():
        made = plan(known("diva", pairs=pairs(**{letter: 20.0}), touchpoints=tilts(conflict=30)))
        assert ids(made) == [expected, "KIND-07", "TOUCH-03"]
        assert made.steps[1].policy == "POL-08"


def test_worn_out_and_running_low_get_two_care_steps_and_no_duty_toward_clients() -> None:
    for made in (plan(known("worn_out", pairs=pairs(F=10.0, E=20.0))),
                 plan(known("diva", running_low=True, pairs=pairs(F=10.0, E=20.0)))):  # fmt: skip
        assert ids(made) == ["CARE-03", "CARE-05", "POL-12"]
        assert any("No new duty" in note.text for note in made.notes)
    made = plan(known("worn_out", tank(social=10.0, body=20.0), more={"policies_in_place": ("POL-12",)}))
    assert ids(made) == ["CARE-10", "CARE-01", "POL-09"]


def test_sweet_spot_keeps_what_is_there_and_looks_again_in_three_months() -> None:
    made = plan(known("sweet_spot"))
    assert ids(made) == ["CARE-01", "MIND-08"]
    assert made.retake_weeks == 13
    assert "What keeps you here?" in made.notes[0].text


def test_mixed_middle_fills_up_by_slip() -> None:
    assert ids(plan(known())) == ["CARE-01", "POL-12", "MIND-07"]
    assert ids(plan(known(slip=Slip(4, 1, 0, True))))[2] == "MIND-06"
    assert ids(plan(known(slip=Slip(0, 4, 1, True), pairs=pairs(B=10.0))))[2] == "KIND-02"
    assert ids(plan(known(slip=Slip(2, 2, 0, True))))[2] == "MIND-07"
    assert ids(plan(known(more={"scale.mission": 40.0})))[2] == "MIND-01"


def test_a_line_that_is_written_is_no_step_and_the_next_one_is_what_fits_it() -> None:
    for zone in ("mixed_middle", None):
        low = {"scale.mission": 40.0}
        made = plan(known(zone, more=low) if zone else facts(more=low))
        assert "MIND-01" in ids(made)
        written = low | {"mission_written": True}
        after = plan(known(zone, more=written) if zone else facts(more=written))
        mind = next(step for step in after.steps if step.id == "MIND-02")
        assert mind.rule == ("R09" if zone else "R16")
        assert mind.reason.startswith("You have written down what your work is for.") and mind.quotes == ()
        assert "MIND-01" not in {*ids(after), *(one for step in after.steps for one in step.swaps)}
        blank = low | {"mission_written": False}
        assert "MIND-01" in ids(plan(known(zone, more=blank) if zone else facts(more=blank)))


def test_the_line_alone_makes_no_step() -> None:
    assert ids(plan(facts(more={"mission_written": True}))) == []


# ---- rules that reach across zones -------------------------------------------------------


def test_pendulum_asks_for_the_rule_of_the_touchpoint_that_went_both_ways() -> None:
    answers = {"SC06": "D", "SC07": "V", "SC01": "D", "SC11": "D", "SC03": "V"}
    known_ = facts(position(swing=50.0), sheets=[(QUIZ, answers)])
    assert swinging_touchpoint(known_) == "conflict"
    assert ids(plan(known_)) == ["CARE-01", "POL-08", "MIND-07"]
    one_way = facts(position(swing=50.0), sheets=[(QUIZ, {"SC01": "D", "SC11": "D", "SC03": "V"})])
    assert swinging_touchpoint(one_way) == "money_time"


def test_borderline_lets_the_person_pick_among_the_touched_zones() -> None:
    near: dict[str, Any] = {"confidence": "borderline", "could_also_be": ("sweet_spot",)}
    assert plan(known("doormat", **near)).choose_from == ("doormat", "sweet_spot")
    picked = plan(known("doormat", **near), zone_pick="sweet_spot")
    assert (picked.zone, ids(picked)) == ("sweet_spot", ["CARE-01", "MIND-08"])
    assert picked.choose_from == ("doormat", "sweet_spot")
    far = plan(known("doormat", **near), zone_pick="diva")
    assert far.zone == "doormat"
    assert plan(known("doormat")).choose_from == ()
    with pytest.raises(ValueError, match='"husk" is no zone; the zones are'):
        plan(known("doormat"), zone_pick="husk")


@pytest.mark.parametrize("rough", [{"flags": ("fast_statements", "agrees_with_all")}, {"status": "insufficient"}])
def test_rough_or_missing_positions_give_steps_from_audits_only(rough: dict[str, Any]) -> None:
    zone = None if "status" in rough else "doormat"
    alone = plan(known(zone, **rough))
    assert (ids(alone), alone.zone, alone.choose_from) == ([], None, ())
    assert alone.notes
    answers = {"SOCI1": 0, "SOCI2": 1, "SOCI3": 4, "SOCI4": 3}
    scales = score(AUDIT, answers).scales
    assert scales is not None
    made = plan(facts(position(zone, **rough), scales, sheets=[(QUIZ, TILTED), (AUDIT, answers)]))
    assert ids(made) == ["CARE-10"]
    assert made.steps[0].quotes
    assert all(item.startswith("SOCI") for item in made.steps[0].quotes)


def test_employees_ask_in_place_of_setting_rules() -> None:
    made = plan(known("doormat", more={"rules_by_others": True}))
    step = made.steps[1]
    assert step.ask_for
    assert step.if_then == policies()[step.id].ask_for
    assert not made.steps[0].ask_for
    own = plan(known("doormat")).steps[1]
    assert (own.ask_for, own.if_then) == (False, policies()[own.id].if_then)
    assert made.steps[0].if_then == steps()["CARE-01"].if_then


def test_a_touchpoint_that_stands_out_is_offered_and_not_assigned() -> None:
    made = plan(known("doormat", touchpoints=(touchpoint("after_care", -40, out=True),)))
    assert made.offers[0].touchpoint == "after_care"
    assert made.offers[0].steps == ("POL-06", "CARE-13")
    assert made.offers[0].titles == (steps()["POL-06"].title, steps()["CARE-13"].title)
    assert made.offers[0].lines == (steps()["POL-06"].if_then, steps()["CARE-13"].if_then)
    assert made.offers[0].text not in made.notes
    assert ids(made) == ["CARE-01", "POL-06", "MIND-06"]


def test_a_rule_too_hard_warms_up_the_strictest_policy() -> None:
    made = plan(known("diva", more={"all_policies_strict": True, "policies_strict": ("POL-01", "POL-03")}))
    warm = next(step for step in made.steps if step.id == "KIND-07")
    assert (warm.rule, warm.policy) == ("R24", "POL-01")
    assert "free pass" in warm.reason


def test_other_questionnaires_fill_places_that_are_free() -> None:
    assert ids(plan(known(more={"scale.people_pleasing": 60.0})))[2] == "MIND-06"
    assert plan(known(more={"scale.people_pleasing": 60.0})).steps[2].rehearsal == "REH-01"
    assert ids(plan(known(more={"scale.insecurity": 60.0, "contrast.route": -30.0})))[2] == "MIND-04"
    assert ids(plan(known(more={"scale.insecurity": 60.0, "contrast.route": 30.0})))[2] == "MIND-05"
    assert ids(plan(known(more={"cold_share": 80.0})))[2] == "MIND-03"
    assert ids(plan(known(more={"scale.kindness": 40.0, "kindness_gap": "on_time"})))[2] == "KIND-03"
    assert ids(plan(known(more={"access_gaps": ("space",), "group.marketing": 10.0})))[2] == "TOUCH-04"
    assert ids(plan(known(more={"group.marketing": 10.0})))[2] == "TOUCH-01"
    assert ids(plan(known(more={"complaint_steps": "no"})))[1:] == ["POL-08", "TOUCH-05"]
    assert ids(plan(known(more={"has_staff": True})))[2] == "TOUCH-06"
    assert ids(plan(known("sweet_spot", more={"policies_written": 3})))[1] == "POL-12"
    assert "CARE-12" in plan(known("sweet_spot")).steps[0].swaps


def test_change_is_named_and_never_called_better() -> None:
    moved = Moved(20.0, 8.0, 2.5, "likely")
    still = Moved(2.0, 8.0, 0.3, "too_small_to_tell")
    told = [
        notes(plan(facts(position(B=tilt), change=Change("paired", still, still, one, still, toward, False, crossed))))
        for one, toward, crossed, tilt in [(moved, True, False, 5.0), (still, True, False, 5.0),
                                           (moved, False, True, 25.0), (moved, False, True, -25.0)]
    ]  # fmt: skip
    still_said = told[1]
    assert "moved toward the middle" in told[0][-1]
    assert told[0][:-1] == still_said
    assert not any("moved" in note for note in still_said)
    assert "keep the limit, and add warmth" in told[2][-1]
    assert "keep the warmth, and add a limit" in told[3][-1]


def test_nothing_known_gives_an_empty_plan() -> None:
    made = plan(facts())
    assert (made.steps, made.notes, made.offers, made.first, made.fired) == ((), (), (), None, ())


def test_what_is_none_is_not_known() -> None:
    assert "has_staff" not in facts(more={"has_staff": None}).known
    steady = tank(family=None)
    assert facts(scales=steady).get("all_steady") is None
    assert facts(scales=tank()).get("all_steady") is True
    assert facts(scales=tank(body=64.0)).get("all_steady") is False
    assert facts(scales=tank(body=30.0, social=20.0)).get("thin") == ("social", "body")


def test_a_fact_that_no_rule_knows_is_told() -> None:
    with pytest.raises(ValueError, match='"has_stuff" is no fact that a rule knows; did you mean "has_staff"'):
        facts(more={"has_stuff": True})


def test_rehearsals_belong_to_the_policies_they_practise() -> None:
    for policy in policies().values():
        practised = [one.id for one in rehearsals().values() if one.policy == policy.id]
        if practised:
            assert policy.rehearsal in practised
    usual = {"POL-12": "REH-01", "POL-03": "REH-01", "POL-02": "REH-04", "POL-05": None}
    assert {name: policies()[name].rehearsal for name in usual} == usual
    assert policies()["POL-05"].card == "safety"
