"""The policy builder as Streamlit runs it, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import pytest
from docx import Document

import content
from content import policy_drafts
from content.policy_builder import Chosen, faults
from sharing import policy_sheet
from sharing.journal import Journal, read_entry
from tests.ui.visits import ALL, Visit, entry, journal, said
from ui.components import copy_text

AT = datetime(2026, 5, 4, tzinfo=UTC).isoformat()

pytestmark = pytest.mark.usefixtures("app", "copies")


@pytest.fixture
def copies() -> Iterator[None]:
    """Each visit stands for a server of its own, which registers the copy button afresh."""
    copy_text._component.cache_clear()
    yield
    copy_text._component.cache_clear()


def opened(policy: str = "", settings: dict[str, Any] | None = None, **kept: dict[str, Any]) -> Visit:
    """The page, on a device that keeps these drafts."""
    entries = (read_entry({"id": name, "kind": "draft", "at": AT, **fields}) for name, fields in kept.items())
    visit = Visit(journal(*entries, **(settings or {})))
    return visit.see("policies", **({"policy": policy} if policy else {}))


def shown(visit: Visit) -> str:
    return " ".join(visit.markup)


def drafts(visit: Visit) -> dict[str, dict[str, Any]]:
    held: Journal = visit.at.session_state["device.held"]
    return {entry.id: entry.plain() for entry in held.of("draft")}


def test_the_list_names_all_twelve_and_what_is_drafted() -> None:
    visit = opened(**{"policy.POL-01": {"wording": 0}, "policy.POL-03": {"on_sheet": True}})
    text = shown(visit)
    assert text.count(">not begun<") == 10
    assert text.count(">drafted<") == text.count(">on your sheet<") == 1
    assert "One policy is on it." in text


@pytest.mark.parametrize("policy", policy_drafts())
def test_every_policy_opens(policy: str) -> None:
    visit = opened(policy)
    assert policy_drafts()[policy].title in shown(visit)
    assert {"Doormat side", "Sweet spot", "Diva side"} <= set(visit.tagged("h2.kind"))
    assert ("safety" in " ".join(visit.links.values())) == (policy_drafts()[policy].card == "safety")


def test_an_unknown_policy_leads_to_the_list() -> None:
    assert "Policies, in your own voice" in shown(opened("POL-99"))


def test_inputs_change_the_text_and_are_kept() -> None:
    visit = opened("POL-01")
    visit.at.number_input(key="blank.POL-01.notice").set_value(48).run()
    visit.at.select_slider(key="dial.POL-01").set_value(2).run()
    visit.at.button(key="on-sheet").click().run()
    assert "Changes are free up to 48 hours before" in shown(visit)
    assert drafts(visit)["policy.POL-01"] | {"at": "", "changed": ""} == {
        "id": "policy.POL-01", "kind": "draft", "at": "", "changed": "", "wording": 2, "on_sheet": True,
        "blanks": {"notice": 48, "share": 50, "passes": 1},
    }  # fmt: skip
    visit.at.button(key="on-sheet").click().run()
    assert drafts(visit)["policy.POL-01"]["on_sheet"] is False


def test_the_voice_holds_for_all_policies() -> None:
    visit = opened()
    visit.at.text_input(key="voice.practice").set_value("*Still* <b>Waters</b>").run()
    visit.at.segmented_control(key="voice.person").set_value("we").run()
    visit.at.segmented_control(key="voice.client").set_value("patient").run()
    kept = {"practice": drafts(visit)["practice"]}
    text = shown(opened("POL-12", **{name: dict(fields) for name, fields in kept.items()}))
    assert "*Still* &lt;b&gt;Waters&lt;/b&gt;" in text
    assert "Each of us sees at most five patients a day" in text


CROSSED = {"wording": 0, "blanks": {"opens": "14:00", "closes": "10:00"}, "on_sheet": True}


def crossing(visit: Visit) -> list[str]:
    """The sentences about times that cross, as the file has them now."""
    (fault,) = faults(policy_drafts()["POL-06"], Chosen.read(policy_drafts()["POL-06"], CROSSED))
    return [one for one in visit.tagged("p.note") if one == said(fault)]


def test_times_that_cross_are_told_on_every_page_and_stay_off_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    monkeypatch.setattr(policy_sheet, "plain", lambda sheet: made.append(sheet) or "")
    kept = {"policy.POL-06": CROSSED, "policy.POL-01": {"wording": 0, "on_sheet": True}}
    visit = opened("POL-06", **kept)
    assert len(crossing(visit)) == 1
    assert "On your sheet." not in visit.words
    visit.see("policies")
    assert len(crossing(visit)) == 2
    assert visit.has("policy-drafted-POL-06")
    assert "One policy is on it." in visit.inside("policy-sheet")
    assert visit.inside("held-back").startswith("After-hours contact")
    assert [clause.title for clause in made[-1].clauses] == ["Cancellation"]
    visit.see("policies", policy="POL-06")
    visit.at.time_input(key="blank.POL-06.closes").set_value(time(17)).run()
    assert crossing(visit) == []
    visit.see("policies")
    assert crossing(visit) == []
    assert not visit.has("held-back")
    assert [clause.title for clause in made[-1].clauses] == ["Cancellation", "After-hours contact"]


def test_a_sheet_of_nothing_but_a_fault_is_not_made() -> None:
    visit = opened(**{"policy.POL-06": CROSSED})
    assert "No policy is on your sheet yet." in visit.inside("policy-sheet")
    assert len(crossing(visit)) == 2
    assert not visit.has("sheet-pdf")


def test_a_draft_with_a_fault_is_told_where_it_is_on_no_sheet() -> None:
    visit = opened(**{"policy.POL-06": CROSSED | {"on_sheet": False}})
    assert len(crossing(visit)) == 1
    assert not visit.has("held-back")
    employed = opened(settings={"role": "employed"}, **{"policy.POL-06": CROSSED})
    assert crossing(employed) == [], "somebody else sets the rules there"


def test_the_name_stands_over_the_policy_as_clients_read_it() -> None:
    visit = opened("POL-12", practice={"practice": "Still Waters"})
    assert visit.inside("sheet").startswith("Still Waters ")


def test_odd_things_on_the_device_do_no_harm() -> None:
    odd = {"wording": 99, "blanks": {"notice": "x", "share": -1e300, "passes": [1]}, "on_sheet": "yes"}
    visit = opened("POL-01", practice={"practice": 7, "person": {}, "clock": None}, **{"policy.POL-01": odd})
    assert "24 hours ahead" in shown(visit)


def test_the_sheet_holds_what_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    monkeypatch.setattr(policy_sheet, "plain", lambda sheet: made.append(sheet) or "")
    opened(
        practice={"practice": "Still Waters"},
        **{"policy.POL-10": {"wording": 1, "on_sheet": True, "blanks": {"instead": "=cmd|'/C calc' #x"}}},
    )
    (sheet,) = made[-1:]
    document = Document(BytesIO(policy_sheet.docx(sheet)))
    assert [one.text for one in document.paragraphs][:3] == ["Still Waters", "Practice policies", "Gifts and tips"]
    assert "=cmd|'/C calc' #x" in document.paragraphs[3].text


@pytest.mark.parametrize(
    ("locale", "fee", "clock", "paper"),
    [("en-US", "$25", "9 am", "Letter"), ("de-DE", "€25", "9:00", "A4"), ("sv", "250 kr", "9:00", "A4"),
     ("en_GB", "£25", "9 am", "A4"), ("ja-JP", "¥2,500", "9:00", "A4"), (None, "$25", "9 am", "A4")],
)  # fmt: skip
def test_money_clock_and_paper_follow_the_browser_until_they_are_set(
    locale: str | None, fee: str, clock: str, paper: str
) -> None:
    on = read_entry({"id": "policy.POL-10", "kind": "draft", "at": AT, "wording": 1, "on_sheet": True})
    visit = Visit(journal(on), locale).see("policies", policy="POL-10")
    assert f"worth more than {fee}." in shown(visit)
    assert f"from {clock} to" in shown(visit.see("policies", policy="POL-06"))
    assert visit.see("policies").at.segmented_control(key="paper").value == paper


def test_money_is_picked_from_a_list_and_amounts_keep_their_size() -> None:
    visit = opened("POL-10", **{"policy.POL-10": {"wording": 1, "blanks": {"gift": 40}}})
    visit.at.selectbox(key="voice.currency").set_value("SEK").run()
    assert "worth more than 400 kr." in shown(visit)
    assert visit.at.number_input(key="blank.POL-10.gift.x10").value == 400
    assert (drafts(visit)["practice"]["money"], drafts(visit)["policy.POL-10"]["blanks"]["gift"]) == ("SEK", 400)
    visit.at.number_input(key="blank.POL-10.gift.x10").set_value(600).run()
    visit.at.selectbox(key="voice.currency").set_value("EUR").run()
    assert "worth more than €60." in shown(visit)
    visit.at.selectbox(key="voice.currency").set_value("CHF").run()
    assert "worth more than 60 CHF." in shown(visit)


def test_a_sign_that_is_not_on_the_list_is_the_practices_own() -> None:
    visit = opened("POL-10", **{"policy.POL-10": {"wording": 1}})
    assert not visit.has("voice.money")
    visit.at.selectbox(key="voice.currency").set_value("").run()
    visit.at.text_input(key="voice.money").set_value("=<b>").run()
    assert "worth more than 25 =&lt;b&gt;." in shown(visit)
    again = opened("POL-10", practice={"money": "=<b>"}, **{"policy.POL-10": {"wording": 1}})
    assert again.at.text_input(key="voice.money").value == "=<b>"
    assert again.at.selectbox(key="voice.currency").value == ""
    again.at.selectbox(key="voice.currency").set_value("CHF").run()
    again.at.selectbox(key="voice.currency").set_value("").run()
    assert again.at.text_input(key="voice.money").value == ""


def test_the_mission_stands_on_the_sheet_unless_the_person_takes_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    monkeypatch.setattr(policy_sheet, "plain", lambda sheet: made.append(sheet) or "")
    asked = content.outcomes().mission
    mine = "I work so that <b>*people*</b> rest {n} =1+1"
    on = read_entry({"id": "policy.POL-01", "kind": "draft", "at": AT, "on_sheet": True})
    written = entry(ALL[asked.quiz], {asked.item: mine}, "m1")
    visit = Visit(journal(on, written)).see("policies")
    assert made[-1].mission == mine
    visit.at.toggle(key="sheet-mission").set_value(False)
    visit.run()
    assert made[-1].mission == ""
    assert [(op["do"], op["name"], op["value"]) for op in visit.asked] == [("setting", "sheet_mission", False)]
    for setting, stands in ((False, ""), (True, mine), ("no", mine), (None, mine)):
        again = Visit(journal(on, written, sheet_mission=setting)).see("policies")
        assert again.at.toggle(key="sheet-mission").value is bool(stands)
        assert made[-1].mission == stands
    assert not Visit(journal(on, sheet_mission=True)).see("policies").has("sheet-mission"), "nothing written"
    assert made[-1].mission == ""


def test_neutral_names_hold_here_too() -> None:
    text = shown(opened("POL-01", settings={"names": "neutral"}))
    assert not re.search("doormat|diva", text, re.IGNORECASE)
