"""The first page: what this is, how long it takes, what happens with answers, what it is not."""

from __future__ import annotations

import streamlit as st

import content
from ui import visit
from ui.components import frame
from ui.components.drawings import terraces
from ui.components.go import go_button
from ui.sections import keeping

page, quiz = content.page("home"), visit.leading()
seen = visit.latest(quiz)

keeping.unread()
with st.container(key="hero"):
    words, art = st.columns([1, 1], gap="large", vertical_alignment="center")
    with words:
        frame.markup("<h1>" + "<br>".join(f"{part.strip('.')}." for part in page.title.split(". ")) + "</h1>")
        frame.paragraph(page.lead, "lead")
        with st.container(key="begin"):
            if visit.begun(quiz) or not seen:
                go_button(page.says["resume" if visit.begun(quiz) else "start"], "quiz", type="primary")
                if seen:
                    st.page_link("pages/result.py", label=page.says["result"])
            else:
                go_button(page.says["result"], "result", type="primary")
                st.page_link("pages/plan.py", label=page.says["plan"])
                go_button(page.says["again"], "quiz", type="tertiary")
        frame.paragraph(page.says["minutes"], "fine")
    with art:
        frame.markup(terraces())

keeping.start()
with st.container(key="ways"):
    for column, section in zip(st.columns(len(page.sections), gap="large"), page.sections, strict=True):
        with column:
            frame.sections([section])

with st.container(key="group"):
    st.page_link("pages/room.py", label=page.says["group"])
