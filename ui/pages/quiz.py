"""The questions: the player, and where its sheets lead."""

from __future__ import annotations

import streamlit as st

import quizzes
from scoring.model import MODEL
from ui import visit
from ui.components.go import arrived
from ui.components.player import quiz_player

asked = quizzes.load_all().get(st.query_params.get("quiz", "")) or visit.leading()
course = visit.course(asked)

with st.container(key="quiz"):
    st.html(f"<h1 class='sr'>{asked.title}</h1>")
    handover = quiz_player(
        [{**quizzes.public(quiz), "model": MODEL.version} for quiz in course],
        key=f"player-{asked.id}",
        received=visit.received(),
    )

if handover.sheets:
    visit.take(handover.sheets)
if handover.sheets or visit.just_taken(asked):
    leads_to = visit.result_page(asked)
    if asked.scoring.position:
        st.switch_page(leads_to)
    st.switch_page(leads_to, query_params={"quiz": asked.id})
if handover.paused:
    arrived()
    st.switch_page("pages/home.py")
