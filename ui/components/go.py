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
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.components import device

GOING = "going"
"""Where a press leads: page, query, the page it was pressed on, when, and how often the turn was taken."""
MOMENT = 1.0
"""Seconds in which nobody presses, sees the page, and goes back: whatever leads back so soon was under way before."""
LATE = 10.0
"""Seconds after which a message of the browser about its store is no longer one from before the turn."""
TURNS = 2

_here: ContextVar[str] = ContextVar("here", default="")
"""The page that this run draws. Not in the session: that some pages were opened leaves no trace there."""


def go_button(label: str, to: str, query: Mapping[str, str] | None = None, **look: Any) -> None:
    """A button that leads to the page of that name (ui.main.PAGES) with that query. `look` as for st.button."""
    st.button(label, on_click=_go, args=(to, dict(query or {}), _here.get()), **look)


def follow(pages: Mapping[str, StreamlitPage], here: str) -> None:
    """Goes where the last press leads. Once a run, before the page is drawn."""
    _here.set(here)
    by_itself = device.came_by_itself()
    going = st.session_state.get(GOING)
    if going is None:
        return
    to, query, came_from, at, turns = going
    age = monotonic() - at
    undone = here == came_from and turns < TURNS and age < (LATE if by_itself else MOMENT) and not _by_history()
    if here != to and (not turns or undone):
        st.session_state[GOING] = (to, query, came_from, at, turns + 1)
        st.switch_page(pages[to], query_params=query or None)
    elif here != to or age >= LATE:
        del st.session_state[GOING]


def arrived() -> None:
    """What a person does on the page shows that the last press has led there: nothing takes its turn once more."""
    st.session_state.pop(GOING, None)


def _by_history() -> bool:
    """Whether the person went back or forward in the browser: no message under way says that."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _go(to: str, query: dict[str, str], came_from: str) -> None:
    st.session_state[GOING] = (to, query, came_from, monotonic(), 0)
