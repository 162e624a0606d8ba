"""What a questionnaire without a place on the map says; ?quiz= names it."""

from __future__ import annotations

import streamlit as st

from ui import visit
from ui.sections import empty, journal_opened, outcome

asked = {quiz.id: quiz for quiz in visit.looks()}.get(st.query_params.get("quiz", ""))

if asked is None:
    st.switch_page("pages/practice.py")
elif visit.result_page(asked) != "pages/outcome.py":
    st.switch_page(visit.result_page(asked), query_params={"quiz": asked.id})
else:
    sheet = visit.shown(asked)
    if sheet is not None:
        journal_opened.show(asked, sheet)
        outcome.show(asked, sheet)
    elif visit.opening():
        empty.opening()
    else:
        outcome.nothing(asked)
