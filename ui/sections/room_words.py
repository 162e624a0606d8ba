"""The words of a room on its host's own screen: each can be read and taken off the wall, and late ones wait to be let
up. A long list has pages; before the reveal it is noted which words stood on one, since only those go up with it.
"""

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
from workshop.moderation import hidden_words, hide_word, let, note_read, show_word, waiting
from workshop.room_words import LISTED, Spoken, ordered
from workshop.rooms import Room
from workshop.showing import words_said
from workshop.store import AWAY

HIDDEN = "room.words-changed"
READ = "room.words-read"
"""What was noted as read, so that it is noted once."""


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
    revealed = room.steps[exercise].revealed
    if len(found) > LISTED and not revealed:
        frame.paragraph(said("words_pages"), "fine")
    on = ordered([one for one in found if one.key not in off], room.code)
    page = _page("all", [*on, *(one for one in found if one.key in off)])
    with st.container(key="room-word-list"):
        for at, one in enumerate(page):
            _row(code, at, one, hidden=one.key in off)
    if len(found) > LISTED and not revealed:
        _note(room, exercise, page)


def _late(code: str, exercise: str, late: Sequence[Spoken]) -> None:
    """Words that came after the others went up: each waits for a press, and one press lets all that are read here."""
    with st.container(key="room-words-late"):
        frame.paragraph(said("words_late_one" if len(late) == 1 else "words_late", n=len(late)), "note")
        read = _page("late", late)
        with st.container(key="room-late-list"):
            for at, one in enumerate(read):
                with st.container(key=f"room-word-late-{at}", horizontal=True):
                    st.text(_counted(one))
                    _press("words_let", one, _let, (code, exercise, [one.key]))
                    _press("words_hide", one, _hide, (code, one.key))
        if len(read) > 1:
            keys = [one.key for one in read]
            st.button(said("words_let_all", n=len(read)), key="room-let", on_click=_let, args=(code, exercise, keys))


def _page(name: str, found: Sequence[Spoken]) -> Sequence[Spoken]:
    """The page of a list that is open, and above it the way to the others where there are any."""
    pages = max(1, -(-len(found) // LISTED))
    at = min(st.session_state.get(f"room.words-page-{name}", 0), pages - 1)
    page = found[at * LISTED : (at + 1) * LISTED]
    if pages > 1:
        with st.container(key=f"room-words-pages-{name}", horizontal=True, vertical_alignment="center"):
            first = at * LISTED + 1
            frame.paragraph(said("words_page", first=first, last=first + len(page) - 1, n=len(found)), "fine")
            # From the last page on to the first: both are always there, so the focus stays on the one that was pressed.
            for way, to in (("before", at - 1), ("after", at + 1)):
                key, args = f"room-words-{way}-{name}", (name, to % pages)
                st.button(said(f"words_{way}"), key=key, type="tertiary", on_click=_turn, args=args)
    return page


def _turn(name: str, to: int) -> None:
    st.session_state[f"room.words-page-{name}"] = to


def _note(room: Room, exercise: str, page: Sequence[Spoken]) -> None:
    """Notes the words of a page as read."""
    read: set[str] = st.session_state.setdefault(f"{READ}-{room.code}", set())
    if new := [one.key for one in page if one.key not in read]:
        try:
            note_read(store(), room.code, key_of(room.code), exercise, new)
        except (Refused, *AWAY):
            return  # the next look tries again
        read.update(new)


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
