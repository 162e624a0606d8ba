"""One's own answers as a table with its codebook: made in this session when it is asked for, kept nowhere."""

from __future__ import annotations

from functools import partial

import streamlit as st

import content
import quizzes
from quizzes.schema import Quiz
from sharing.answers_csv import answers_zip
from sharing.journal import SheetEntry
from ui import visit
from ui.components import frame


def show(place: str) -> None:
    """The offer, with everything answered on this device; nothing where there is no sheet. `place` keeps keys apart."""
    found = answered()
    if not found:
        return
    says = content.page("answers_csv").says
    with st.container(key=f"answers-csv-{place}"):
        frame.head(says["title"])
        frame.paragraph(says["note"])
        st.download_button(
            says["button"],
            data=partial(answers_zip, found),
            file_name="sweet-spot-answers.zip",
            mime="application/zip",
            on_click="ignore",
            key=f"save-answers-{place}",
        )


def answered() -> list[tuple[Quiz, list[SheetEntry]]]:
    """Every questionnaire with sheets on this device, those asked before another included, in order."""
    return [(quiz, sheets) for quiz in quizzes.load_all().values() if (sheets := visit.sheets(quiz))]
