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


def test_a_date_alone_is_written_out() -> None:
    assert when.written(date(2026, 11, 2)) == "2 November 2026"
