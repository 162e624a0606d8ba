"""What the room looks at: no chrome, large type, the way in always there, and a quiet bar for the host."""

from __future__ import annotations

import streamlit as st

import content
from ui.components import frame
from ui.sections import room_join, room_key, room_live, room_moves, room_pacing, room_said, room_shown
from ui.sections.room_course import last_day, name_of, shown, where
from ui.sections.room_live import Seen
from ui.sections.room_store import said
from workshop.exercises import all_exercises
from workshop.own_result import has_place
from workshop.rooms import END, LOBBY, Room

LOOKS = ("light", "dark")


def show(code: str) -> None:
    """The wall of a room; where this device has no key to it, the field for one."""
    look = st.query_params.get("look", "")
    if look in LOOKS:
        st.html(f"<style>:root, .stApp {{ color-scheme:{look} !important; }}</style>")
    opened = room_key.opened(code)
    if opened is None:
        return
    room, _ = opened
    room_pacing.keys(room)
    room_moves.show_question()
    seen = room_live.look(room)
    with st.container(key="wall"):
        if room.place == LOBBY:
            _lobby(room, seen)
        elif room.place == END:
            _end(room, seen)
        else:
            _part(room, seen)
        _lectern(room, look)


def _lobby(room: Room, seen: Seen) -> None:
    with st.container(key="wall-lobby"):
        left, right = st.columns([1.35, 1], gap="large", vertical_alignment="center")
        with left:
            if room.title:
                frame.paragraph(room.title, "wall-title")
            _way_in(room, "h1")
            room_live.seats(room.code, seen.page)
        with right:
            frame.markup(room_join.scan(room.code))
            frame.paragraph(said("or_scan"), "scan-note")


def _part(room: Room, seen: Seen) -> None:
    """The part in its course: big while phones answer; small over its picture, with the way in beside the name."""
    assert room.exercise is not None  # noqa: S101 (neither lobby nor end)
    on = shown(room)
    if on and seen.frame is not None and room_shown.pictured(seen.frame):
        with st.container(key="wall-shown"):
            with st.container(key="wall-head", horizontal=True):
                with st.container(key="wall-name"):
                    frame.title(name_of(room.exercise), eyebrow=where(room))
                with st.container(key="wall-way-in", horizontal=True, vertical_alignment="top"):
                    with st.container(key="wall-join"):
                        where_to = f"{said('join')} {room_join.broken(room_join.address())}"
                        code = room_join.spoken(room.code)
                        frame.markup(
                            f'<div class="way-in"><p class="url">{where_to}</p><p class="code">{code}</p></div>'
                        )
                        room_live.seats(room.code, seen.page)
                    frame.markup(room_join.scan(room.code))
            room_shown.shown(room, seen.frame, large=True, sheets=seen.sheets)
        return
    with st.container(key="wall-open"):
        left, right = st.columns([1, 2.3], gap="large", vertical_alignment="center")
        with left, st.container(key="wall-way-in"):
            _way_in(room, "p")
            frame.markup(room_join.scan(room.code))
            room_live.seats(room.code, seen.page)
        with right:
            frame.title(name_of(room.exercise), eyebrow=where(room))
            if on:
                room_shown.shown(room, seen.frame, large=True, sheets=seen.sheets)
            else:
                taking = room.steps[room.exercise].state == "open"
                line = content.workshop().exercise(room.exercise).wall if taking else said("wall_closed")
                frame.paragraph(line, "lead")


def _end(room: Room, seen: Seen) -> None:
    with st.container(key="wall-end"):
        frame.title(said("wall_thanks"), eyebrow=room.title)
        own = any(has_place(all_exercises()[one]) for one in room.exercises)
        frame.paragraph(said("wall_ended" if own else "wall_ended_plain"), "lead")
        frame.paragraph(said("until_day", until=last_day(room)), "lead")
        room_live.seats(room.code, seen.page)


def _way_in(room: Room, tag: str) -> None:
    frame.markup(
        f'<div class="way-in"><p class="join">{said("join_phone")}</p>'
        f'<{tag} class="code">{room_join.spoken(room.code)}</{tag}>'
        f'<p class="url">{room_join.broken(room_join.address())}</p></div>'
    )


def _lectern(room: Room, look: str) -> None:
    """The bar at the foot: where the room is, and the host's buttons."""
    with st.container(key="lectern", horizontal=True, vertical_alignment="center"):
        frame.paragraph(said("until_day", until=last_day(room)), "fine")
        room_said.show()
        with st.popover(said("keys"), key="wall-keys"):
            room_pacing.keys_switch()
        now = look if look in LOOKS else st.context.theme.type
        other = LOOKS[0] if now == LOOKS[1] else LOOKS[1]
        st.button(said(f"look_{other}"), type="tertiary", key="wall-look", on_click=_turn, args=(other,))
        room_pacing.hiding(room)
        room_pacing.onwards(room)


def _turn(look: str) -> None:
    st.query_params["look"] = look
