"""Which sheet is the newest where clocks were off, whose word counts (the journal's or a visit's), and what is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import streamlit as st

from content import page
from sharing.journal import Journal, SheetEntry, read_entry, shared_note
from sharing.link import Shared
from tests.ui.visits import AUDIT, QUIZ, ZONES, Visit, audit, entry, guess, journal, sheet
from ui.sections import standing
from ui.sections.journal_rows import spot_of

pytestmark = pytest.mark.usefixtures("app")

AHEAD = "2131-05-04T10:00:00Z"
LATER = sheet(*ZONES["diva"], name="later", at=AHEAD)
"""A sheet of a day when the clock was off."""
LINK = Shared("model_v1", 58, 68, 9, 11.5, 1, "mixed_middle", "borderline", ("diva", "sweet_spot"))


def now(**off: float) -> str:
    return (datetime.now(UTC) + timedelta(**off)).isoformat()


def handed(kept: Journal | None, *sheets: SheetEntry) -> Visit:
    """A visit in which the player has just handed these over."""
    visit = Visit(kept)
    visit.at.session_state[f"player-{QUIZ.id}.sheets"] = list(sheets)
    return visit.see("quiz")


# ---- a clock that was off ----------------------------------------------------------------


def test_a_sheet_dated_ahead_is_never_the_newest() -> None:
    visit = Visit(journal(LATER, sheet()))
    assert visit.see("result").title.startswith("Doormat side")
    assert not visit.has("opened")
    assert "Your map of 4 May" in visit.see("send").words
    assert "Doormat side" in visit.inside("send")
    visit.see("plan").at.button(key="swap-1").click()
    assert [op["entry"]["id"] for op in visit.run().asked] == ["plan.s1"]


def test_alone_it_is_still_shown_since_there_is_no_other() -> None:
    assert Visit(journal(LATER)).see("result").title.startswith("Diva side")


@pytest.mark.parametrize("clock", [AHEAD, "tomorrow", "now", "1999-01-01T00:00:00Z"])
@pytest.mark.parametrize("before", [AHEAD, "tomorrow"])
def test_what_was_just_handed_over_is_shown_whatever_its_clock_says(clock: str, before: str) -> None:
    moments = {"tomorrow": now(hours=22), "now": now()}
    old = sheet(*ZONES["diva"], name="old", at=moments.get(before, before))
    new = sheet(name="new", at=moments.get(clock, clock))
    visit = handed(journal(old), new)
    assert visit.here == "result" and visit.title.startswith("Doormat side")
    visit.tells(journal(old, new))
    assert visit.title.startswith("Doormat side"), "and once the journal has it"
    assert not visit.has("opened")
    assert "Doormat side" in visit.see("send").inside("send")


def test_a_later_sheet_of_another_tab_is_the_newest_again() -> None:
    visit = handed(journal(LATER), first := sheet(at=now(minutes=-2)))
    visit.tells(journal(LATER, first, sheet(*ZONES["worn_out"], name="next", at=now(minutes=5))))
    assert visit.see("result").title.startswith("Worn out")


def test_compare_counts_what_is_dated_ahead_as_the_earlier_one_and_says_so() -> None:
    visit = Visit(journal(LATER, sheet())).see("compare")
    first, second = (box.options[box.index] for box in visit.at.selectbox)
    assert (first, second) == ("4 May 2131", "4 May 2026")
    assert page("compare").says["ahead"] in visit.words
    assert page("compare").says["back"] not in visit.words
    assert "days apart" not in visit.words and "months after" not in str(visit.markup)
    visit.press(page("compare").says["swap"])
    assert page("compare").says["back"] in visit.words
    three = Visit(journal(LATER, sheet(), sheet(name="s2", at="2026-06-04T10:00:00Z"))).see("compare")
    assert [box.options[box.index] for box in three.at.selectbox] == ["4 May 2026", "4 June 2026"]
    assert page("compare").says["ahead"] not in three.words


def test_parts_over_time_leave_out_what_is_dated_ahead_unless_it_was_chosen() -> None:
    far = entry(AUDIT, audit(1).answers, "far", at=AHEAD)
    second = entry(AUDIT, audit(2).answers, "second", at="2026-06-04T10:00:00Z")
    visit = Visit(journal(far, audit(), second)).see("compare")
    assert "2131" not in str(visit.spec("panels"))
    assert "2131" in str(Visit(journal(far, audit())).see("compare").spec("panels"))


def test_a_guess_belongs_to_its_sitting_also_where_the_clock_was_off(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = journal(guess(60, 20, "early"), guess(-60, 90, "late", at=AHEAD), LATER)
    monkeypatch.setattr(st, "session_state", {"journal": kept})
    assert standing.guessed(QUIZ, LATER) == (-60, 90)
    assert standing.guessed(QUIZ, sheet()) == (60, 20)


# ---- the journal's word, and what a visit holds ------------------------------------------


def test_a_sheet_that_another_tab_removed_is_gone_from_every_page_here() -> None:
    visit = handed(journal(), one := sheet())
    visit.tells(journal(one))
    assert visit.see("result").title.startswith("Doormat side")
    visit.tells(journal())
    assert visit.title == "No map yet"
    assert visit.see("plan").title == "No plan yet"
    assert visit.see("journal").title == "Nothing here yet"


def test_a_name_given_in_another_tab_counts_on_every_page() -> None:
    one, newer = sheet(), sheet(name="s2", at="2026-06-04T10:00:00Z")
    visit = handed(journal(newer), one)
    named = read_entry(one.plain() | {"label": "From the other tab", "changed": now()})
    visit.tells(journal(named, newer))
    assert "From the other tab" in visit.see("journal").words
    visit.at.button(key=f"open-{spot_of(one)}").click()
    visit.run()
    visit.see("compare")
    assert "From the other tab" in str([box.options for box in visit.at.selectbox])


def test_a_sheet_that_the_browser_never_kept_stays() -> None:
    visit = handed(Journal(works=False), sheet())
    visit.tells(Journal(works=False))
    assert visit.see("result").title.startswith("Doormat side")
    assert "Doormat side" in visit.see("journal").words


def test_a_plan_that_another_tab_erased_is_not_held() -> None:
    visit = Visit(journal(one := sheet())).see("plan")
    visit.at.button(key="swap-1").click()
    visit.run()
    kept = [read_entry(op["entry"]) for op in visit.asked]
    assert kept and set(visit.at.session_state["plans"]) == {"plan.s1"}, "the browser has not said yet that it keeps it"
    visit.at.session_state["device.ops"] = {}
    visit.tells(journal(one, *kept)).tells(journal(one))
    assert visit.at.session_state["plans"] == {}
    assert visit.see("plan").words == Visit(journal(one)).see("plan").words


# ---- where it is said to be --------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "lead"),
    [({}, page("journal").lead), ({"works": False}, "lead_blocked"), ({"room": "none"}, "lead_full"),
     ({"works": False, "room": "none"}, "lead_blocked"), ({"room": "short"}, page("journal").lead)],
)  # fmt: skip
def test_the_journal_says_where_it_is_as_it_is(said: dict[str, Any], lead: str) -> None:
    words = Visit(Journal(entries=(sheet(),), **said)).see("journal").words
    assert page("journal").says.get(lead, lead) in words
    assert "on this device and nowhere else" not in words or lead != "lead_blocked"


@pytest.mark.parametrize("said", [{"works": False}, {"room": "none"}, {"clears": True}])
def test_a_map_kept_from_a_link_is_not_said_to_be_kept_where_it_is_not(said: dict[str, Any]) -> None:
    says, kept = page("shared").says, read_entry({"at": "2026-05-04T10:00:00Z", **shared_note(LINK.code)})
    visit = Visit(Journal(entries=(kept,), **said)).see("shared", code=LINK.code)
    (risk,) = (name for name in ("blocked", "full", "clears") if page("keeping").says[name] in visit.words)
    assert visit.inside("keeping") and visit.has("keeping-file")
    assert (says["mine_kept"] in visit.words) is (risk == "clears")
    assert (says["mine_for_now"] in visit.words) is (risk != "clears")


# ---- one's own link on an empty device ---------------------------------------------------


def test_on_an_empty_device_the_offer_stands_right_under_the_map() -> None:
    says = page("shared").says
    empty = Visit(journal()).see("shared", code=LINK.code)
    assert empty.words.index(says["mine_ask"]) < empty.words.index("Try it yourself")
    other = Visit(journal(sheet())).see("shared", code=LINK.code)
    assert other.words.index(says["mine_ask"]) > other.words.index(says["beside"])
    empty.press(says["mine"]).press(says["mine_keep"])
    assert empty.words.index(says["mine_kept"]) < empty.words.index("Try it yourself"), "it stays where it was"


def test_a_kept_map_is_mentioned_where_a_map_would_stand() -> None:
    says, kept = page("shared").says, read_entry({"at": "2026-05-04T10:00:00Z", **shared_note(LINK.code)})
    for where in ("result", "send"):
        visit = Visit(journal(kept)).see(where)
        assert says["mine_there"] in visit.words and visit.links[says["journal"]] == "journal"
        assert says["mine_there"] not in Visit(journal()).see(where).words
    assert says["mine_there"] not in Visit(journal(kept)).see("audit").words


# ---- days of other years -----------------------------------------------------------------


def test_a_sheet_of_another_year_has_its_year_on_it() -> None:
    old = sheet(at="2024-05-04T10:00:00Z")
    visit = Visit(journal(old)).see("result")
    assert "Your balance, 4 May 2024" in visit.words
    assert "You, 4 May 2024" in str(visit.spec("map"))
    assert "Your map of 4 May 2024" in visit.see("send").words
