"""Opening a room: one press, and below it what can be set first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

import content
from ui.components import field, frame
from ui.components.begun import begun
from ui.components.top_after import top_after
from ui.sections import room_key, room_link, room_pack, room_said
from ui.sections.room_course import name_of
from ui.sections.room_store import said, store, told
from ui.when import written
from workshop import rooms
from workshop.exercises import all_exercises, usual
from workshop.faults import Refused
from workshop.limits import may_make_room
from workshop.store import AWAY

TITLE, NAMES, AGENDA, PART, DAYS = "room-title", "room-names", "room-agenda", "room-part-", "room-days-"


def show() -> None:
    """The page without a room: open one, go on with one of this device, print the pack."""
    with st.container(key="room-create"):
        frame.title(said("title"))
        frame.paragraph(said("lead"), "lead")
        room_said.show()
        with st.container(key="room-begin", horizontal=True, vertical_alignment="center"):
            st.button(said("create"), type="primary", key="room-open", on_click=_create)
            frame.paragraph(_note(), "fine")
        with st.expander(said("settings")):
            _settings()
        _yours()
    room_pack.before()


def _note() -> str:
    """What a press opens, as it is chosen below just now."""
    parts, names = _parts(), st.session_state.get(NAMES) or rooms.NAMES[0]
    if not parts:
        return said("exercises_none")
    days = int(st.session_state.get(f"{DAYS}{_days(parts)}") or _days(parts))
    return said("create_note", parts=_some(len(parts), "part"), names=said(f"note_{names}"), days=_some(days, "day"))


def _some(n: int, name: str) -> str:
    return said(f"note_{name}" if n == 1 else f"note_{name}s", n=n)


def _settings() -> None:
    field.text(said("room_title"), TITLE, rooms.LONGEST_TITLE, autocomplete="off")
    frame.paragraph(said("room_title_help"), "fine")
    st.segmented_control(
        said("agenda"),
        [one.minutes for one in content.workshop().agendas],
        format_func=lambda minutes: said("agenda_minutes", n=minutes),
        key=AGENDA,
        on_change=_fit,
    )
    frame.markup(f'<p class="field" id="room-parts">{said("exercises")}</p>')
    with st.container(key="room-parts"):
        for name in all_exercises():
            key = f"{PART}{name}"
            st.checkbox(name_of(name), begun(key, name in usual()), key=key, on_change=_own_choice)
            frame.paragraph(content.workshop().exercise(name).about, "fine")
    st.segmented_control(
        said("names"),
        rooms.NAMES,
        default=rooms.NAMES[0],
        required=True,
        format_func=lambda name: said(f"names_{name}"),
        key=NAMES,
    )
    frame.paragraph(said("names_help"), "fine")
    usually = _days(_parts())
    days = st.number_input(said("until"), rooms.FEWEST_DAYS, rooms.MOST_DAYS, usually, key=f"{DAYS}{usually}")
    until = datetime.now(UTC).date() + timedelta(days=int(days))
    frame.paragraph(f"{said('until_day', until=written(until))} {said('until_help')}", "fine")
    if not _parts():
        frame.paragraph(said("exercises_none"), "note")
    st.button(said("create"), type="primary", key="room-open-set", on_click=_create)  # the one above is hidden then
    top_after("room-after")


def _yours() -> None:
    """The rooms whose key is on this device."""
    found = []
    for code in room_key.known():
        try:
            found.append(rooms.as_host(store(), code, room_key.key_of(code)))
        except Refused:
            continue
    if found:
        with st.container(key="room-yours"):
            frame.head(said("yours"))
            for room in found:
                label = said("yours_open", name=room.code)
                st.page_link("pages/room.py", label=label, query_params={"code": room.code})
                if room.title:
                    frame.paragraph(room.title, "fine")


def _parts() -> list[str]:
    """The exercises that are chosen, in the order of the agenda."""
    return [name for name in all_exercises() if st.session_state.get(f"{PART}{name}", name in usual())]


def _days(parts: list[str]) -> int:
    known = all_exercises()
    return max([rooms.DAYS, *(known[name].days or 0 for name in parts)])


def _fit() -> None:
    """The exercises of an agenda, and no others."""
    minutes = st.session_state.get(AGENDA)
    if minutes is not None:
        wanted = {slot.exercise for slot in content.agenda(minutes).slots}
        for name in all_exercises():
            st.session_state[f"{PART}{name}"] = name in wanted


def _own_choice() -> None:
    st.session_state[AGENDA] = None


def _create() -> None:
    """Makes the room as it stands on the page, and opens it."""
    room_said.clear()
    given: Mapping[str, Any] = {str(name): value for name, value in st.session_state.items()}
    parts = _parts()
    if not parts:
        room_said.say(said("exercises_none"))
        return
    days = given.get(f"{DAYS}{_days(parts)}")
    try:
        may_make_room(room_key.address())
        room, key = rooms.create(
            store(),
            field.given(TITLE, rooms.LONGEST_TITLE),
            names=str(given.get(NAMES) or rooms.NAMES[0]),
            exercises=parts,
            days=int(days) if isinstance(days, int) else None,
        )
    except (Refused, *AWAY) as fault:
        room_said.say(told(fault))
        return
    room_key.hold(room.code, key)
    room_link.made(room.code)
    st.query_params["code"] = room.code
