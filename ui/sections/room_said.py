"""What a press on the host's pages came to, where it did not simply happen: one sentence, until the next press."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.components import frame

SAID = "passing.room-said"


def say(sentence: str) -> None:
    """Says it from the next run of the page on."""
    st.session_state[SAID] = sentence


def clear() -> None:
    """Something else was pressed."""
    st.session_state.pop(SAID, None)


def show() -> None:
    """The sentence, if there is one. Its place is always there, so that it is read out when it comes."""
    frame.markup(f'<p class="room-said" role="status">{escape(st.session_state.get(SAID, ""))}</p>')
