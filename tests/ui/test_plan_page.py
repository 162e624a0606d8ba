"""The plan page: which steps stand on it, and what a person changes about them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from content import policies, steps
from sharing.journal import Entry, Journal, read_entry
from tests.ui.visits import AT, QUIZ, TILTED, ZONES, Visit, audit, entry, guess, journal, sheet
from ui import when

pytestmark = pytest.mark.usefixtures("app")

LATER = "2026-06-04T10:00:00Z"
PICK = "zone-pick-plan-plan.s1"


def plan(*entries: object, **settings: object) -> Visit:
    return Visit(journal(*entries, **settings)).see("plan")


def ids(visit: Visit) -> list[str]:
    """The steps on the page, by id."""
    by_words = {step.if_then: name for name, step in steps().items()}
    by_words |= {policy.ask_for: name for name, policy in policies().items()}
    return [by_words[words] for words in visit.tagged("p.ifthen")]


def kept(visit: Visit) -> Entry:
    """The plan as the device was last asked to keep it."""
    return read_entry(next(op["entry"] for op in reversed(visit.asked) if op["do"] == "keep"))


def written(name: str = "plan.s1", **fields: Any) -> Entry:
    return read_entry({"id": name, "kind": "plan", "at": AT} | fields)


# ---- nothing, and too little -------------------------------------------------------------


def test_before_the_browser_answers_only_one_moment_is_said() -> None:
    visit = Visit(None).see("plan")
    assert visit.title == "One moment."
    assert visit.tells(journal(sheet())).title == "Three things to try, if you like"


@pytest.mark.parametrize("alone", [(), (guess(0, 50),), (sheet(version=QUIZ.version + 1),)])
def test_nothing_yet_says_so_and_offers_the_questions(alone: tuple[object, ...]) -> None:
    visit = plan(*alone)
    assert visit.title == "No plan yet"
    assert visit.press("Take the quiz").here == "quiz"


def test_too_few_answers_carry_no_plan_and_say_so() -> None:
    visit = plan(sheet("DDBB", ""))
    assert visit.title == "No step this time"
    assert visit.tagged("p.note") == [
        "There is no place on the map yet. Finish the quiz when you like; what you answered is kept on this device. "
        "Two short looks need no map: the first words that come, and what your body says."
    ]
    assert not visit.has("swap-1")


def test_a_rough_picture_gives_no_step() -> None:
    hasty = {f"{item}.seconds": 0.5 for item in sheet().answers}
    visit = plan(sheet(statements="333333 333333", more=hasty))
    assert ids(visit) == []
    assert "The picture is rough this time" in visit.words


# ---- the steps ---------------------------------------------------------------------------


def test_the_worked_example_gets_care_a_policy_and_a_thought() -> None:
    visit = plan(sheet())
    assert visit.title == "Three things to try, if you like"
    assert ids(visit) == ["CARE-01", "POL-07", "MIND-06"]
    assert visit.tagged("p.kind")[:2] == ["Care for your body", "Policy"]
    assert visit.tagged("h2.step") == [steps()[one].title for one in ids(visit)]
    whys = visit.tagged("p.why")
    assert all(why.startswith("Why this one ") for why in whys)
    assert all("you chose:" in why or "you said" in why for why in whys)
    assert "10 minutes to set up" in visit.inside("acts-1")
    assert [fold.label for fold in visit.at.expander][:3] == ["Make it smaller"] * 3
    assert visit.words.endswith("About and limits")
    assert "A reflection aid. Not tested on a norm group, not a diagnosis." in visit.words


def test_each_swap_and_each_own_wording_is_read_out_with_its_step() -> None:
    visit = plan(sheet())
    for key, says in (("swap", "Swap"), ("own", "Say it my way")):
        labels = [visit.at.button(key=f"{key}-{number}").label for number in (1, 2, 3)]
        assert all(label.startswith(f"{says} *") and label.endswith("*") for label in labels)
        assert len(set(labels)) == 3
    assert "Swap *this step\\: Put 15 minutes between sessions" in visit.at.button(key="swap-1").label


def test_a_policy_step_says_that_a_rehearsal_goes_with_it() -> None:
    visit = plan(sheet())
    assert "20 minutes, with a rehearsal" in visit.inside("acts-2")
    for name, policy in policies().items():
        assert ("with a rehearsal" in policy.effort) == bool(policy.rehearsal), name


BY_ZONE = {
    "doormat": ["CARE", "POL", "MIND-06"],
    "diva": ["KIND", "KIND-07", "TOUCH-03"],
    "worn_out": ["CARE", "CARE", "POL-12"],
    "mixed_middle": ["CARE", "POL", "MIND-07"],
    "sweet_spot": ["CARE", "MIND-08"],
}


@pytest.mark.parametrize("zone", ZONES)
def test_each_zone_gets_its_kinds_of_steps_and_never_more_than_three(zone: str) -> None:
    visit = plan(sheet(*ZONES[zone]))
    found = ids(visit)
    assert len(found) == len(BY_ZONE[zone]) <= 3
    assert all(step.startswith(kind) for step, kind in zip(found, BY_ZONE[zone], strict=True))
    assert len(set(found)) == len(found)
    assert visit.title.startswith({2: "Two things", 3: "Three things"}[len(found)])


def test_no_more_than_three_steps_where_many_rules_call() -> None:
    many = plan(sheet(*ZONES["doormat"]), audit(1, body=2, spirit=2), role="employed", staff=True)
    assert len(ids(many)) == 3
    assert not many.has("step-4")


def test_a_touchpoint_that_stands_out_is_offered_below_and_joins_no_list() -> None:
    visit = plan(sheet())
    (offer,) = (fold for fold in visit.at.expander if fold.label.startswith("There is a step for"))
    assert offer.label == "There is a step for “In the session”, if it speaks to you"
    assert len(ids(visit)) == 3


# ---- audits ------------------------------------------------------------------------------


def test_an_audit_alone_gives_steps_for_its_thin_parts() -> None:
    visit = plan(audit(3, social=1))
    assert ids(visit) == ["CARE-10"]
    assert visit.title == "One thing to try, if you like"
    assert not visit.has("pick")


def test_an_audit_beside_a_sheet_chooses_the_care() -> None:
    assert ids(plan(sheet(), audit(3, spirit=1)))[0] in {"CARE-07", "CARE-08", "CARE-09"}
    assert ids(plan(sheet()))[0] == "CARE-01"


def test_the_support_card_comes_before_anything_where_body_and_spirit_are_near_empty() -> None:
    visit = Visit(journal(sheet(), audit(2, body=0, spirit=0)), locale="en-US").see("plan")
    assert len(ids(visit)) == 1
    card = visit.inside("first-card")
    assert card.startswith("If today is heavier than a quiz can hold")
    assert "call or text 988" in card
    assert visit.words.index(card) < visit.words.index(visit.title)
    assert "988" not in plan(audit(2, body=0, spirit=0)).inside("first-card")
    for enough in (audit(2, body=1, spirit=0), audit(2, body=0, spirit=1)):
        assert not plan(sheet(), enough).has("first-card")


# ---- what the person changes -------------------------------------------------------------


def test_another_zone_that_the_margin_touches_changes_the_plan_and_is_kept() -> None:
    visit = plan(sheet())
    choice = visit.at.button_group(key=PICK)
    assert choice.options == ["Doormat side", "Mixed middle", "Sweet spot"]
    assert choice.value == "doormat"
    choice.set_value("sweet_spot")
    visit.run()
    assert ids(visit) == ["CARE-01", "MIND-08"]
    assert (kept(visit).id, kept(visit).plain()["zone"]) == ("plan.s1", "sweet_spot")
    again = plan(sheet(), kept(visit))
    assert ids(again) == ["CARE-01", "MIND-08"]
    assert again.at.button_group(key=PICK).value == "sweet_spot"


def test_taking_a_pick_back_brings_the_first_plan_back() -> None:
    visit = plan(sheet())
    visit.at.button_group(key=PICK).set_value("sweet_spot")
    visit.run().at.button_group(key=PICK).set_value(None)
    assert ids(visit.run()) == ["CARE-01", "POL-07", "MIND-06"]


def test_a_pick_made_for_one_sheet_says_nothing_of_the_next() -> None:
    visit = plan(sheet())
    visit.at.button_group(key=PICK).set_value("sweet_spot")
    visit.run()
    new = sheet(name="s2", at=LATER)
    visit.tells(journal(sheet(), new, kept(visit)))
    assert ids(visit) == ["CARE-01", "POL-07", "MIND-06"]
    assert visit.at.button_group(key="zone-pick-plan-plan.s2").value == "doormat"


def test_there_is_nothing_to_pick_where_one_zone_alone_is_touched() -> None:
    assert not plan(sheet(*ZONES["doormat"])).has("pick")


def test_neutral_names_reach_the_choice_of_zones() -> None:
    options = plan(sheet(), names="neutral").at.button_group(key=PICK).options
    assert options == ["Client-tilted", "Mixed middle", "Both cared for"]


def test_a_swap_changes_that_step_alone_and_is_kept() -> None:
    visit = plan(sheet())
    before = ids(visit)
    visit.at.button(key="swap-2").click()
    visit.run()
    after = ids(visit)
    assert after[1] != before[1]
    assert after[1].startswith("POL")
    assert (after[0], after[2]) == (before[0], before[2])
    assert kept(visit).plain()["swapped"] == [before[1]]
    assert ids(visit.see("result").see("plan")) == after
    assert ids(plan(sheet(), kept(visit))) == after


def test_swaps_go_round_and_add_up() -> None:
    visit = plan(sheet())
    first, seen = ids(visit), []
    for _ in range(6):
        visit.at.button(key="swap-1").click()
        seen.append(ids(visit.run())[0])
        assert ids(visit)[1:] == first[1:]
    assert seen[-1] == first[0]
    assert len(set(seen)) == 6
    assert len(kept(visit).plain()["swapped"]) == 6


@pytest.mark.parametrize(
    ("today", "line"),
    [
        (date(2026, 5, 6), "Two weeks, until 20 May"),
        (date(2026, 5, 20), "Two weeks, until 20 May"),
        (date(2026, 5, 21), "Begun on 6 May 2026"),
    ],
)
def test_a_plan_names_its_last_day_and_once_that_is_over_its_first(
    today: date, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when, "today", lambda: today)
    assert line in plan(sheet(), written(at="2026-05-06T10:00:00Z")).words


def test_a_pick_and_a_swap_are_kept_together_on_the_day_of_the_first() -> None:
    visit = plan(sheet(), written(zone="sweet_spot", at="2026-05-06T10:00:00Z"))
    assert "Begun on 6 May 2026" in visit.words
    visit.at.button(key="swap-2").click()
    visit.run()
    entry_ = kept(visit)
    assert (entry_.plain()["zone"], entry_.plain()["swapped"]) == ("sweet_spot", ["MIND-08"])
    assert entry_.at.day == 6
    assert "Begun on 6 May 2026" in visit.words


@pytest.mark.parametrize(
    "odd",
    [
        {"zone": "husk", "swapped": "CARE-01"},
        {"zone": ["doormat"], "swapped": [1, None, {"a": 1}]},
        {"zone": {"a": 1}, "swapped": {"CARE-01": True}},
        {"zone": 7, "swapped": ["CARE-99", "<b>"]},
        {},
    ],
)
def test_a_kept_plan_that_makes_no_sense_changes_nothing(odd: dict[str, Any]) -> None:
    assert ids(plan(sheet(), written(**odd))) == ["CARE-01", "POL-07", "MIND-06"]


def test_a_sheet_with_the_longest_id_can_be_swapped_too() -> None:
    visit = plan(sheet(name="s" * 64))
    visit.at.button(key="swap-1").click()
    assert ids(visit.run())[0] != "CARE-01"
    assert len(kept(visit).id) == 64


def test_a_plan_from_audits_alone_is_kept_under_a_name_of_its_own() -> None:
    visit = plan(audit(3, social=1))
    visit.at.button(key="swap-1").click()
    visit.run()
    assert kept(visit).id == "plan.audits"
    assert ids(plan(audit(3, social=1), kept(visit))) == ids(visit) != ["CARE-10"]


# ---- about the person's work -------------------------------------------------------------


def test_where_others_set_the_rules_the_policy_is_to_ask_for_it() -> None:
    visit = plan(sheet())
    assert visit.tagged("p.ifthen")[1] == policies()["POL-07"].if_then
    visit.at.button_group(key="role").set_value("employed")
    visit.run()
    assert visit.tagged("h2.step")[1] == "Ask for what you need: Discounts and free extra time."
    assert visit.tagged("p.ifthen")[1] == policies()["POL-07"].ask_for
    assert any("Where somebody else sets the rules, the step is to ask" in note for note in visit.tagged("p.note"))
    assert [(op["do"], op["name"], op["value"]) for op in visit.asked] == [("setting", "role", "employed")]
    again = plan(sheet(), role="employed")
    assert again.tagged("p.ifthen") == visit.tagged("p.ifthen")
    assert again.at.button_group(key="role").value == "employed"


@pytest.mark.parametrize(("role", "asks"), [("student", True), ("owner", False), ("renter", False), ("king", False)])
def test_only_some_roles_ask(role: str, asks: bool) -> None:
    visit = plan(sheet(), role=role, staff="perhaps")
    assert (visit.tagged("p.ifthen")[1] == policies()["POL-07"].ask_for) is asks
    assert visit.at.toggle(key="staff").value is False


def test_a_change_between_two_sheets_is_named() -> None:
    before, after = sheet(*ZONES["doormat"]), sheet(*ZONES["sweet_spot"], name="s2", at=LATER)
    assert any("moved toward the middle" in note for note in plan(before, after).tagged("p.note"))
    crossed = plan(before, sheet(*ZONES["diva"], name="s2", at=LATER)).tagged("p.note")
    assert "You have moved past the middle: keep the limit, and add warmth." in crossed
    assert not any("moved" in note for note in plan(before, entry(QUIZ, {}, "s2", at=LATER)).tagged("p.note"))


def test_what_was_changed_in_a_visit_counts_where_the_browser_keeps_nothing() -> None:
    nothing = Journal(works=False)
    visit = Visit(nothing)
    visit.at.session_state["sheets"] = {"s1": sheet(*TILTED)}
    visit.see("plan").at.button(key="swap-1").click()
    changed = ids(visit.run())
    visit.at.session_state["device.held"] = nothing
    assert ids(visit.see("plan")) == changed != ["CARE-01", "POL-07", "MIND-06"]
