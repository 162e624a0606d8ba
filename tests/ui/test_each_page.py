"""Home, the questions, the audit, about and the two cards, each in its states."""

from __future__ import annotations

import json
from typing import Any

import pytest

import quizzes
from content import card, page
from scoring.model import MODEL
from sharing.journal import Journal
from tests.ui.visits import (
    ALL,
    AUDIT,
    GUESS,
    PAGES,
    QUIZ,
    TILTED,
    ZONES,
    Visit,
    audit,
    entry,
    guess,
    journal,
    sheet,
)
from ui import visit as held
from ui.sections import next_steps, standing

pytestmark = pytest.mark.usefixtures("app")

STATES: dict[str, Journal | None] = {
    "the browser has not answered": None,
    "nothing kept": journal(),
    "nothing can be kept": Journal(works=False),
    "a journal set aside": Journal(aside="newer"),
    "answers set aside": Journal(aside="begun"),
    "no room": Journal(entries=(sheet(),), room="none", aside="broken"),
    "a home screen": Journal(at_home=True, room="short"),
    "a browser that clears": Journal(entries=(sheet(), audit()), clears=True),
    "a sheet": journal(sheet()),
    "everything": journal(sheet(), guess(10, 20), audit(), role="employed", staff=True, names="neutral"),
    "half a sheet": journal(sheet("DDB", "4"), audit(None, body=2)),
    "settings that are none": journal(sheet(), names=["x"], role={"a": 1}, staff="yes"),
}


OTHER = next(quiz for quiz in ALL.values() if quiz.id not in {QUIZ.id, GUESS.id, AUDIT.id})
"""A questionnaire whose result has the page that any questionnaire's has."""


def page_link_of(name: str) -> str:
    """The address of a page by the name of its file."""
    return {"outcome": "look"}.get(name, name)


# ---- every page --------------------------------------------------------------------------


@pytest.mark.parametrize("kept", STATES.values(), ids=STATES)
def test_every_page_is_whole_whatever_a_device_keeps(kept: Journal | None) -> None:
    visit = Visit(kept)
    for name in PAGES:
        visit.see(name, **({"quiz": OTHER.id} if name == "outcome" else {}))
        assert visit.here == page_link_of(name)
        assert len(visit.tagged("h1")) == 1, name
        foot = visit.inside("foot")
        assert "Something happened with a client" in foot
        assert "If today is heavy" in foot
        assert visit.has("masthead") is (name != "quiz")


def test_the_menu_marks_the_page_one_is_on() -> None:
    visit = Visit(journal())
    for name in ("result", "plan", "journal"):
        visit.see(name)
        assert visit.has(f"here-nav-{name}")
        assert visit.has(f"here-menu-{name}")
        others = {"result", "plan", "journal"} - {name}
        assert all(visit.has(f"to-nav-{other}") for other in others)


GROUP = {page("home").says["group"]: "room"}
"""The way in for somebody who teaches."""


# ---- home --------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", [None, journal(), journal(guess(0, 0), audit())])
def test_a_first_visit_is_told_what_this_is_and_is_not(kept: Journal | None) -> None:
    visit = Visit(kept)
    assert visit.here == "home"
    assert visit.title == "Good to them. Good to you."
    assert visit.links == GROUP
    for told in ("About nine minutes", "kept on this device only", "not a diagnosis", "not for hiring"):
        assert told in visit.words
    assert visit.press("Begin").here == "quiz"
    assert visit.has(f"player-{QUIZ.id}")


def test_a_later_visit_finds_the_way_to_its_map() -> None:
    visit = Visit(journal(sheet()))
    assert visit.links == {"See your plan": "plan", **GROUP}
    assert [button.label for button in visit.at.button] == ["See your map", "Answer again"]
    assert visit.press("See your map").here == "result"
    assert Visit(journal(sheet())).press("Answer again").here == "quiz"


BEGUN = f"{GUESS.id}+{QUIZ.id}"


