"""Dates as a person reads them, in the time zone of their browser."""

from __future__ import annotations

from calendar import month_name
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def zone() -> ZoneInfo:
    """The browser's time zone, UTC where it does not say."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def date_of(at: datetime) -> date:
    """The day of a moment (with a time zone) where the person is."""
    return at.astimezone(zone()).date()


def today() -> date:
    """Today, where the person is."""
    return date_of(datetime.now(UTC))


def day(at: datetime, days: int = 0) -> str:
    """A day and its month, "22 November", `days` after that of `at` (a moment with a time zone) where the person is."""
    local = date_of(at) + timedelta(days=days)
    return f"{local.day} {month_name[local.month]}"


def dated(at: datetime) -> str:
    """A day, with its year where that is not this one: "22 November", "22 November 2024"."""
    return day(at) if date_of(at).year == today().year else full_day(at)


def full_day(at: datetime) -> str:
    """A day with its year, "22 November 2026"."""
    return f"{day(at)} {date_of(at).year}"


def written(at: date) -> str:
    """A date that has no time, "22 November 2026"."""
    return f"{at.day} {month_name[at.month]} {at.year}"


def month(at: datetime) -> str:
    """A month with its year, "November 2026"."""
    local = date_of(at)
    return f"{month_name[local.month]} {local.year}"
