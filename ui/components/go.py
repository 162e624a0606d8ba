"""Buttons that lead to another page, and get there however busy the page is.

What a browser tells of its device travels by itself. A message under way may still name the page that is being left,
and would undo the turn; so a turn is remembered for a moment, and taken once more where the same page stands again.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

GOING = "going"
"""Where a press leads: page, query, the page it was pressed on, when, and how often the turn was taken."""
MOMENT = 1.0
"""Seconds for which a turn is remembered."""
TURNS = 2

_here: ContextVar[str] = ContextVar("here", default="")
"""The page that this run draws. Not in the session: that some pages were opened leaves no trace there."""


def go_button(label: str, to: str, query: Mapping[str, str] | None = None, **look: Any) -> None:
    """A button that leads to the page of that name (ui.main.PAGES) with that query. `look` as for st.button."""
    st.button(label, on_click=_go, args=(to, dict(query or {}), _here.get()), **look)


def follow(pages: Mapping[str, StreamlitPage], here: str) -> None:
    """Goes where the last press leads. Once a run, before the page is drawn."""
    _here.set(here)
    going = st.session_state.get(GOING)
    if going is None:
        return
    to, query, came_from, at, turns = going
    fresh = monotonic() - at < MOMENT
    if here != to and (not turns or (here == came_from and turns < TURNS and fresh)):
        st.session_state[GOING] = (to, query, came_from, at, turns + 1)
        st.switch_page(pages[to], query_params=query or None)
    elif here != to or not fresh:
        del st.session_state[GOING]


def _go(to: str, query: dict[str, str], came_from: str) -> None:
    st.session_state[GOING] = (to, query, came_from, monotonic(), 0)
