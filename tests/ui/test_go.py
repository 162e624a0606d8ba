"""Buttons that lead to another page: the turn is taken, taken again where it was undone, and then forgotten."""

from __future__ import annotations

import pytest

from tests.ui.visits import Visit, journal
from ui.components import go

pytestmark = pytest.mark.usefixtures("app")


def test_a_turn_that_a_late_message_undid_is_taken_once_more() -> None:
    visit = Visit(journal()).see("home").press("Begin")
    assert visit.here == "quiz"
    visit.see("home")
    assert visit.here == "quiz", "the page that was left came back by itself"
    visit.see("home")
    assert visit.here == "home", "whoever comes back once more wants to be there"
    assert go.GOING not in visit.at.session_state


def test_a_message_of_the_browser_undoes_no_turn_however_slow_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(go, "MOMENT", 0.0)
    visit = Visit(journal()).see("home").press("Begin")
    visit.at.session_state["device.came"] = True
    assert visit.see("home").here == "quiz"
    monkeypatch.setattr(go, "LATE", 0.0)
    visit = Visit(journal()).see("home").press("Begin")
    visit.at.session_state["device.came"] = True
    assert visit.see("home").here == "home", "a message long after the turn comes from the page that it names"


def test_whoever_goes_back_in_the_browser_wants_to_be_there_however_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = Visit(journal()).see("home").press("Begin")
    monkeypatch.setattr(go, "_by_history", lambda: True)
    assert visit.see("home").here == "home"
    assert go.GOING not in visit.at.session_state


def test_another_page_and_a_later_return_are_nobodys_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = Visit(journal()).see("home").press("Begin").see("about")
    assert visit.here == "about"
    assert go.GOING not in visit.at.session_state
    visit = Visit(journal()).see("home").press("Begin")
    monkeypatch.setattr(go, "MOMENT", 0.0)
    assert visit.see("home").here == "home"
