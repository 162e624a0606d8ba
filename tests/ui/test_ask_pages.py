"""Where somebody else sets the rules: requests in place of policies, on the plan, in the builder, on the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document

import content
from content import policy_drafts
from content.ask_for import asks
from sharing import policy_sheet
from sharing.journal import Journal, read_entry
from tests.ui.visits import Visit, journal, sheet
from ui.components import copy_text

AT = datetime(2026, 5, 4, tzinfo=UTC).isoformat()
NASTY = "<script>alert(1)</script> **b** $x$ :red[a] {need} =1+1 😀"
EMPLOYED = {"role": "employed"}

pytestmark = pytest.mark.usefixtures("app", "copies")


@pytest.fixture
def copies() -> Iterator[None]:
    """Each visit stands for a server of its own, which registers the copy button afresh."""
    copy_text._component.cache_clear()
    yield
    copy_text._component.cache_clear()


def opened(policy: str = "", role: Any = "employed", **kept: dict[str, Any]) -> Visit:
    entries = (read_entry({"id": name, "kind": "draft", "at": AT, **fields}) for name, fields in kept.items())
    visit = Visit(journal(*entries, role=role))
    return visit.see("policies", **({"policy": policy} if policy else {}))


def drafts(visit: Visit) -> dict[str, dict[str, Any]]:
    held: Journal = visit.at.session_state["device.held"]
    return {entry.id: entry.plain() for entry in held.of("draft")}


# ---- the builder -------------------------------------------------------------------------


@pytest.mark.parametrize("policy", asks())
def test_every_policy_opens_as_a_talk(policy: str) -> None:
    visit, found = opened(policy), content.asked(policy)
    assert visit.title == found.title
    assert found.say in visit.inside("sheet")
    assert found.if_no in visit.inside("sheet")
    assert all(line in visit.words for line in found.rule)
    assert not visit.has(f"dial.{policy}"), "no rule to post"
    assert policy_drafts()[policy].wordings[1].i[:30] not in visit.words
    assert ("safety" in " ".join(visit.links.values())) == (found.card == "safety")


@pytest.mark.parametrize(("role", "talk"), [("student", True), ("owner", False), ("renter", False), (None, False)])
def test_only_where_others_set_the_rules(role: str | None, talk: bool) -> None:
    assert (content.asked("POL-01").say in opened("POL-01", role).words) is talk


def test_a_need_is_picked_or_written_and_kept() -> None:
    visit = opened("POL-12")
    visit.at.radio(key="need.POL-12").set_value(2)
    assert "I would like to have the same two days off" in visit.run().inside("sheet")
    visit.at.radio(key="need.POL-12").set_value(-1)
    visit.run().at.text_input(key="own-need.POL-12").set_value(NASTY)
    visit.run().press(content.ask_words().add)
    (typed,) = (text for text in visit.markup if "alert" in text)
    assert "<script" not in typed
    assert NASTY in visit.inside("sheet")
    kept = drafts(visit)["ask.POL-12"]
    assert {name: kept[name] for name in ("need", "own", "on_sheet")} == {"need": -1, "own": NASTY, "on_sheet": True}
    again = opened("POL-12", **{"ask.POL-12": {name: kept[name] for name in ("need", "own", "on_sheet")}})
    assert NASTY in again.inside("sheet")
    assert "policy.POL-12" not in drafts(again)


def test_odd_things_on_the_device_do_no_harm() -> None:
    visit = opened("POL-01", **{"ask.POL-01": {"need": 99, "own": ["x"], "on_sheet": "yes"}})
    assert content.asked("POL-01").say in visit.words


# ---- the list and the sheet --------------------------------------------------------------


def test_the_list_and_the_sheet_say_that_these_are_requests() -> None:
    empty = opened()
    assert empty.title == content.ask_words().title
    assert content.ask_words().sheet_empty in empty.words
    assert not empty.has("voice.practice")
    asked = opened(
        **{"ask.POL-01": {"need": 1, "on_sheet": True}, "ask.POL-03": {}, "policy.POL-02": {"on_sheet": True}}
    )
    text = " ".join(asked.markup)
    assert (text.count(">not begun<"), text.count(">drafted<"), text.count(">on your sheet<")) == (10, 1, 1)
    assert "One request is on it." in text
    assert "no rules to post" in text
    assert content.ask_words().drafted in text, "what was drafted before is not lost"


def test_the_role_can_be_set_here() -> None:
    visit = opened(role="owner")
    assert "Twelve rules that answer before you are asked." in visit.words
    visit.at.button_group(key="role").set_value("employed")
    assert "you can still ask for what you need" in visit.run().words


def test_the_sheet_holds_what_to_find_out_and_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    monkeypatch.setattr(policy_sheet, "plain", lambda sheet: made.append(sheet) or "")
    opened(**{"ask.POL-10": {"need": -1, "own": "=cmd|'/C calc' #x", "on_sheet": True}})
    (whole,) = made[-1:]
    found = [(one.style.name, one.text) for one in Document(BytesIO(policy_sheet.docx(whole))).paragraphs]
    rule = asks()["POL-10"].rule
    assert found[0] == ("Title", "What I would like to ask for")
    assert found[1] == ("Heading 1", "Gifts and tips")
    assert [text for style, text in found if style == "List Bullet"] == list(content.asked("POL-10").rule)
    assert len(rule) == 3
    assert "I would like =cmd|'/C calc' #x." in next(text for style, text in found if style == "Body Text")
    assert found[-1][1] == content.ask_words().sheet_note


# ---- the plan ----------------------------------------------------------------------------


def test_the_plan_brings_words_for_the_talk() -> None:
    found = content.asked("POL-07")
    visit = Visit(journal(sheet(), **EMPLOYED)).see("plan")
    for text in (found.say, found.if_no, found.need, *found.rule, content.ask_words().after):
        assert text in visit.words
    assert visit.links[content.ask_words().build] == "policies?policy=POL-07"
    assert content.policies()["POL-07"].sweet_spot not in visit.words
    own = Visit(journal(sheet(), role="owner")).see("plan")
    assert found.say not in own.words
    assert own.links[content.page("policies").says["from_plan"]] == "policies?policy=POL-07"


def test_the_plan_knows_the_need_that_was_written() -> None:
    kept = read_entry({"id": "ask.POL-07", "kind": "draft", "at": AT, "need": -1, "own": NASTY})
    visit = Visit(journal(sheet(), kept, **EMPLOYED)).see("plan")
    assert f"I would like {NASTY}." in visit.words
    assert all("<script" not in text for text in visit.markup)
