"""The person's own line on what their work is for, as a quote."""

from __future__ import annotations

import streamlit as st

import content
from ui.sections import knowing, outcome_own


def show() -> None:
    """The quote, or nothing where none is written."""
    said = knowing.mission()
    if said:
        with st.container(key="mission"):
            st.html(f'<p class="eyebrow">{content.page("look").says["mission"]}</p>')
            outcome_own.typed(said, "said typed")
