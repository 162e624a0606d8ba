"""The sections of the about page, what is behind the method, and the way to erase everything."""

from __future__ import annotations

import streamlit as st

import content
from content.shapes import Page
from ui import visit
from ui.components import frame
from ui.sections import paper


ASKED = "erase-asked"
"""The key of the question before everything is erased: true while it is open."""


def show(page: Page) -> None:
    """Title and sections in one column to read, then what is behind it folded away, then erasing."""
    with st.container(key="about"):
        frame.title(page.title)
        frame.paragraph(page.lead, "lead")
        frame.sections(page.sections)
        with st.expander(page.says["ideas"]):
            for idea in content.zone_words().ideas:
                frame.paragraph(idea.text)
        with st.expander(page.says["literature"]):
            frame.paragraph(page.says["literature_note"], "fine")
            for one in content.sources().literature:
                seen = page.says["looked_at"] if one.seen == "looked at" else page.says["memory"]
                frame.paragraph(f"{one.cite}: {one.for_} ({seen})")
        paper.show()
        _erase()


def _close() -> None:
    st.session_state[ASKED] = False


def _erase() -> None:
    says = content.page("states").says
    with st.container(key="erase"), st.popover(says["erase_all"], key=ASKED, on_change="rerun"):
        frame.paragraph(says["erase"])
        with st.container(key="erase-or-not", horizontal=True):
            st.button(says["erase_no"], key="erase-none", on_click=_close)
            if st.button(says["erase_yes"], key="erase-all"):
                visit.erase()
                st.session_state["erased"] = True
    if st.session_state.pop("erased", False):
        frame.paragraph(says["erased"], "note")
