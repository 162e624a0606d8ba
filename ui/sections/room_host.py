"""A room on its host's own screen: where it is, what to say, what the wall shows, a question, what to take home."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import streamlit as st

import content
from ui.components import frame
from ui.sections import (
    room_compass,
    room_home,
    room_join,
    room_key,
    room_link,
    room_live,
    room_moves,
    room_pacing,
    room_said,
    room_shown,
    room_words,
)
from ui.sections.room_course import last_day, name_of, shown, standing, to_come, where
from ui.sections.room_live import Seen
from ui.sections.room_store import said
from ui.when import written
from workshop.rooms import END, Room, today
from workshop.stages import too_soon


def show(code: str) -> None:
    """The whole page of a room; where this device has no key to it, the field for one."""
    opened = room_key.opened(code)
    if opened is None:
        return
    room, key = opened
    room_pacing.keys(room)
    room_moves.show_question()
    seen = room_live.look(room)
    with st.container(key="room"):
        room_link.show(code)
        left, right = st.columns([1.9, 1], gap="large")
        with left:
            _now(room, seen)
        with right:
            _aside(room)
        if room.exercise is not None:
            _discuss(room, seen)
        room_home.show(room, key)


def _now(room: Room, seen: Seen) -> None:
    with st.container(key="room-now"):
        frame.title(name_of(room.exercise) if room.exercise else where(room), eyebrow=_eyebrow(room))
        frame.markup(f'<p class="room-state" role="status">{escape(standing(room))}</p>')
        room_said.show()
        room_live.counts(room.code, seen.page)
        room_pacing.buttons(room)
        if shown(room):
            room_compass.show(room, seen.frame)
        if room.exercise is not None:
            lines = content.workshop().exercise(room.exercise).script
        else:
            lines = _at_end(room) if room.place == END else (said("script_none"),)
        frame.markup(
            f'<section class="script"><h2>{said("script")}</h2><ul>'
            + "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
            + "</ul></section>"
        )


def _at_end(room: Room) -> tuple[str, ...]:
    """What there is to do after the workshop; for one with a second time, when that is."""
    lines = (said("end_note", until=last_day(room)),)
    if not (later := to_come(room)):
        return lines
    days, name = too_soon(room, later), name_of(later)
    return (*lines, said("end_later" if days else "end_now", name=name, day=written(today() + timedelta(days=days))))


def _eyebrow(room: Room) -> str:
    parts = [room.title or room.code, where(room) if room.exercise else ""]
    return " · ".join(filter(None, parts))


def _aside(room: Room) -> None:
    with st.container(key="room-aside"):
        frame.markup(
            f'<div class="ticket"><p class="url">{said("join")} <b>{escape(room_join.address())}</b></p>'
            f'<p class="code">{room_join.spoken(room.code)}</p>{room_join.scan(room.code)}</div>'
        )
        frame.markup(
            f'<p class="wall-link"><a href="./wall?code={room.code}" target="_blank" rel="noopener">'
            f"{said('projector')}</a></p>"
        )
        frame.paragraph(said("projector_note"), "fine")
        room_pacing.parts(room)
        with st.expander(said("keys")):
            room_pacing.keys_switch()


def _discuss(room: Room, seen: Seen) -> None:
    """The words to look through, and what the wall shows."""
    assert room.exercise is not None  # noqa: S101 (the caller has looked)
    room_words.show(room.code, room.exercise)
    if shown(room):
        with st.container(key="room-picture"):
            room_shown.shown(room, seen.frame, large=False, sheets=seen.sheets)
