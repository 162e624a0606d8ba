"""The buttons and keys that move a room."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import visit
from ui.components import frame
from ui.components.named import named
from ui.components.room_keys import room_keys
from ui.sections import room_moves
from ui.sections.room_course import ahead, name_of, onward, shown
from ui.sections.room_store import said
from workshop.rooms import END, LOBBY, Room
from workshop.stages import CLOSE, OPEN, REVEAL, beside

SETTING = "room_keys"
"""The setting of this device that turns the keys off."""


def buttons(room: Room) -> None:
    """Next as the one big button; back, show or hide, and close beside it."""
    with st.container(key="room-pacing", horizontal=True):
        onwards(room)
        hiding(room)
        step = room.steps[room.exercise] if room.exercise else None
        if room.exercise and step and not step.shown and ahead(room) != f"{room.exercise}:{REVEAL}":
            _button("reveal", room, f"{room.exercise}:{REVEAL}")
        if room.exercise and step and step.state == "open" and ahead(room) != f"{room.exercise}:{CLOSE}":
            _button("close", room, f"{room.exercise}:{CLOSE}")
        if room.place != LOBBY:
            _button("back", room, beside(room, -1))


def onwards(room: Room) -> None:
    """The next step, by its own name; nothing at the end."""
    if label := onward(room):
        st.button(
            label,
            type="primary",
            key="room-next",
            on_click=room_moves.go,
            args=(room.code, ahead(room), room.revision),
        )


def hiding(room: Room) -> None:
    """Takes the result off the wall, where one is on it."""
    if shown(room):
        st.button(said("hide"), key="room-hide", on_click=room_moves.hide, args=(room.code, room.revision))


def parts(room: Room) -> None:
    """Every part of the room with how far it is, the way to any of them, and to the end."""
    with st.expander(said("parts")):
        for at, name in enumerate(room.exercises):
            step = room.steps[name]
            state = (
                "parts_shown"
                if step.shown
                else {"new": "parts_new", "open": "parts_open"}.get(step.state, "parts_closed")
            )
            with st.container(key=f"room-part-row-{at}", horizontal=True, vertical_alignment="center"):
                here = ' aria-current="step"' if name == room.exercise else ""
                frame.markup(f'<p class="part"{here}>{at + 1}. {name_of(name)} <span>{said(state)}</span></p>')
                if name != room.exercise:
                    _jump(room, name, at)
        if room.place != LOBBY:
            _button("go_lobby", room, LOBBY, kind="tertiary")
        if room.place != END:
            _button("end", room, END, kind="tertiary")


def keys(room: Room) -> None:
    """The keys, listening; the switch that turns all of them off is remembered on this device.

    Call it before anything is drawn: until it is, a press speaks of the room as it was.
    """
    on = not visit.opening() and visit.setting(SETTING) is not False
    room_keys(room.revision, on=on, pressed=partial(room_moves.press, room.code))


def keys_switch() -> None:
    """What the keys do, and the switch."""
    frame.paragraph(said("keys_help"), "fine")
    if not visit.opening():
        st.toggle(said("keys_on"), value=visit.setting(SETTING) is not False, key="room-keys-on", on_change=_switch)


def _switch() -> None:
    visit.set_setting(SETTING, bool(st.session_state["room-keys-on"]))


def _jump(room: Room, name: str, at: int) -> None:
    step = room.steps[name]
    if step.state == "closed":
        _button("go_shown", room, f"{name}:{REVEAL}", kind="tertiary", spot=str(at), more=name_of(name))
    if not step.taken:
        label = "go_open" if step.state == "new" else "go_open_again"
        _button(label, room, f"{name}:{OPEN}", kind="tertiary", spot=str(at), more=name_of(name))


def _button(name: str, room: Room, to: str, *, kind: str = "secondary", spot: str = "", more: str = "") -> None:
    label = said(name)
    st.button(
        named(label, f"{label} {more}") if more else label,
        type="tertiary" if kind == "tertiary" else "secondary",
        key=f"swap-{name}-{spot}" if spot else f"room-{name}",
        on_click=room_moves.go,
        args=(room.code, to, room.revision),
    )
