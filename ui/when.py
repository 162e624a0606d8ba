"""Dates as a person reads them, in the time zone of their browser."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

MONTHS = (
    "January February March April May June July August September October November December".split()
)


def zone() -> ZoneInfo:
    """The browser's time zone, UTC where it does not say."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def day(at: datetime, days: int = 0) -> str:
    """A day and its month, "22 November", `days` after `at` (a moment with a time zone)."""
    local = (at + timedelta(days=days)).astimezone(zone())
    return f"{local.day} {MONTHS[local.month - 1]}"
