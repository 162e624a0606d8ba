"""A result that speaks of its day, looked at on another one: it names the day and leads to today's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sharing.journal import SheetEntry
from tests.content.answering import ALL
from tests.ui.visits import Visit, entry, journal

PULSE = ALL["daily_pulse"]
AGAIN = "See how you come to work today"
FULL = {"PU01": 0, "PU02": 2, "PU03": 4, "PU04": 5}

pytestmark = pytest.mark.usefixtures("app")


def pulse(ago: int, name: str = "p", **answers: Any) -> SheetEntry:
    at = (datetime.now(UTC) - timedelta(days=ago)).isoformat()
    return entry(PULSE, answers, f"{name}{ago}", at=at)


def seen(*kept: SheetEntry) -> Visit:
    return Visit(journal(*kept)).see("outcome", quiz=PULSE.id)


def buttons(visit: Visit) -> list[str]:
    return [one.label for one in visit.at.button]


def test_an_old_pulse_names_its_day_and_has_the_way_to_today_on_top() -> None:
    long_ago = seen(pulse(190, **FULL))
    day = datetime.now(UTC) - timedelta(days=190)
    assert f"This is how you came to work on {day.day} {day:%B}" in long_ago.words
    assert "how you come to work today." not in long_ago.words
    assert AGAIN in buttons(long_ago)
    order = [long_ago.words.find(part) for part in (PULSE.title, AGAIN, "This is how you came", "Ready Low")]
    assert order == sorted(order) and -1 not in order


def test_a_pulse_of_another_year_is_named_with_its_year() -> None:
    day = datetime.now(UTC) - timedelta(days=400)
    assert f"on {day.day} {day:%B} {day.year}." in seen(pulse(400, **FULL)).words


def test_a_point_that_is_not_on_the_line_is_not_spoken_of() -> None:
    long_ago = seen(pulse(190, **FULL))
    assert not long_ago.has("days") and "first point" not in long_ago.words
    assert not seen(pulse(0)).has("days"), "a pulse without an answer is no point"
    first = seen(pulse(0, **FULL))
    assert first.has("days") and "This is the first point of your line." in first.words
    again = seen(pulse(190, **FULL), pulse(0, **FULL))
    assert again.has("days") and "first point" not in again.words


def test_today_is_spoken_of_today_and_offers_nothing_again() -> None:
    now = seen(pulse(0, **FULL))
    assert "This is how you come to work today." in now.words
    assert AGAIN not in buttons(now)


def test_an_old_pulse_offers_today_only_where_there_is_none() -> None:
    visit = Visit(journal(pulse(3, **FULL), pulse(0, **FULL)))
    visit.at.session_state["opened"] = {PULSE.id: "p3"}
    visit.see("outcome", quiz=PULSE.id)
    assert "This is how you came to work on" in visit.words
    assert AGAIN not in buttons(visit)


def test_an_empty_pulse_says_one_thing() -> None:
    for ago in (0, 190):
        found = seen(pulse(ago))
        assert found.words.count("Nothing noted on ready, willing or able") == 1
        assert "nothing noted yet" not in found.words and "come to work" not in found.words.replace(AGAIN, "")
        assert (AGAIN in buttons(found)) == bool(ago)


def test_an_old_pulse_tells_the_practice_no_today() -> None:
    found = Visit(journal(pulse(190, **FULL))).see("practice").inside("seen")
    assert "Ready: low, 0 of 100" in found and "today," not in found
