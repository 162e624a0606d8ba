"""On a result that was opened from the journal: which day it is of, and the way back to the newest."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
from quizzes.schema import Quiz
from sharing.journal import SheetEntry
from ui import visit, when


def show(quiz: Quiz, sheet: SheetEntry) -> None:
    """Nothing where the sheet shown is the newest; else its day, its own name, and the two ways back."""
    newest = visit.latest(quiz)
    if newest is None or newest.id == sheet.id:
        return
    says = content.page("journal").says
    line = says["opened_named"] if sheet.label else says["opened"]
    with st.container(key="opened"):
        st.html(f"<p>{escape(line.format(label=sheet.label, date=when.full_day(sheet.at)))}</p>")
        with st.container(key="opened-ways", horizontal=True, vertical_alignment="center"):
            st.button(
                says["back_to_newest"], key="back-to-newest", type="tertiary", on_click=visit.close_sheet, args=(quiz,)
            )
            st.page_link("pages/journal.py", label=says["to_journal"])
