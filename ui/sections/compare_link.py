"""The way from a result or a plan to the comparison with an earlier time, where there is one."""

from __future__ import annotations

import streamlit as st

import content
from quizzes.schema import Quiz
from ui import visit
from ui.components import frame
from ui.sections import compare_pick


def show(quiz: Quiz, *, plan: bool = False) -> None:
    """A link where there is something to compare; on the plan with a sentence before it, once there are two sheets."""
    if len(visit.sheets(quiz) if plan else compare_pick.entries(quiz)) < 2:
        return
    says = content.page("compare").says
    params = None if quiz.scoring.position else {"quiz": quiz.id}
    if not plan:
        st.page_link("pages/compare.py", label=says["result"], query_params=params)
        return
    with st.container(key="compare-from-plan", horizontal=True, vertical_alignment="center"):
        frame.paragraph(says["plan"], "sub")
        st.page_link("pages/compare.py", label=says["plan_link"], query_params=params)
