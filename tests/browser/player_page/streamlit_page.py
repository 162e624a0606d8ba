"""A small Streamlit app around the player and the device store, for tests: home, quiz, result."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from tests.browser.page_alone import COURSE
from ui.components import device
from ui.components.player import quiz_player

TOKENS = Path(__file__).resolve().parents[3] / "player" / "tokens.css"
st.html(f"<style>{TOKENS.read_text(encoding='utf-8')}</style>")


def journal_line() -> None:
    held = device.held()
    st.text("journal: asking" if held is None else f"journal: {len(held.entries)} entries, settings {held.settings}")


def home() -> None:
    journal_line()
    st.page_link(QUIZ, label="to the quiz")
    # By on_click, as the app's own pages do: what a run has begun to carry out no later message can cut short.
    st.button("keep a note", on_click=device.keep, args=({"id": "note-1", "kind": "note", "text": "a quiet day"},))
    st.button("set", on_click=device.setting, args=("names", "neutral"))
    st.button("drop the note", on_click=device.remove, args=("note-1",))
    st.button("erase", on_click=device.erase)


def quiz() -> None:
    handover = quiz_player(COURSE, key="quiz")
    if handover.sheets:
        st.session_state["got"] = st.session_state.get("got", 0) + len(handover.sheets)
        st.switch_page(RESULT)
    if handover.paused:
        st.switch_page(HOME)


def result() -> None:
    st.text(f"sheets handed over: {st.session_state.get('got', 0)}")
    journal_line()
    st.page_link(QUIZ, label="to the quiz")


HOME = st.Page(home, default=True)
QUIZ = st.Page(quiz, url_path="quiz")
RESULT = st.Page(result, url_path="result")
page = st.navigation([HOME, QUIZ, RESULT], position="hidden")
device.journal()
page.run()
device.deliver()
