"""The words of a room on its host's own screen, before and after they go up: each can be taken off the wall."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from ui.components import frame
from ui.components.named import named
from ui.sections import room_said
from ui.sections.room_key import key_of
from ui.sections.room_live import EVERY
from ui.sections.room_store import changed, said, store, told
from workshop import rooms
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.moderation import hidden_words, hide_word, show_word
from workshop.room_words import Spoken
from workshop.showing import words_said
from workshop.store import AWAY

MOST = 60
"""Words that the list shows, the most often said first; a full hall says hundreds, and most of them once."""
HIDDEN = "room.words-changed"


def show(code: str, exercise: str) -> None:
    """The list, for an exercise that gathers words; nothing for any other."""
    if all_exercises()[exercise].shows == "spoken":
        with st.container(key="room-words"):
            frame.head(said("words_check"))
            frame.paragraph(said("words_check_help"), "fine")
            _list(code, exercise)


@st.fragment(run_every=EVERY)
def _list(code: str, exercise: str) -> None:
    if st.session_state.pop(HIDDEN, False):
        st.rerun()  # the page around holds the revision from before
    try:
        room = rooms.as_host(store(), code, key_of(code))
    except (Refused, *AWAY):
        st.rerun()
    found, off = words_said(store(), room, exercise), hidden_words(store(), room)
    if not found:
        frame.paragraph(said("words_none"), "sub")
    with st.container(key="room-word-list"):
        for at, one in enumerate(sorted(found, key=lambda one: one.key in off)[:MOST]):
            _row(code, at, one, hidden=one.key in off)
    if len(found) > MOST:
        frame.paragraph(said("words_more", n=len(found) - MOST), "fine")


def _row(code: str, at: int, one: Spoken, *, hidden: bool) -> None:
    with st.container(key=f"room-word-{'off' if hidden else 'on'}-{at}", horizontal=True):
        st.text(f"{one.word}  × {one.count}" if one.count > 1 else one.word)
        label = said("words_back" if hidden else "words_hide")
        # By the word and not by its place: a list that moves under the finger hides no other word.
        st.button(
            named(label, f"{label} {one.word}"),
            key=f"swap-word-{sha256(one.key.encode()).hexdigest()[:12]}",
            type="tertiary",
            on_click=_back if hidden else _hide,
            args=(code, one.key),
        )


def _hide(code: str, word: str) -> None:
    _change(code, word, hide=True)


def _back(code: str, word: str) -> None:
    _change(code, word, hide=False)


def _change(code: str, word: str, *, hide: bool) -> None:
    try:
        (hide_word if hide else show_word)(store(), code, key_of(code), word)
    except (Refused, *AWAY) as fault:
        room_said.say(told(fault))
    changed(code)
    st.session_state[HIDDEN] = True
