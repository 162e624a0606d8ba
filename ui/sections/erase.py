"""Erasing everything: asked once, done at once. The way back stands in the browser for ten seconds, on every page."""

from __future__ import annotations

import streamlit as st

import content
from ui import visit
from ui.components import frame

ASKED = "erase-asked"
"""The key of the question before everything is erased: true while it is open."""


def show() -> None:
    """The button, which opens the question with both answers."""
    says = content.page("states").says
    with st.container(key="erase"), st.popover(says["erase_all"], key=ASKED, on_change="rerun"):
        frame.paragraph(says["erase"])
        with st.container(key="erase-or-not", horizontal=True):
            st.button(says["erase_no"], key="erase-none", on_click=_close)
            st.button(says["erase_yes"], key="erase-all", on_click=_erase)


def _close() -> None:
    st.session_state[ASKED] = False


def _erase() -> None:
    _close()
    visit.erase()