@pytest.mark.parametrize("others", [(), (sheet(),)])
def test_who_stopped_half_way_finds_the_way_on_first(others: tuple[Any, ...]) -> None:
    visit = Visit(Journal(entries=others, begun=(BEGUN,)))
    assert [button.label for button in visit.at.button] == ["Go on where you stopped"]
    assert visit.links == {**({"See your map": "result"} if others else {}), **GROUP}
    assert visit.press("Go on where you stopped").here == "quiz"


@pytest.mark.parametrize("other", [AUDIT.id, QUIZ.id, "<script>"])
def test_other_answers_begun_change_nothing_here(other: str) -> None:
    assert [button.label for button in Visit(Journal(begun=(other,))).at.button] == ["Begin"]


def test_a_page_without_a_result_leads_back_to_what_was_begun() -> None:
    visit = Visit(Journal(begun=(BEGUN,))).see("result")
    assert visit.press("Go on where you stopped").here == "quiz"


# ---- the questions -----------------------------------------------------------------------


def asked(visit: Visit, name: str) -> list[dict[str, Any]]:
    """The questionnaires that the player was given."""
    data = json.loads(visit.at.main.get_by_key(f"player-{name}").proto.json)
    found: list[dict[str, Any]] = data["course"]
    return found


@pytest.mark.parametrize("params", [{}, {"quiz": "no_such_thing"}, {"quiz": ""}, {"quiz": "<script>"}])
def test_the_questions_are_the_leading_ones_where_the_address_names_no_others(params: dict[str, str]) -> None:
    visit = Visit(journal()).see("quiz", **params)
    assert visit.title == QUIZ.title
    assert [quiz["id"] for quiz in asked(visit, QUIZ.id)] == [GUESS.id, QUIZ.id]
    assert "no_such_thing" not in visit.words
    assert not any("script" in text for text in visit.markup[1:])


def test_an_address_can_name_another_questionnaire() -> None:
    visit = Visit(journal()).see("quiz", quiz=AUDIT.id)
    assert visit.title == AUDIT.title
    assert [quiz["id"] for quiz in asked(visit, AUDIT.id)] == [AUDIT.id]


@pytest.mark.parametrize("name", ALL)
def test_no_key_sign_or_scale_reaches_the_browser(name: str) -> None:
    visit = Visit(journal()).see("quiz", quiz=name)
    told_of = [{**quizzes.public(one), "model": MODEL.version} for one in held.course(ALL[name])]
    assert asked(visit, name) == json.loads(json.dumps(told_of))
    told = visit.at.main.get_by_key(f"player-{name}").proto.json
    for secret in ('"key"', '"sign"', '"pair"', '"scale"', '"sources"', '"idea"'):
        assert secret not in told


def test_finished_sheets_lead_to_the_result_which_holds_before_the_device_does() -> None:
    visit = Visit(journal())
    visit.at.session_state[f"player-{QUIZ.id}.sheets"] = [guess(0, 50), sheet()]
    assert visit.see("quiz").here == "result"
    assert visit.title == "Doormat side, borderline"
    visit.tells(journal(sheet(), guess(0, 50)))
    assert visit.title == "Doormat side, borderline"
    assert visit.at.session_state["sheets"] == {}, "what the device has is not held beside it"


def test_a_finished_audit_leads_to_its_own_page() -> None:
    visit = Visit(journal())
    visit.at.session_state[f"player-{AUDIT.id}.sheets"] = [audit()]
    assert visit.see("quiz", quiz=AUDIT.id).here == "audit"
    assert visit.at.query_params == {"quiz": AUDIT.id}
    assert visit.title == page("tank").title


