"""The paper version to take along: one file, or its parts, made when they are asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

import quizzes
from content.paper import paper as paper_words
from content.paper_shapes import Offer
from quizzes import Quiz
from sharing import paper as sheets
from ui import visit
from ui.components import frame
from ui.sections.policy_sheet import PAPERS, paper


def show() -> None:
    """Folded away: few need it, and those who do look for it."""
    words = paper_words().offer
    for quiz in sheets.on_paper(quizzes.load_all().values()):
        with st.container(key=f"paper-{quiz.id}"), st.expander(f"{words.title}: {quiz.title}"):
            _offer(quiz, words)


def _offer(quiz: Quiz, words: Offer) -> None:
    frame.paragraph(words.lead)
    key = f"paper-size-{quiz.id}"
    st.segmented_control(
        words.paper, PAPERS, default=paper(), required=True, key=key, on_change=_set_paper, args=(key,)
    )
    large = st.toggle(words.large, key=f"paper-large-{quiz.id}")
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    make = partial(sheets.pdf, quiz, paper=paper(), large=large, names=names)
    with st.container(key=f"paper-files-{quiz.id}", horizontal=True):
        _save(words.whole, f"{quiz.id}-paper", partial(make, sheets.PARTS))
        for part, label in (("questions", words.questions), ("scoring", words.scoring), ("map", words.map)):
            _save(label, f"{quiz.id}-{part}", partial(make, (part,)))
    frame.paragraph(words.apart, "fine")


def _save(label: str, name: str, data: partial[bytes]) -> None:
    st.download_button(
        label, data=data, file_name=f"{name}.pdf", mime="application/pdf", on_click="ignore", key=f"save-{name}"
    )


def _set_paper(key: str) -> None:
    visit.set_setting("paper", st.session_state[key])
