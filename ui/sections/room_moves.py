"""Moving a room: by button, by key, and from another screen at the same time."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from uuid import uuid4

import streamlit as st

from ui.components.ask import ask
from ui.sections import room_said
from ui.sections.room_course import ahead, closes, opens
from ui.sections.room_key import key_of
from ui.sections.room_store import changed, said, store, told
from workshop import rooms, sheets, stages
from workshop.faults import Refused
from workshop.rooms import Room
from workshop.showing import finished
from workshop.store import AWAY

ASKING = "passing.room-asking"
"""The question that is open: what to do on a yes."""
MOVED_AT = "room.moved-at"
TWICE = 1.5
"""Seconds in which a second press of the same hand is no other screen's."""


def go(code: str, to: str, revision: int) -> None:
    """Moves a room to a stage; asks first where that closes a part, or opens one before its time. For callbacks.

    `revision` is the room's as the page showed it: a screen that is behind is told so and moves nothing.
    """

    def gone(room: Room) -> None:
        soon = stages.too_soon(room, to.partition(":")[0]) if opens(room, to) else 0
        if closes(room, to) or soon:
            _ask(room, to, revision, soon)
        else:
            _move(code, to, revision)

    _with_room(code, gone)


def hide(code: str, revision: int) -> None:
    """Takes the result off the wall. For callbacks."""

    def hidden(room: Room) -> None:
        if room.revision != revision:
            raise Refused(stages.MOVED, 409)
        stages.hide(store(), code, key_of(code))
        changed(code)

    _with_room(code, hidden)


def press(code: str, name: str, revision: int) -> None:
    """What a key asks for; nothing where it makes no sense just now."""

    def pressed(room: Room) -> None:
        if name == "hide":
            hide(code, revision)
        elif name in ("next", "back"):
            to = ahead(room) if name == "next" else stages.beside(room, -1)
            if to != room.place:
                go(code, to, revision)
        elif room.exercise is not None:
            wanted = f"{room.exercise}:{stages.REVEAL if name == 'reveal' else stages.CLOSE}"
            if name == "reveal" or room.steps[room.exercise].state == "open":
                go(code, wanted, revision)

    _with_room(code, pressed)


def ask_first(do: Callable[[], None], text: str, yes: str, no: str) -> None:
    """Asks on the next run, and does it on a yes. For callbacks."""
    st.session_state[ASKING] = {"id": uuid4().hex, "text": text, "yes": yes, "no": no, "do": do}


def show_question() -> None:
    """The question that is open. Once a run, on every page of the host."""
    asked = st.session_state.get(ASKING)
    ask({name: asked[name] for name in ("id", "text", "yes", "no")} if asked else None, answered)


def answered(which: str, yes: bool) -> None:
    """The answer to the question of that id; to another one it is no answer."""
    asked = st.session_state.get(ASKING)
    if asked and asked["id"] == which:
        del st.session_state[ASKING]
        if yes:
            asked["do"]()


def _ask(room: Room, to: str, revision: int, soon: int) -> None:
    """Asks before a part closes, before one opens so many days too soon, or both at once."""
    staying = to == f"{room.exercise}:{stages.CLOSE}"
    text, yes, no = [], said("close_yes" if staying else "close_yes_moving"), said("close_no")
    if closes(room, to):
        if room.exercise is not None:
            seats, _ = sheets.counts(store(), room)
            if (left := seats - finished(store(), room, room.exercise)) > 0:
                text.append(said("close_left", n=left))
        text.append(said("close_ask" if staying else "close_moving"))
    if soon:
        text.append(said("soon_ask" if soon > 1 else "soon_ask_one", n=soon))
        yes, no = said("soon_yes"), said("soon_no")
    ask_first(lambda: _with_room(room.code, lambda _: _move(room.code, to, revision)), " ".join(text), yes, no)


def _move(code: str, to: str, revision: int) -> None:
    try:
        stages.move(store(), code, key_of(code), to, revision=revision)
    except Refused as fault:
        if fault.status == 409 and monotonic() - st.session_state.get(MOVED_AT, -TWICE) < TWICE:
            return
        raise
    st.session_state[MOVED_AT] = monotonic()
    changed(code)


def _with_room(code: str, do: Callable[[Room], None]) -> None:
    """Does it with the room as it is; what the room says no to is said on the page."""
    room_said.clear()
    try:
        do(rooms.as_host(store(), code, key_of(code)))
    except (Refused, *AWAY) as fault:
        room_said.say(told(fault))
