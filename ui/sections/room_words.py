"""The words of a room on its host's own screen: each can be taken off the wall, and late ones wait to be let up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from workshop.moderation import hidden_words, hide_word, let, show_word, waiting
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
    late = waiting(store(), room, exercise)
    if late:
        _late(code, exercise, late)
    behind, off = {one.key for one in late}, hidden_words(store(), room)
    found = [one for one in words_said(store(), room, exercise) if one.key not in behind]
    if not found:
        frame.paragraph(said("words_none"), "sub")
    with st.container(key="room-word-list"):
        for at, one in enumerate(sorted(found, key=lambda one: one.key in off)[:MOST]):
            _row(code, at, one, hidden=one.key in off)
    if len(found) > MOST:
        frame.paragraph(said("words_more", n=len(found) - MOST), "fine")


def _late(code: str, exercise: str, late: Sequence[Spoken]) -> None:
    """Words that came after the others went up: each waits for a press, and one press lets all that are read here."""
    read = late[:MOST]
    with st.container(key="room-words-late"):
        frame.paragraph(said("words_late_one" if len(late) == 1 else "words_late", n=len(late)), "note")
        with st.container(key="room-late-list"):
            for at, one in enumerate(read):
                with st.container(key=f"room-word-late-{at}", horizontal=True):
                    st.text(_counted(one))
                    _press("words_let", one, _let, (code, exercise, [one.key]))
                    _press("words_hide", one, _hide, (code, one.key))
        if len(late) > MOST:
            frame.paragraph(said("words_more", n=len(late) - MOST), "fine")
        if len(read) > 1:
            keys = [one.key for one in read]
            st.button(said("words_let_all", n=len(read)), key="room-let", on_click=_let, args=(code, exercise, keys))


def _row(code: str, at: int, one: Spoken, *, hidden: bool) -> None:
    with st.container(key=f"room-word-{'off' if hidden else 'on'}-{at}", horizontal=True):
        st.text(_counted(one))
        _press("words_back" if hidden else "words_hide", one, _back if hidden else _hide, (code, one.key))


def _counted(one: Spoken) -> str:
    return f"{one.word}  × {one.count}" if one.count > 1 else one.word


def _press(name: str, one: Spoken, do: Callable[..., None], args: tuple[object, ...]) -> None:
    """The button of a word. By the word and not by its place: a list that moves under the finger takes no other one."""
    label = said(name)
    st.button(
        named(label, f"{label} {one.word}"),
        key=f"swap-{name}-{sha256(one.key.encode()).hexdigest()[:12]}",
        type="tertiary",
        on_click=do,
        args=args,
    )


def _let(code: str, exercise: str, words: Sequence[str]) -> None:
    _change(code, lambda: let(store(), code, key_of(code), exercise, words))


def _hide(code: str, word: str) -> None:
    _change(code, lambda: hide_word(store(), code, key_of(code), word))


def _back(code: str, word: str) -> None:
    _change(code, lambda: show_word(store(), code, key_of(code), word))


def _change(code: str, do: Callable[[], object]) -> None:
    try:
        do()
    except (Refused, *AWAY) as fault:
        room_said.say(told(fault))
    changed(code)
    st.session_state[HIDDEN] = True
