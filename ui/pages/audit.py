"""What an audit says: one bar a part of life, in words first."""

from __future__ import annotations

import streamlit as st

from ui import visit
from ui.sections import audit, empty, journal_opened

audits = {quiz.id: quiz for quiz in visit.audits()}
quiz = audits.get(st.query_params.get("quiz", "")) or next(iter(audits.values()))
sheet = visit.shown(quiz)

if sheet is None:
    empty.opening() if visit.opening() else empty.nothing("tank", quiz)
else:
    journal_opened.show(quiz, sheet)
    audit.show(quiz, sheet)
