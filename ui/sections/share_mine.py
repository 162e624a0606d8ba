"""One's own old link on a device that has nothing of it: the map comes back as an earlier one, in two taps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st

from content.shapes import Page
from sharing.journal import shared_in, shared_note
from sharing.link import Shared
from ui import visit
from ui.components import device, frame

ASKED = "passing.shared-mine"
AGO = {"today": 0, "weeks_4": 28, "months_3": 91, "year_1": 365}
"""Answers to when it was, in days; a link does not know."""
USUAL = "weeks_4"
"""The calendar entry that carries a link comes after four weeks."""


def show(page: Page, shared: Shared) -> None:
    """Nothing before the browser has told its journal; then the offer, the question, or where it is kept."""
    if visit.opening():
        return
    says = page.says
    with st.container(key="shared-mine"):
        if any(shared_in(entry) == shared for entry in visit.entries()):
            frame.paragraph(says["mine_kept"])
            st.page_link("pages/journal.py", label=says["journal"])
        elif not st.session_state.get(ASKED):
            frame.paragraph(says["mine_ask"])
            st.button(says["mine"], key="mine", on_click=_ask, args=(True,))
        else:
            frame.head(says["mine"])
            frame.paragraph(says["mine_lead"])
            st.segmented_control(
                says["mine_when"], list(AGO), format_func=says.__getitem__, default=USUAL, required=True,
                key="passing.shared-when",
            )  # fmt: skip
            with st.container(key="mine-ways", horizontal=True):
                st.button(says["mine_keep"], key="mine-keep", type="primary", on_click=_keep, args=(shared.code,))
                st.button(says["mine_not"], key="mine-not", type="tertiary", on_click=_ask, args=(False,))


def _ask(asked: bool) -> None:
    st.session_state[ASKED] = asked


def _keep(code: str) -> None:
    days = AGO[st.session_state.get("passing.shared-when") or USUAL]
    device.keep(shared_note(code, datetime.now(UTC) - timedelta(days=days)))
    st.session_state.pop(ASKED, None)
