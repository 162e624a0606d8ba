"""The sections of the about page, what is behind the method, and the way to erase everything."""

from __future__ import annotations

import streamlit as st

import content
from content.shapes import Page
from ui.components import frame
from ui.sections import erase, paper


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
        erase.show()
