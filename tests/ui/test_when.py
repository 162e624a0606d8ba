"""Days as a person has them, where the person is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import streamlit as st

from ui import when


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(timezone="America/New_York"))


@pytest.mark.usefixtures("in_new_york")
def test_two_weeks_are_fourteen_days_also_where_the_clock_is_put_on() -> None:
    late = datetime(2026, 3, 7, 4, 30, tzinfo=UTC)  # 23:30 on 6 March; the clock is put on on 8 March
    assert when.date_of(late) == date(2026, 3, 6)
    assert when.day(late) == "6 March"
    assert when.day(late, days=14) == "20 March"
    assert when.full_day(late) == "6 March 2026"
    assert when.month(datetime(2026, 3, 1, 2, tzinfo=UTC)) == "February 2026"


@pytest.mark.parametrize("named", [None, "", "Nowhere/Land", "../etc/passwd"])
def test_without_a_zone_that_is_known_days_are_those_of_utc(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(timezone=named))
    assert when.day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "22 November"


def test_a_day_of_another_year_has_its_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(timezone="Pacific/Auckland"))
    monkeypatch.setattr(when, "today", lambda: date(2027, 1, 1))
    assert when.dated(datetime(2026, 12, 31, 10, tzinfo=UTC)) == "31 December 2026"
    assert when.dated(datetime(2026, 12, 31, 12, tzinfo=UTC)) == "1 January", "the new year has begun there"


def test_a_date_alone_is_written_out() -> None:
    assert when.written(date(2026, 11, 2)) == "2 November 2026"
