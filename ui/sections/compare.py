"""The compare page: what is compared, then what moved, the answers behind it, and one's own answers to take along."""

from __future__ import annotations

import streamlit as st

import content
from ui import visit
from ui.components import frame
from ui.components.go import go_button
from ui.sections import compare_answers, compare_csv, compare_map, compare_parts, compare_pick


def show() -> None:
    """Two sheets that can be chosen; without two of one kind, what would stand here."""
    page = content.page("compare")
    with st.container(key="compare"):
        if not compare_pick.comparable():
            _nothing()
        else:
            frame.title(page.title)
            frame.paragraph(page.lead, "lead")
            picked = compare_pick.show(page)
            if picked.first.id == picked.second.id:
                frame.paragraph(page.says["same"], "note")
            elif picked.quiz.scoring.position:
                compare_map.show(page, picked)
                compare_answers.show(page, picked)
                compare_map.more(page, picked)
            else:
                compare_parts.show(page, picked)
                compare_answers.show(page, picked)
        compare_csv.show("compare")
        frame.paragraph(content.page("states").says["aid"], "fine limit")


def _nothing() -> None:
    says = content.page("compare").says
    with st.container(key="empty"):
        frame.title(says["empty_title"])
        frame.paragraph(says["empty"], "lead")
        go_button(says["start"], "quiz", {"quiz": visit.leading().id}, type="primary")
        st.page_link("pages/journal.py", label=says["journal"])
