"""When there is no result to show: still opening, nothing yet, or too few answers."""

from __future__ import annotations

import streamlit as st

import content
from quizzes.schema import Quiz
from sharing.journal import shared_in
from ui import visit
from ui.components import frame
from ui.components.go import go_button
from ui.sections.standing import Reading


def opening() -> None:
    """The browser has yet to say what it keeps: words only for those who hear the page."""
    with st.container(key="opening"):
        frame.markup(f'<h1 class="sr">{content.page("states").says["loading"]}</h1>')


def nothing(page_id: str, quiz: Quiz) -> None:
    """Nothing to show yet, in the words of that page, with the way to begin."""
    says = content.page(page_id).says
    with st.container(key="empty"):
        frame.title(says["empty_title"])
        frame.paragraph(says["empty"], "lead")
        label = content.page("home").says["resume"] if visit.begun(quiz) else says["start"]
        go_button(label, "quiz", {"quiz": quiz.id}, type="primary")
        if quiz.scoring.position and any(shared_in(entry) for entry in visit.entries()):
            shared = content.page("shared").says
            with st.container(key="kept-map"):
                frame.paragraph(shared["mine_there"], "sub")
                st.page_link("pages/journal.py", label=shared["journal"])


def too_few(shown: Reading) -> None:
    """Too few answers for a place: said kindly, with the way on."""
    says = content.page("result").says
    with st.container(key="empty"):
        frame.title(says["few_title"])
        frame.paragraph(shown.words.status, "lead")
        go_button(says["go_on"], "quiz", type="primary")
        st.page_link("pages/plan.py", label=says["all_steps_few"])
