"""The report where it is offered: on the result and in the practice, with paper and size, made only when asked."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import content
from sharing import report as reports
from sharing.journal import Entry, read_entry
from sharing.report import Material
from tests.ui import visits
from tests.ui.visits import ALL, QUIZ, Visit, audit, entry, guess, journal, sheet
from ui.sections import report as section

pytestmark = pytest.mark.usefixtures("app")

WORDS = content.report_words().offer
Given = list[tuple[Material, str, bool]]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """What the button would print with, newest last, of each run of a page."""
    found: Given = []

    def noted(make: Any, *known: Any) -> Any:
        material, choice = known
        found.append((material, choice["paper"], choice["large"]))
        return partial(make, *known)

    monkeypatch.setattr(section, "partial", noted)
    return found


def kept(name: str, kind: str, **fields: Any) -> Entry:
    return read_entry({"id": name, "kind": kind, "at": visits.AT, **fields})


def at(page: str, *entries: Any, locale: str | None = None, **settings: Any) -> Visit:
    return Visit(journal(*(entries or (sheet(),)), **settings), locale).see(page)


def buttons(visit: Visit) -> list[str]:
    return [one.label for one in visit.of("download_button") if one.label == WORDS.button]


def words(known: Material, folder: Path) -> str:
    (folder / "report.pdf").write_bytes(reports.pdf(known))
    told = subprocess.run(["pdftotext", folder / "report.pdf", "-"], capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split())


# ---- where it is, and where not ----------------------------------------------------------------


@pytest.mark.parametrize("page", ["result", "practice"])
def test_it_is_offered_where_a_person_looks_for_it(page: str, given: Given) -> None:
    visit = at(page)
    assert buttons(visit) == [WORDS.button]
    assert visit.inside("print").startswith(WORDS.head)
    assert WORDS.note in visit.inside("print")
    assert [one[1:] for one in given] == [("A4", False)]


@pytest.mark.parametrize("page", ["result", "practice"])
def test_there_is_no_button_for_an_empty_sheet_of_paper(page: str, given: Given) -> None:
    for visit in (Visit(journal()).see(page), Visit(None).see(page)):
        assert not visit.has("print")
    assert given == []


def test_nothing_is_printed_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> bytes:
        raise AssertionError("printed without being asked")

    monkeypatch.setattr(reports, "pdf", never)
    assert buttons(at("practice")) == [WORDS.button]


def test_policies_alone_are_enough(given: Given) -> None:
    visit = Visit(journal(kept("policy.POL-02", "draft", on_sheet=True))).see("practice")
    assert buttons(visit) == [WORDS.button]
    (known, *_) = given[-1]
    assert known.plan is None
    assert known.policies is not None
    assert [one.title for one in known.policies.clauses] == ["No-show"]


# ---- paper and size ----------------------------------------------------------------------------


@pytest.mark.parametrize(("locale", "paper"), [("en-US", "Letter"), ("en-GB", "A4"), ("de", "A4"), (None, "A4")])
def test_the_paper_is_the_one_of_the_country(locale: str | None, paper: str, given: Given) -> None:
    at("practice", locale=locale)
    assert given[-1][1] == paper


@pytest.mark.parametrize("page", ["result", "practice"])
def test_paper_and_size_are_switched_and_kept(page: str, given: Given) -> None:
    visit = at(page)
    visit.at.segmented_control(key=f"paper-{page}").set_value("Letter").run()
    visit.at.toggle(key=f"large-{page}").set_value(True).run()
    assert given[-1][1:] == ("Letter", True)
    settings = {one["name"]: one["value"] for one in visit.asked if one["do"] == "setting"}
    assert settings == {"paper": "Letter", "large_print": True}
    other = visit.see("practice" if page == "result" else "result")
    assert given[-1][1:] == ("Letter", True)
    assert other.at.toggle(key="large-practice" if page == "result" else "large-result").value is True


def test_a_tap_right_after_a_change_finds_the_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """The button's file is made from what was set last, even where the page has yet to run to its end."""
    made: list[Any] = []
    monkeypatch.setattr(reports, "pdf", lambda *given: made.append(given[1:]) or b"%PDF-")
    buttons: list[Any] = []
    monkeypatch.setattr(section, "partial", lambda *given: buttons.append(partial(*given)) or buttons[-1])
    visit = at("practice")
    before = buttons[-1]
    visit.at.segmented_control(key="paper-practice").set_value("Letter").run()
    before()
    assert made == [("Letter", False)]


