"""The page that a link leads to: paste a link, or see the map of one. What the reader answered stays out of it."""

from __future__ import annotations

from functools import partial

import streamlit as st

import content
from content.shapes import Page
from sharing.link import Shared, ShareFault
from sharing.pasted import shared_at, shared_from
from sharing.share_words import private, sentences
from ui import visit
from ui.components import frame
from ui.components.go import go_button
from ui.sections import friend, share_mine, share_shown

CODE = "code"
PASTED, FAULT = "passing.shared-pasted", "passing.shared-fault"


def show() -> None:
    """The map of the code in the address; without one a field to paste a link; a sentence where it shows none."""
    page = content.page("shared")
    visit.stay("shared")
    code = st.query_params.get(CODE, "")
    try:
        shared = shared_at(code) if code else None
    except ShareFault as fault:
        _bad(page, str(fault))
        return
    if shared is None:
        _paste(page)
    else:
        _map(page, shared)


def _map(page: Page, shared: Shared) -> None:
    with st.container(key="shared"):
        mine = partial(share_mine.show, page, shared)
        at_once = share_mine.first_here(shared)
        share_shown.show(shared, partial(_ways, page), mine if at_once else None)
        share_shown.twin(shared)
        friend.show(shared)
        if not at_once:
            mine()
        with st.container(key="shared-about"):
            frame.head(page.says["what_is"])
            said = sentences()["page"]
            frame.paragraph(said["what"])
            for line in (said["own"], private(shared)):
                frame.paragraph(line, "sub")
            frame.paragraph(said["note"], "fine")


def _ways(page: Page) -> None:
    with st.container(key="go"):
        go_button(sentences()["page"]["start"], "quiz", type="primary")
        if visit.latest(visit.leading()) is not None:
            st.page_link("pages/result.py", label=page.says["see_own"])


def _paste(page: Page) -> None:
    with st.container(key="shared-paste"):
        frame.title(page.title)
        frame.paragraph(page.lead, "lead")
        _field(page)


def _bad(page: Page, said: str) -> None:
    with st.container(key="shared-paste"):
        frame.title(page.says["bad_title"])
        frame.paragraph(said, "lead")
        frame.paragraph(page.says["go_on"])
        _field(page)
        with st.container(key="go"):
            go_button(sentences()["page"]["start"], "quiz")


def _field(page: Page) -> None:
    """One field and its button; what is wrong with a link stands under it."""
    with st.form("paste", border=False, enter_to_submit=True):
        pasted = st.text_input(page.says["paste"], key=PASTED, placeholder=page.says["paste_hint"])
        pressed = st.form_submit_button(page.says["open"], type="primary")
    if pressed:
        try:
            found = shared_from(str(pasted or ""))
        except ShareFault as fault:
            st.session_state[FAULT] = str(fault)
        else:
            st.session_state.pop(FAULT, None)
            st.query_params.from_dict({CODE: found.code})
            st.rerun()
    if st.session_state.get(FAULT):
        frame.markup(f'<p class="note" role="alert">{st.session_state[FAULT]}</p>')
