"""Brings what a choice has brought into sight, where it stands below the fold, and says it to those who listen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

CODE = Path(__file__).with_name("in_sight.js")
LINE = '<p class="sr" role="status"></p>'


@cache
def _code() -> str:
    return CODE.read_text(encoding="utf-8")


def in_sight(place: str, at: str = "", found: str = "", said: str = "") -> None:
    """Call it on every run, where a choice may bring something, at the end of what it brings.

    `place` names what the choice is about: a page that turns to another one shows that from its top. `at` changes
    with each choice; then a tap brings the first element that `found` (a CSS selector) finds into sight. `said`, or its
    first heading or paragraph, is read out however the choice was made.
    """
    line = st.components.v2.component("sweet_spot_in_sight", html=LINE, js=_code(), isolate_styles=False)
    line(key="in-sight", data={"place": place, "at": at, "found": found, "said": said})
