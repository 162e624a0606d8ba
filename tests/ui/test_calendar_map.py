"""The link to today's map in the calendar: when it is suggested, and what it is said to hold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from content import page
from sharing.journal import Journal
from sharing.share_words import sentences
from tests.support.reading import grade
from tests.ui.visits import Visit, journal, sheet
from ui.sections import calendar_map

SAYS = page("journal").says
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"


@pytest.mark.parametrize(("agent", "said"), [
    (f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1", "calendar_map_safari"),
    (f"{MAC} Version/17.5 Safari/605.1.15", "calendar_map_safari"),
    (f"{IPHONE} Mobile/15E148", ""),  # on the home screen
    (f"{IPHONE} CriOS/126.0.0.0 Mobile/15E148 Safari/604.1", ""),
    (f"{IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15", ""),
    (CHROME, ""),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", ""),
    ("", ""),
    (None, ""),
])  # fmt: skip
def test_safari_is_told_from_others(monkeypatch: pytest.MonkeyPatch, agent: str | None, said: str) -> None:
    headers = {} if agent is None else {"User-Agent": agent}
    monkeypatch.setattr(calendar_map.st, "context", SimpleNamespace(headers=headers))
    monkeypatch.setattr("ui.visit.journal", lambda: Journal())
    assert calendar_map.reason() == said
    monkeypatch.setattr("ui.visit.journal", lambda: Journal(works=False))
    assert calendar_map.reason() == "calendar_map_blocked"
    monkeypatch.setattr("ui.visit.journal", lambda: None)
    assert calendar_map.reason() == said


@pytest.mark.usefixtures("app")
def test_it_is_suggested_where_the_browser_keeps_nothing_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    suggested = [SAYS["calendar_map_safari"], SAYS["calendar_map_blocked"]]

    def on_the_plan(kept: Journal) -> Any:
        return Visit(kept).see("plan")

    monkeypatch.setattr(calendar_map, "share_url", lambda code: f"https://sweet.example/share/{code}")
    plain = on_the_plan(journal(sheet()))
    assert SAYS["calendar_map_note"] in plain.words and not any(one in plain.words for one in suggested)
    blocked = on_the_plan(Journal(entries=(sheet(),), works=False))
    assert suggested[1] in blocked.words
    assert blocked.words.index(suggested[1]) < blocked.words.index(SAYS["calendar_map_note"])


@pytest.mark.usefixtures("app")
def test_at_an_end_the_link_is_not_said_to_hold_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_map, "share_url", lambda code: f"https://sweet.example/share/{code}")
    visit = Visit(journal(sheet("DDDBDDBBBBBB", "515151 333333"))).see("plan")
    assert SAYS["calendar_map_note_end"] in visit.words and SAYS["calendar_map_note"] not in visit.words
    assert sentences()["before"]["client"] in visit.words


def test_the_words_are_plain() -> None:
    said = [SAYS[name] for name in SAYS if name.startswith("calendar_map")]
    assert len(said) == 5 and grade(*said) <= 8