def test_odd_settings_on_the_device_do_no_harm(given: Given) -> None:
    at("practice", paper="A0", large_print="yes", names=["x"])
    known, paper, large = given[-1]
    assert (paper, large, known.names) == ("A4", False, "named")


# ---- what it holds -----------------------------------------------------------------------------


def test_all_of_a_visit_reaches_the_paper(given: Given, tmp_path: Path) -> None:
    asked = content.outcomes().mission
    mission = entry(ALL[asked.quiz], {asked.item: "<script> #1 for *tired* people"}, "m1")
    at(
        "practice",
        *(sheet(), guess(-20, 60), audit(1), mission),
        kept("plan.s1", "plan", went={"CARE-01": "done"}, own={"CARE-01": "If $x$ rings, then I breathe."}),
        kept("policy.POL-02", "draft", on_sheet=True),
        kept("practice", "draft", practice="Still @Waters"),
        names="neutral",
    )
    known = given[-1][0]
    assert [one.quiz.id for one in known.looked][:1] == [QUIZ.id]
    assert known.looked[0].guess == (-20.0, 60.0)
    assert known.plan is not None
    assert known.plan.time == "Begun on 4 May 2026"
    assert known.plan.went == {"CARE-01": "done"}
    told = words(known, tmp_path)
    for part in ("<script> #1 for *tired* people", "Still @Waters", "No-show", "How full is your tank?"):
        assert part in told
    assert "doormat" not in told.lower()
    if "CARE-01" in {one.id for one in known.plan.plan.steps}:
        assert "If $x$ rings, then I breathe." in told


@pytest.mark.parametrize(("locale", "country"), [("en-US", "US"), ("en-GB", "GB"), ("de", None), (None, None)])
def test_the_country_of_the_page_reaches_the_paper(locale: str | None, country: str | None, given: Given) -> None:
    at("practice", sheet(), audit(2, body=0, spirit=0), locale=locale)
    known = given[-1][0]
    assert known.country == country
    assert known.plan is not None and known.plan.plan.first == "support"
    told = [one["text"] for one in reports.report(known).blocks if one["kind"] == "note"]
    assert any("988" in text for text in told) is (country == "US")


def test_the_days_of_the_plan_on_paper_are_those_of_the_page(given: Given) -> None:
    at_ = datetime.now(UTC) - timedelta(days=5)
    visit = at("practice", sheet(at=at_.isoformat()))
    plan = given[-1][0].plan
    assert plan is not None
    assert plan.time in visit.see("plan").words
    assert plan.time.startswith(f"Two weeks, until {(at_ + timedelta(days=14)).day} ")


def test_what_was_said_of_an_event_is_left_out(given: Given, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = section.knowing.facts
    monkeypatch.setattr(
        section.knowing, "facts", lambda: replace(real(), known={**real().known, "safety": True})
    )  # as the tap has it
    at("practice", sheet(), audit(1))
    known = given[-1][0]
    assert known.facts.get("safety") is None
    assert known.plan is not None
    assert "safety" not in known.plan.plan.cards
    told = words(known, tmp_path)
    assert content.card("safety").title not in told
    assert "something happened" not in told.lower()


def test_too_few_answers_for_a_map_print_what_there_is(given: Given, tmp_path: Path) -> None:
    at("practice", entry(QUIZ, {}, "s1"), audit(2))
    told = words(given[-1][0], tmp_path)
    assert "Not enough answers for a map yet" in told
    assert "How full is your tank?" in told