def test_a_late_message_does_not_lead_back_and_a_person_can(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = Visit(journal())
    visit.at.session_state[f"player-{QUIZ.id}.sheets"] = [sheet()]
    visit.see("quiz")
    assert visit.see("quiz").here == "result"
    monkeypatch.setattr(held, "A_MOMENT", 0.0)
    assert visit.see("quiz").here == "quiz"


def test_a_pause_leads_home_once() -> None:
    visit = Visit(journal())
    visit.at.session_state[f"player-{QUIZ.id}.paused"] = True
    assert visit.see("quiz").here == "home"
    assert visit.see("quiz").here == "quiz"


# ---- the audit ---------------------------------------------------------------------------


def test_an_audit_not_made_yet_is_offered() -> None:
    visit = Visit(journal(sheet())).see("audit")
    assert visit.title == "Nothing here yet"
    visit.press("Look at the tank")
    assert visit.here == "quiz"
    assert visit.has(f"player-{AUDIT.id}")
    assert Visit(None).see("audit").title == "One moment."


def test_a_whole_audit_names_the_lowest_part_first_and_has_a_bar_for_each() -> None:
    visit = Visit(journal(audit(3, social=1, spirit=2))).see("audit", quiz=AUDIT.id)
    parts = visit.tagged("dt")
    assert parts == [
        "Body Steady, 75 of 100",
        "Finances Steady, 75 of 100",
        "Spirit Patchy, 50 of 100",
        "Social life Thin, 25 of 100",
        "Family life Steady, 75 of 100",
        "Community Steady, 75 of 100",
    ]
    assert visit.tagged("p.lead") == ["Thin just now: social life"]
    assert [text.count("width:25%") for text in visit.markup if "width:" in text] == [1]
    assert all(len(told) > 20 for told in visit.tagged("dd"))
    assert visit.links == {"Look again": f"quiz?quiz={AUDIT.id}"}
    assert visit.press("See the plan").here == "plan"


def test_too_few_answers_leave_parts_without_a_bar_and_the_whole_without_a_word() -> None:
    visit = Visit(journal(audit(None, body=3, spirit=1, family=2))).see("audit")
    parts = visit.tagged("dt")
    assert parts[0] == "Body Steady, 75 of 100"
    assert [part for part in parts if " of 100" not in part] == ["Finances", "Social life", "Community"]
    assert "".join(visit.markup).count('class="bar"') == 3
    assert visit.tagged("p.lead") == ["Thin just now: spirit"]


def test_no_answers_at_all_are_said_kindly() -> None:
    visit = Visit(journal(entry(AUDIT, {}, "a1"))).see("audit")
    assert visit.tagged("p.lead") == ["Too few answers for a word on the whole. Four parts would do."]
    assert 'class="bar"' not in "".join(visit.markup)


@pytest.mark.parametrize("named", ["no_such_thing", QUIZ.id, GUESS.id])
def test_an_address_that_names_no_audit_shows_the_first(named: str) -> None:
    assert Visit(journal(sheet(), audit())).see("audit", quiz=named).title == page("tank").title


def test_an_audit_of_another_version_is_ignored() -> None:
    other = entry(AUDIT, audit().answers, "a1", version=AUDIT.version + 1)
    assert Visit(journal(other)).see("audit").title == "Nothing here yet"


# ---- about, and erasing ------------------------------------------------------------------


def test_about_says_what_it_is_not_and_where_it_comes_from() -> None:
    visit = Visit(journal()).see("about")
    for told in ("It is not validated", "Not for hiring", "Bowers", "from memory", "One tap erases all of it"):
        assert told in visit.words
    assert visit.has("erase")


def test_erasing_asks_first_and_then_says_that_it_is_done() -> None:
    visit = Visit(journal(sheet(), names="neutral")).see("about")
    assert "Erased." not in visit.words
    assert visit.asked == []
    asks = visit.inside("erase")
    assert asks.index("Erase everything on this device? There is no other copy.") < asks.rindex("Erase")
    visit.press("Erase")
    assert [op["do"] for op in visit.asked] == ["erase"]
    for name in PAGES:
        told = json.loads(visit.see(name).at.main.get_by_key("device").proto.json)["undo"]
        assert told["erased"] == "Erased. Nothing of yours is left on this device.", name
        assert (told["undo"], told["erased_back"]) == ("Undo", "All of it is back.")


def test_nothing_is_left_after_erasing_not_even_what_this_visit_held() -> None:
    visit = Visit(journal(audit(), guess(0, 0), role="employed"))
    visit.at.session_state[f"player-{QUIZ.id}.sheets"] = [sheet()]
    visit.see("quiz").see("plan")
    visit.at.button(key="swap-1").click()
    visit.run().at.toggle(key="staff").set_value(True)
    visit.run().see("about").press("Erase")
    for name, title in (("result", "No map yet"), ("plan", "No plan yet"), ("audit", "Nothing here yet")):
        assert visit.see(name).title == title
    assert visit.see("home").links == GROUP
    assert visit.at.session_state["device.held"] == Journal()
    assert not {"sheets", "settings", "plans"} & set(visit.at.session_state)
    told = repr(visit.at.session_state.to_dict())
    assert "answers" not in told
    assert "employed" not in told


def test_the_question_before_erasing_can_be_answered_with_keeping() -> None:
    visit = Visit(journal(sheet())).see("about").press("Keep it")
    assert visit.asked == []
    assert visit.at.session_state["erase-asked"] is False
    assert len(visit.at.session_state["device.held"].entries) == 1


def test_erasing_before_the_browser_answers_is_asked_of_it_all_the_same() -> None:
    visit = Visit(None).see("about").press("Erase")
    assert [op["do"] for op in visit.asked] == ["erase"]


# ---- the cards ---------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en-US", "es-US", "en_US", "es-Latn-US"])
def test_support_names_the_line_of_a_country_that_was_checked(locale: str) -> None:
    visit = Visit(journal(), locale=locale).see("support")
    assert visit.title == "If today is heavier than a quiz can hold"
    assert "In the US, call or text 988." in visit.words
    assert "988 Suicide and Crisis Lifeline. Checked on 22 November 2026." in visit.words
    assert "findahelpline.com" in visit.words
    assert any('<a href="tel:988">Call 988</a><a href="sms:988">Text 988</a>' in text for text in visit.markup)


@pytest.mark.parametrize("locale", [None, "", "en", "de-DE", "es-419", "zh-Hant", "x", "--", "en-u-hc-h12"])
def test_support_names_no_line_where_none_was_checked(locale: str | None) -> None:
    visit = Visit(journal(), locale=locale).see("support")
    assert "988" not in visit.words
    assert "Call your local emergency number, or find a line near you at findahelpline.com" in visit.words
    assert "Checked on" not in visit.words


@pytest.mark.parametrize("locale", [None, "en-US"])
def test_safety_tells_what_to_do_and_leads_to_support(locale: str | None) -> None:
    visit = Visit(journal(), locale=locale).see("safety")
    assert visit.title == "Something happened with a client"
    for told in ("It is not your fault", "This session is over. Please get dressed; I will be outside.", "supervision"):
        assert told in visit.words
    assert visit.links == {"If today is heavy": "support"}
    assert [fold.label for fold in visit.at.expander] == [card("safety").more_title]


@pytest.mark.parametrize("name", ["support", "safety"])
def test_opening_a_card_leaves_no_trace(name: str) -> None:
    visit = Visit(journal(sheet()), locale="en-US")
    before = visit.at.session_state.to_dict()
    visit.see(name).run()
    assert visit.at.session_state.to_dict() == before
    assert visit.asked == []
    assert visit.at.query_params == {}
    assert visit.see("plan").title == "Three things to try, if you like"


# ---- the picture to keep -----------------------------------------------------------------


@pytest.mark.parametrize(("names", "zone"), [("named", "Doormat side"), ("neutral", "Client-tilted")])
def test_the_picture_to_keep_says_where_it_is_and_what_it_is_not(
    monkeypatch: pytest.MonkeyPatch, names: str, zone: str
) -> None:
    monkeypatch.setattr(held.st, "session_state", {"settings": {"names": names}})
    shown = standing.reading(QUIZ, sheet(*TILTED))
    picture = next_steps.card(shown, "svg").decode()
    assert f"{zone}, borderline" in picture
    assert "not a diagnosis" in picture
    assert ("oormat" in picture) is (names == "named")


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF-")])
def test_each_file_is_what_it_is_called(monkeypatch: pytest.MonkeyPatch, kind: str, start: bytes) -> None:
    monkeypatch.setattr(held.st, "session_state", {})
    assert next_steps.card(standing.reading(QUIZ, sheet(*ZONES["diva"])), kind).startswith(start)
