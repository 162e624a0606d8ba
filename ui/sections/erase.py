"""Erasing everything: asked once, done at once, and for ten seconds there is a way back."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

import content
from ui import visit
from ui.components import frame
from ui.components.undo_erase import undo_erase

ASKED = "erase-asked"
"""The key of the question before everything is erased: true while it is open."""
ERASED = "passing.erased"
"""A name for what was erased while this page is open."""


def show(here: str) -> None:
    """The button, which opens the question with both answers; once erased, the sentence with the undo beside it.

    `here` is the page's name: leaving it ends the undo.
    """
    visit.stay(here)
    says = content.page("states").says
    with st.container(key="erase"):
        with st.popover(says["erase_all"], key=ASKED, on_change="rerun"):
            frame.paragraph(says["erase"])
            with st.container(key="erase-or-not", horizontal=True):
                st.button(says["erase_no"], key="erase-none", on_click=_close)
                st.button(says["erase_yes"], key="erase-all", on_click=_erase)
        which = st.session_state.get(ERASED)
        if which:
            undo_erase(visit.unerase, visit.forget_erased, which=which, seconds=visit.UNDO)


def _close() -> None:
    st.session_state[ASKED] = False


def _erase() -> None:
    _close()
    visit.erase()
    st.session_state[ERASED] = uuid4().hex
