"""The plan's follow-up: how a step goes, one's own sentence for it, the way to its rehearsal, and the calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from icalendar import Calendar

import content
from content import rehearsals, steps
from sharing.journal import read_entry
from tests.content.people import TILTED, scored
from tests.ui.visits import AT, Visit, audit, journal, sheet
from ui import when
from ui.sections import follow_up

pytestmark = pytest.mark.usefixtures("app")

SPOT = "plan.s1"
NASTY = "If <script>alert(1)</script> **x** $y$ :red[z], then <img src=x onerror=alert(2)> I rest."


def plan(*entries: object, **settings: object) -> Visit:
    return Visit(journal(*(entries or (sheet(),)), **settings)).see("plan")


def kept(visit: Visit) -> dict[str, Any]:
    return read_entry(next(op["entry"] for op in reversed(visit.asked) if op["do"] == "keep")).plain()


def written(**fields: Any) -> Any:
    return read_entry({"id": SPOT, "kind": "plan", "at": AT} | fields)


def went(visit: Visit, step: str, how: str | None) -> Visit:
    visit.at.button_group(key=f"went-{SPOT}-{step}").set_value(how)
    return visit.run()


def own(visit: Visit, step: str, number: int, text: str) -> Visit:
    if not visit.has(f"own-{SPOT}-{step}"):
        visit.at.button(key=f"own-{number}").click()
        visit.run()
    visit.at.text_input(key=f"own-{SPOT}-{step}").set_value(text)
    return visit.run()


# ---- done, partly, not yet ---------------------------------------------------------------


def test_nothing_is_said_of_a_step_before_the_person_says_it() -> None:
    visit = plan()
    group = visit.at.button_group(key=f"went-{SPOT}-CARE-01")
    assert (group.options, group.value) == (["Done", "Partly", "Not yet"], None)
    assert "Noted." not in visit.words


@pytest.mark.parametrize(
    ("how", "says"),
    [("done", "Noted. Keep it, if it did you good."), ("partly", "Noted. A part of it counts.")],
)
def test_done_and_partly_are_kept_and_met_kindly(how: str, says: str) -> None:
    visit = went(plan(), "CARE-01", how)
    assert says in visit.inside("went-1")
    assert steps()["CARE-01"].smaller not in visit.inside("went-1")
    assert kept(visit)["went"] == {"CARE-01": how}
    again = plan(sheet(), written(**{name: kept(visit)[name] for name in ("went",)}))
    assert again.at.button_group(key=f"went-{SPOT}-CARE-01").value == how
    assert says in again.inside("went-1")


def test_not_yet_brings_the_smaller_step_in_its_place() -> None:
    visit = went(plan(), "POL-07", "not_yet")
    assert visit.inside("went-2").endswith(f"That is fine. Here is half of it. {steps()['POL-07'].smaller}")
    assert kept(visit)["went"] == {"POL-07": "not_yet"}


def test_after_done_another_one_can_take_its_place_and_that_it_was_done_stays() -> None:
    visit = went(plan(), "CARE-01", "done")
    first = steps()["CARE-01"].title
    assert visit.has("another-1") and not visit.has("another-2")
    assert "Done already" not in visit.words
    visit.at.button(key="another-1").click()
    visit.run()
    assert first not in visit.tagged("h2.step")
    entry = kept(visit)
    assert (entry["swapped"], entry["went"]) == (["CARE-01"], {"CARE-01": "done"})
    assert f"Done already: {first}" in visit.words
    assert not visit.has("another-1"), "nothing is said yet of the new one"
    again = plan(sheet(), written(swapped=entry["swapped"], went=entry["went"]))
    assert f"Done already: {first}" in again.words and first not in again.tagged("h2.step")


@pytest.mark.parametrize("how", ["partly", "not_yet"])
def test_what_is_not_done_is_asked_for_no_other_one(how: str) -> None:
    assert not went(plan(), "CARE-01", how).has("another-1")


def test_steps_are_kept_side_by_side_and_an_answer_can_be_taken_back() -> None:
    visit = went(went(plan(), "CARE-01", "done"), "MIND-06", "partly")
    assert kept(visit)["went"] == {"CARE-01": "done", "MIND-06": "partly"}
    assert kept(went(visit, "CARE-01", None))["went"] == {"MIND-06": "partly"}


def test_a_swap_and_a_pick_lose_nothing_of_it() -> None:
    visit = own(went(plan(), "CARE-01", "done"), "MIND-06", 3, "If asked, then I wait.")
    visit.at.button(key="swap-2").click()
    entry = kept(visit.run())
    assert entry["swapped"] == ["POL-07"]
    assert (entry["went"], entry["own"]) == ({"CARE-01": "done"}, {"MIND-06": "If asked, then I wait."})


@pytest.mark.parametrize(
    "odd",
    [
        {"went": "done", "own": ["x"]},
        {"went": {"CARE-01": "brilliant", "CARE-99": "done"}, "own": {"CARE-01": 7, "CARE-99": "x", "POL-07": " "}},
        {"went": {"CARE-01": ["done"]}, "own": {"CARE-01": {"a": 1}}},
        {"went": None, "own": None},
    ],
)
def test_odd_answers_on_the_device_change_nothing(odd: dict[str, Any]) -> None:
    visit = plan(sheet(), written(**odd))
    assert visit.tagged("p.ifthen")[0] == steps()["CARE-01"].if_then
    assert visit.at.button_group(key=f"went-{SPOT}-CARE-01").value is None
    assert follow_up.read(odd) == {"went": {}, "own": {}}


# ---- one's own sentence ------------------------------------------------------------------


def test_ones_own_sentence_stands_on_the_step_and_comes_back() -> None:
    visit = own(plan(), "CARE-01", 1, "  If it is noon,   then I eat.  ")
    assert visit.tagged("p.ifthen")[0] == "If it is noon, then I eat."
    assert kept(visit)["own"] == {"CARE-01": "If it is noon, then I eat."}
    again = plan(sheet(), written(own=kept(visit)["own"]))
    assert again.tagged("p.ifthen")[0] == "If it is noon, then I eat."
    again.at.button(key="own-1").click()
    assert again.run().at.text_input(key=f"own-{SPOT}-CARE-01").value == "If it is noon, then I eat."


def test_the_field_opens_with_the_first_wording_and_empty_brings_it_back() -> None:
    ours = steps()["CARE-01"].if_then
    visit = plan()
    assert not visit.has(f"own-{SPOT}-CARE-01")
    visit.at.button(key="own-1").click()
    assert visit.run().at.text_input(key=f"own-{SPOT}-CARE-01").value == ours
    visit = own(own(visit, "CARE-01", 1, "Mine."), "CARE-01", 1, " ")
    assert kept(visit)["own"] == {}
    assert visit.tagged("p.ifthen")[0] == ours
    assert visit.at.text_input(key=f"own-{SPOT}-CARE-01").value == ours
    visit.at.button(key="own-1").click()
    assert not visit.run().has(f"own-{SPOT}-CARE-01")


def test_a_sentence_without_a_then_stands_as_it_is() -> None:
    assert own(plan(), "CARE-01", 1, "Rest.").tagged("p.ifthen")[0] == "Rest."


def test_scripts_and_markup_in_it_stay_text() -> None:
    visit = own(plan(), "CARE-01", 1, NASTY)
    (found,) = (text for text in visit.markup if "alert" in text)
    assert "<script" not in found and "<img" not in found
    assert "\n" not in found, "one HTML block: markdown does not look inside"
    assert visit.tagged("p.ifthen")[0] == NASTY


def test_where_others_set_the_rules_ones_own_words_still_come_first() -> None:
    visit = plan(sheet(), written(own={"POL-07": "If so, then I ask Kim."}), role="employed")
    assert visit.tagged("p.ifthen")[1] == "If so, then I ask Kim."


# ---- the rehearsal -----------------------------------------------------------------------


def test_a_policy_with_a_rehearsal_links_to_it() -> None:
    assert plan().links["Rehearse it"] == "rehearse?situation=REH-01"
    assert "REH-01" in rehearsals()


def test_a_policy_whose_rehearsal_is_a_card_links_to_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    (policy,) = (one for one in content.policies().values() if one.card)
    whole = example()
    with_card = replace(whole.steps[1], id=policy.id, policy=policy.id, rehearsal=None, card=policy.card)
    monkeypatch.setattr(content, "plan", lambda *_, **__: replace(whole, steps=(with_card,)))
    links = plan().links
    assert "Rehearse it" not in links
    assert links[content.card("safety").link] == "safety"


# ---- the calendar ------------------------------------------------------------------------


SINCE = datetime(2026, 5, 4, 10, tzinfo=UTC)
PAGE = content.page("plan")


def entries(
    plan: content.Plan, with_lines: bool = False, today: date = date(2026, 5, 6), **kept: Any
) -> list[dict[str, Any]]:
    with mock.patch.object(when, "today", return_value=today):
        raw = follow_up.file(plan, SINCE, PAGE, kept, SPOT, with_lines)
    return [{name: one.decoded(name) for name in one} for one in Calendar.from_ical(raw).walk("VEVENT")]


def example(steps_: int = 3) -> content.Plan:
    whole = content.plan(content.facts(scored(TILTED)))
    return replace(whole, steps=whole.steps[:steps_])


def test_two_looks_and_the_questions_again_stand_in_the_file() -> None:
    first, second, again = entries(example())
    assert [one["DTSTART"] for one in (first, second, again)] == [date(2026, 5, 18), date(2026, 6, 1), date(2026, 6, 1)]
    assert first["SUMMARY"] == second["SUMMARY"] == "Sweet Spot: look at my three steps"
    assert again["SUMMARY"] == "Sweet Spot: answer the questions again, if you like"


@pytest.mark.parametrize(("today", "first"), [(date(2026, 5, 17), 18), (date(2026, 5, 18), 32), (date(2026, 9, 1), 15)])
def test_no_entry_lies_in_the_past(today: date, first: int) -> None:
    start = date(2026, 9, 1) if today.month == 9 else date(2026, 5, 1)
    looks = [one["DTSTART"] for one in entries(example(), today=today)]
    assert looks[0] == start + timedelta(days=first - 1)
    assert looks[1] == looks[2] == looks[0] + timedelta(days=14)


def test_one_step_is_one_step() -> None:
    assert entries(example(1))[0]["SUMMARY"] == "Sweet Spot: look at my step"


def test_a_plan_with_another_time_to_the_retake_says_so() -> None:
    assert entries(replace(example(), retake_weeks=8))[2]["DTSTART"] == date(2026, 6, 29)


def test_sentences_are_in_it_only_where_the_person_wants_them() -> None:
    plan_ = example()
    mine = {plan_.steps[0].id: NASTY}
    bare = str(entries(plan_, own=mine))
    for step in plan_.steps:
        assert not any(part in bare for part in (step.if_then, step.reason, step.title, step.id))
    assert "alert" not in bare
    first, second, again = entries(plan_, True, own=mine)
    one, two, three = plan_.steps
    assert first["DESCRIPTION"].split("\n") == [
        one.title, NASTY, two.title, two.if_then, three.title, three.if_then,
        "Done, partly, not yet: each of them is fine.",
    ]  # fmt: skip
    assert second["DESCRIPTION"] == first["DESCRIPTION"]
    assert plan_.steps[1].if_then not in again["DESCRIPTION"]


def test_after_not_yet_the_smaller_step_stands_in_the_file() -> None:
    plan_ = example()
    first, second, third = plan_.steps
    said = {
        "went": {first.id: "not_yet", second.id: "partly", third.id: "not_yet"},
        "own": {third.id: "If so, I rest."},
    }
    lines = entries(plan_, True, **said)[0]["DESCRIPTION"].split("\n")
    assert lines[:6] == [
        first.title, f"Half of it is enough: {first.smaller}",
        second.title, second.if_then,
        third.title, f"Half of it is enough: {third.smaller}",
    ]  # fmt: skip
    assert first.if_then not in str(entries(plan_, True, **said)) and "If so" not in str(lines)
    assert first.smaller not in str(entries(plan_, **said)), "without sentences, nothing of a step"


def test_what_is_done_stands_in_the_file_as_done() -> None:
    plan_ = example()
    first = plan_.steps[0]
    lines = entries(plan_, True, went={first.id: "done"})[0]["DESCRIPTION"].split("\n")
    assert lines[:2] == [first.title, "Done. Keep it, if it did you good."]
    assert first.if_then not in lines


def test_a_tap_on_not_yet_changes_the_file_that_is_offered() -> None:
    visit = plan()
    visit.at.toggle(key="calendar-lines").set_value(True)
    before = visit.run().at.download_button(key="to-calendar").proto.url
    assert went(visit, "CARE-01", "not_yet").at.download_button(key="to-calendar").proto.url != before


def test_the_page_offers_the_file_without_sentences_and_taking_it_changes_nothing() -> None:
    visit = plan()
    assert visit.at.toggle(key="calendar-lines").value is False
    assert "Off, the entries say nothing of your answers." in visit.inside("calendar")
    assert visit.asked == []
    assert visit.at.download_button(key="to-calendar").proto.ignore_rerun
    assert visit.run().asked == []


def test_the_file_is_the_same_to_the_byte_until_it_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address is made from its bytes: another stamp at each run would take it away from under a tap."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2036, 5, 4, tzinfo=UTC)

    visit = plan()
    address = visit.at.download_button(key="to-calendar").proto.url
    monkeypatch.setattr(follow_up, "datetime", Later)
    assert visit.run().at.download_button(key="to-calendar").proto.url == address
    visit.at.toggle(key="calendar-lines").set_value(True)
    assert visit.run().at.download_button(key="to-calendar").proto.url != address


def test_a_page_without_steps_offers_no_file() -> None:
    assert not plan(sheet("DDBB", "")).has("calendar")
    assert plan(audit(3, social=1)).has("calendar")
