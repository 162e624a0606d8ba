"""What moves by itself on the host's pages: the counts, and the page itself when the room was moved elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

import streamlit as st

from ui.components import frame
from ui.sections.room_course import shown
from ui.sections.room_key import key_of
from ui.sections.room_store import said, store
from workshop import rooms, sheets
from workshop.faults import Refused
from workshop.frames import Frame
from workshop.rooms import Room
from workshop.showing import finished, showing
from workshop.store import AWAY
from workshop.two_rounds import in_second

EVERY = 1.5
"""Seconds between two looks."""
AGAIN = 4.0
"""Seconds until rooms that cannot be reached are tried again."""


@dataclass(frozen=True)
class Seen:
    """What the wall shows of a room now, and the counts of this moment."""

    frame: Frame | None
    """None while nothing is shown, or too little is there."""
    seats: int
    sheets: int
    """Of the part that the room is at; of a vote in its second round those that voted again."""
    again: bool
    """Whether it is such a round."""
    page: str
    """What a page is drawn from: with anything else it is drawn again. The counts move by themselves."""


def look(room: Room) -> Seen:
    """The room as its screens show it just now."""
    on = room.exercise is not None and shown(room)
    found = showing(store(), room, room.exercise) if room.exercise is not None and on else None
    seats, _ = sheets.counts(store(), room)
    here = finished(store(), room, room.exercise) if room.exercise is not None else 0
    waiting = f"{here}" if on and found is None else ""
    again = room.exercise is not None and in_second(room, room.exercise)
    return Seen(found, seats, here, again, f"{room.revision} {waiting} {hash(repr(found))}")


@st.fragment(run_every=EVERY)
def counts(code: str, page: str) -> None:
    """Joined, answering and done, as three numbers. `page` is what the page around was drawn from."""
    room, seen = _again(code, page)
    numbers = [(seen.seats, "joined")]
    if room.exercise is not None:
        if room.steps[room.exercise].state == "open":
            numbers.append((max(0, seen.seats - seen.sheets), "answering"))
        numbers.append((seen.sheets, "done_again" if seen.again else "done"))
    frame.markup(
        '<dl class="room-counts">'
        + "".join(f"<div><dt>{said(name)}</dt><dd>{n}</dd></div>" for n, name in numbers)
        + "</dl>"
    )


@st.fragment(run_every=EVERY)
def seats(code: str, page: str) -> None:
    """The same as a line for the wall: "31 seats taken, 27 sheets in"."""
    room, seen = _again(code, page)
    parts = [_some(seen.seats, "seats")]
    if room.exercise is not None:
        parts.append(_some(seen.sheets, "again" if seen.again else "sheets"))
    frame.markup(f'<p class="seen">{", ".join(parts)}</p>')


def away() -> None:
    """Says that rooms cannot be reached, and looks again by itself."""
    with st.container(key="room-away"):
        frame.title(said("title"))
        frame.paragraph(said("no_store"), "lead")
        _waits(monotonic())


@st.fragment(run_every=AGAIN)
def _waits(since: float) -> None:
    if monotonic() - since > AGAIN / 2:
        st.rerun()


def _some(n: int, name: str) -> str:
    return f"<span><b>{n}</b> {said(f'{name}_one' if n == 1 else name)}</span>"


def _again(code: str, page: str) -> tuple[Room, Seen]:
    """The room as it is now; draws the page around anew where it shows something else by now."""
    try:
        room = rooms.as_host(store(), code, key_of(code))
        seen = look(room)
    except (Refused, *AWAY):
        st.rerun()
    if seen.page != page:
        st.rerun()
    return room, seen
