"""Wherever a person says that something happened with a client: the safety card first, and no trace of it (R01)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import content
from quizzes import load_all
from sharing.journal import read_entry
from tests.ui.visits import ALL, AT, MAIN, PAGES, PROJECTED, Visit, audit, entry, journal, sheet
from ui.sections import follow_up
from ui.sections.happened import KEY

CARD = content.card("safety")
HELD = (sheet(), audit(1), read_entry({"id": "policy.POL-01", "kind": "draft", "at": AT, "on_sheet": True}))
ELSEWHERE = ("result", "practice", "audit", "policies", "home")

pytestmark = pytest.mark.usefixtures("app")


def tapped(visit: Visit, on: bool = True) -> Visit:
    visit.at.toggle(key=KEY).set_value(on)
    return visit.run()


def plan(**settings: Any) -> Visit:
    return Visit(journal(*HELD, **settings)).see("plan")


def heard(visit: Visit) -> dict[str, str]:
    """What each other page says, and the plan itself."""
    return {page: visit.see(page).words for page in (*ELSEWHERE, "plan")}


@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_the_quiet_link_and_it_leads_to_the_card(page: str) -> None:
    visit = Visit(journal(*HELD)).see(page)
    foot = [link for link in visit.at.main.get_by_key("foot") if link.type == "page_link"]
    assert foot[0].label == CARD.title and foot[0].page == "safety"
    visit.see("safety")
    assert visit.title == CARD.title
    assert visit.tagged("p")[0] == CARD.paragraphs[0]
    assert (visit.asked, visit.at.query_params) == ([], {})


@pytest.mark.parametrize("settings", [{}, {"role": "employed"}])
def test_the_tap_on_the_plan_brings_the_card_first_and_the_policy_step_next(settings: dict[str, Any]) -> None:
    visit = tapped(plan(**settings))
    assert visit.here == "plan"
    assert visit.title == CARD.title
    words = visit.words
    order = [words.index(part) for part in (CARD.paragraphs[0][:60], CARD.paragraphs[-1][:40], visit.inside("ready"))]
    assert order == sorted(order)
    policy = content.policies()["POL-05"]
    assert policy.sweet_spot in visit.inside("ready")
    assert "Nothing about what happened is scored." in visit.inside("ready")
    for other in ("step-1", "went-1", "own-1", "swap-1", "calendar", "to-calendar", "pick", "mission"):
        assert not visit.has(other), "nothing here is followed up or taken away as a file"
    assert "tilt" not in words.lower()


HEAVY = {
    "an empty tank": (audit(2, body=0, spirit=0),),
    "an empty tank beside a map": (sheet(), audit(2, body=0, spirit=0)),
    "two days without strength": tuple(
        entry(ALL["daily_pulse"], {"PU03": 0}, f"p{back}", at=(datetime.now(UTC) - timedelta(days=back)).isoformat())
        for back in (0, 1)
    ),
}
"""Weeks in which the plan itself begins with the support card (R02)."""


@pytest.mark.parametrize("week", HEAVY)
def test_in_a_heavy_week_the_line_to_have_ready_is_the_one_of_the_card(week: str) -> None:
    visit = Visit(journal(*HEAVY[week])).see("plan")
    assert visit.inside("first-card").startswith(content.card("support").title)
    ready = tapped(visit).inside("ready")
    policy = content.policies()["POL-05"]
    assert policy.if_then in ready and policy.sweet_spot in ready
    for wrong in ("you said", "you chose", "“", "One small thing", content.steps()["CARE-01"].if_then):
        assert wrong not in ready, "no other step, and no answer, beside this card"
    assert visit.title == CARD.title


def test_where_the_card_has_no_step_no_other_one_stands_in_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = content.plan

    def bare(*given: Any, **more: Any) -> content.Plan:
        made = real(*given, **more)
        return replace(made, steps=tuple(step for step in made.steps if step.of_card != "safety"))

    monkeypatch.setattr(content, "plan", bare)
    visit = tapped(plan())
    assert visit.title == CARD.title
    assert visit.inside("ready") == content.page("plan").says["event_note"]


def test_nothing_about_it_is_kept_counted_or_exported() -> None:
    visit = plan()
    before, told = heard(visit), dict(visit.at.session_state.to_dict())
    held = visit.at.session_state["device.held"]
    tapped(visit)
    assert visit.asked == [], "the device is asked to keep nothing"
    assert visit.at.session_state["device.held"] == held
    assert visit.at.query_params == {}
    assert heard(visit) == before, "map of the practice, policies and plan are as they were"
    after = visit.at.session_state.to_dict()
    assert after == told, "the visit remembers no more than it would have"
    assert after[KEY] is False
    tapped(visit).see("practice")
    assert KEY not in visit.at.session_state, "Streamlit has forgotten the tap with the page"
    assert visit.asked == []


def test_the_tap_off_again_brings_back_the_same_plan_and_the_same_files(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[content.Plan] = []
    real = follow_up.calendar

    def watched(plan: content.Plan, *rest: Any) -> None:
        made.append(plan)
        real(plan, *rest)

    monkeypatch.setattr(follow_up, "calendar", watched)
    visit = plan()
    words, (usual,) = visit.words, made
    tapped(visit)
    assert len(made) == 1, "no calendar file while the card stands"
    assert tapped(visit, on=False).words == words
    assert made == [usual, usual]
    assert "POL-05" not in [step.id for step in usual.steps]


def test_no_questionnaire_asks_whether_it_happened() -> None:
    """Nobody is asked, so nothing can be scored: the rows about conduct ask about rules and backing."""
    asked = [item for quiz in load_all().values() for item in quiz.items if "sexual" in str(getattr(item, "text", ""))]
    assert asked and all(item.kind == "check" for item in asked)
    assert not [item.id for item in asked if "happened" in item.text or "have you" in item.text.lower()]


def test_the_scripts_of_all_pages_are_the_ones_looked_at() -> None:
    assert {path.stem for path in (MAIN.parent / "pages").glob("*.py")} == {*PAGES, *PROJECTED}
