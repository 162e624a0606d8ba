"""What a host takes home, and the end of a room: report, data, forgetting the key, deleting."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.components import frame
from ui.sections import room_key, room_pack, room_said
from ui.sections.room_course import last_day, name_of
from ui.sections.room_moves import ask_first
from ui.sections.room_store import changed, said, store, told
from workshop import export, rooms
from workshop.faults import Refused
from workshop.rooms import Room
from workshop.store import AWAY

CSV, JSON = "text/csv", "application/json"
STAYS = "passing.room-stays"
"""Code and revision of a room, and how many of its sheets stay out of the export."""


def show(room: Room, key: str) -> None:
    """On paper on the left, as data on the right, then the ways to end."""
    with st.container(key="room-home"):
        frame.head(said("home"))
        frame.paragraph(said("home_lead", until=last_day(room)), "sub")
        left, right = st.columns(2, gap="large")
        with left:
            frame.markup(f"<h3>{said('report')}</h3>")
            room_pack.show(room.code)
        with right:
            frame.markup(f"<h3>{said('data')}</h3>")
            frame.paragraph(f"{said('export_help')} {said('export_shuts')}", "fine")
            for line in _staying(room):
                frame.paragraph(line, "note")
            with st.container(key="room-data"):
                _save(said("export"), f"room-{room.code}.csv", CSV, partial(_csv, room.code, key))
                _save(said("export_json"), f"room-{room.code}.json", JSON, partial(_json, room.code, key))
                _save(said("export_book"), "room-codebook.csv", CSV, partial(_codebook, room.code, key))
        with st.container(key="room-ends", horizontal=True):
            st.button(said("lock"), type="tertiary", key="room-lock", on_click=_lock, args=(room.code,))
            st.button(said("delete"), type="tertiary", key="room-delete", on_click=_ask_delete, args=(room.code,))
        frame.paragraph(said("lock_help"), "fine")


def _save(label: str, name: str, mime: str, data: partial[str]) -> None:
    st.download_button(label, data=data, file_name=name, mime=mime, on_click="ignore", key=f"save-{name}")


def _csv(code: str, key: str) -> str:
    return export.as_csv(_taken(code, key)[1])


def _json(code: str, key: str) -> str:
    return export.as_json(*_taken(code, key))


def _codebook(code: str, key: str) -> str:
    room = rooms.as_host(store(), code, key)
    return export.codebook(room.exercises, export.left_out(store(), room))


def _staying(room: Room) -> list[str]:
    """How many sheets of which part stay in the room when the others go home, and why.

    Told once no part takes sheets, and looked up once for each state of the room: it reads every sheet.
    """
    if any(step.state == "open" for step in room.steps.values()):
        return []
    known = st.session_state.get(STAYS)
    if known is None or known[0] != (room.code, room.revision):
        st.session_state[STAYS] = known = ((room.code, room.revision), export.left_out(store(), room))
    counts: dict[str, int] = known[1]
    return [said("export_stays_one" if n == 1 else "export_stays", n=n, name=name_of(one)) for one, n in counts.items()]


def _taken(code: str, key: str) -> tuple[Room, list[export.Part]]:
    taken = export.take_home(store(), code, key)
    changed(code)
    return taken


def _lock(code: str) -> None:
    room_key.forget(code)
    room_said.say(said("locked"))
    st.query_params.clear()


def _ask_delete(code: str) -> None:
    ask_first(partial(_delete, code), said("delete_ask"), said("delete_yes"), said("delete_no"))


def _delete(code: str) -> None:
    try:
        rooms.delete(store(), code, room_key.key_of(code))
    except (Refused, *AWAY) as fault:
        room_said.say(told(fault))
        return
    changed(code)
    room_key.forget(code)
    room_said.say(said("gone"))
    st.query_params.clear()
