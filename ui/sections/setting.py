"""About the person's work: optional taps, kept on the device, that change how steps are worded."""

from __future__ import annotations

import streamlit as st

from content.shapes import Page
from ui import visit
from ui.components import frame

ROLES = ("owner", "employed", "renter", "student")


def show(page: Page) -> None:
    """Folded away, since none of it is needed."""
    says = page.says
    role, staff = visit.setting("role"), visit.setting("staff")
    with st.expander(says["settings"]):
        frame.paragraph(says["settings_lead"], "sub")
        st.segmented_control(
            says["role"],
            ROLES,
            format_func=lambda one: says[f"role_{one}"],
            default=role if role in ROLES else None,
            key="role",
            on_change=_set,
            args=("role",),
        )
        st.toggle(says["staff"], value=staff is True, key="staff", on_change=_set, args=("staff",))


def _set(name: str) -> None:
    visit.set_setting(name, st.session_state[name])
