"""What a browser says about keeping: on which page a sentence stands, with which way out, and where nothing does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from content import page
from sharing.journal import Journal
from tests.ui.visits import Visit, audit, journal, sheet
from ui.components import journal_file as component
from ui.sections import keeping

pytestmark = pytest.mark.usefixtures("app")

SAYS, STATES = page("keeping").says, page("states").says
RISKS: dict[str, dict[str, Any]] = {
    "blocked": {"works": False},
    "full": {"room": "none"},
    "short": {"room": "short"},
    "clears": {"clears": True},
}


def given(visit: Visit, key: str) -> dict[str, Any]:
    """What the component with that key was given."""
    found: dict[str, Any] = json.loads(visit.at.main.get_by_key(key).proto.json)
    return found


@pytest.mark.parametrize("name", RISKS)
@pytest.mark.parametrize("where", ["result", "plan"])
def test_what_may_be_lost_is_said_in_one_line_with_the_file_beside_it(name: str, where: str) -> None:
    visit = Visit(Journal(entries=(sheet(),), **RISKS[name])).see(where)
    assert visit.inside("keeping").startswith(SAYS[name])
    assert given(visit, "keeping-file")["parts"] == ["save"]


@pytest.mark.parametrize("kept", [None, journal(), journal(sheet()), Journal(entries=(sheet(),), at_home=True)])
def test_where_all_is_well_nothing_is_said(kept: Journal | None) -> None:
    visit = Visit(kept)
    for where in ("home", "result", "plan"):
        assert not visit.see(where).has("keeping")
        assert not visit.has("unread")
        assert not any(one in visit.words for one in SAYS.values())


def test_without_a_plan_or_a_map_there_is_nothing_to_lose() -> None:
    visit = Visit(Journal(works=False))
    for where in ("result", "plan"):
        assert not visit.see(where).has("keeping")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"room": "none", "works": False}, "full"),
        ({"room": "short", "clears": True}, "short"),
        ({"works": False, "clears": True}, "blocked"),
        ({}, ""),
    ],
)
def test_the_gravest_is_named(said: dict[str, Any], name: str) -> None:
    assert keeping.risk(Journal(**said)) == name
    assert keeping.risk(None) == ""


@pytest.mark.parametrize("kept", [Journal(), Journal(entries=(sheet(),))], ids=["nothing else", "a sheet"])
@pytest.mark.parametrize("aside", ["newer", "broken"])
def test_a_journal_that_could_not_be_read_is_told_on_three_pages(aside: str, kept: Journal) -> None:
    visit = Visit(kept.model_copy(update={"aside": aside}))
    for where in ("home", "result"):
        assert STATES[aside] in visit.see(where).inside("unread")
        assert visit.links[STATES["aside_way"]] == "journal"
    told = visit.see("journal")
    assert STATES[aside] in told.inside("aside")
    assert given(told, "aside-file")["parts"] == ["aside"]
    assert not told.has("unread")


def test_begun_answers_that_were_set_aside_stand_on_the_journal_page_alone() -> None:
    visit = Visit(Journal(entries=(sheet(),), aside="begun"))
    assert not visit.see("home").has("unread")
    assert not visit.see("result").has("unread")
    assert STATES["begun"] in visit.see("journal").inside("aside")
    assert not Visit(journal(sheet())).see("journal").has("aside")


def test_a_first_start_from_the_home_screen_offers_to_bring_a_file_in() -> None:
    visit = Visit(Journal(at_home=True))
    assert SAYS["start"] in visit.inside("fresh-start")
    assert given(visit, "start-file")["parts"] == ["bring"]
    assert not Visit(Journal(at_home=True, entries=(audit(),))).has("fresh-start")
    assert not Visit(journal()).has("fresh-start")


def test_the_journal_says_what_helps_where_the_browser_clears() -> None:
    words = page("journal_file").says["safari"]
    assert words.index("save a file") < words.index("Add to Home Screen") < words.index("bring the file in")
    assert given(Visit(Journal(entries=(sheet(),), clears=True)).see("journal"), component.KEY)["safari"] == words
    assert given(Visit(journal(sheet())).see("journal"), component.KEY)["safari"] == ""


def test_a_file_is_told_what_entries_are_called() -> None:
    names = given(Visit(journal()).see("journal"), component.KEY)["names"]
    assert names[sheet().quiz] == "The balance quiz"
    assert names["policy.POL-01"].startswith("Policy: ")
    assert {"sheet", "plan", "draft", "pulse", "note", "practice", "rehearsal", "shared"} <= set(names)
