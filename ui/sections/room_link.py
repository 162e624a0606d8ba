"""The host link of a new room: shown once, to be copied, and gone with a press or a reload."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.components import frame
from ui.components.copy_text import copy_text
from ui.components.links import app_url
from ui.sections.room_key import key_of
from ui.sections.room_store import said

SHOWN = "room.link"
"""The code of the room whose link has yet to be kept."""


def made(code: str) -> None:
    """A room was just made in this session: its link is shown."""
    st.session_state[SHOWN] = code


def show(code: str) -> None:
    """The link with what it is, while it has yet to be kept; else nothing."""
    if st.session_state.get(SHOWN) != code:
        return
    link = f"{app_url()}/host#{code}.{key_of(code)}"
    with st.container(key="room-link"):
        frame.head(said("host_link"))
        frame.paragraph(said("host_link_help"))
        st.html(f'<p class="linktext">{escape(link)}</p>')
        with st.container(key="room-link-ways", horizontal=True):
            copy_text(
                link,
                label=said("host_link_copy"),
                done=said("host_link_copied"),
                failed=said("host_link_not_copied"),
                key="copy-host-link",
            )
            st.button(said("host_link_kept"), key="room-link-kept", on_click=_kept)
        frame.paragraph(said("host_link_where"), "fine")


def _kept() -> None:
    st.session_state.pop(SHOWN, None)
