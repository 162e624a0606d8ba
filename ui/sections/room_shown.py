"""What a room sees of an exercise: picture, list or table twin, and the lines that say what it does not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from content import page
from content.filled import filled
from ui.components.frame import paragraph
from ui.sections import (
    room_shown_body,
    room_shown_change,
    room_shown_guess,
    room_shown_map,
    room_shown_steps,
    room_shown_votes,
    room_shown_words,
)
from workshop.cells import LEAST
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_change import PAIRS
from workshop.rooms import Room

Draw = Callable[[Room, Frame, bool], None]


def shown(room: Room, frame: Frame | None, *, large: bool, sheets: int = 0) -> None:
    """Draws a frame of workshop.showing for the host's page, or `large` for the wall.

    In: the room; the frame, or None where there is nothing to show yet: then a sentence says what is awaited, with
    the number of `sheets` that the room's exercise has so far. Words, pledges and titles go out as plain text.
    """
    with st.container(key="room-shown-large" if large else "room-shown"):
        if frame is None:
            waiting(room, sheets)
            return
        DRAWN[all_exercises()[frame.exercise].shows](room, frame, large)


def pictured(frame: Frame) -> bool:
    """Whether there is more to it than a sentence."""
    return DRAWN[all_exercises()[frame.exercise].shows] is not counted


def waiting(room: Room, sheets: int) -> None:
    """What the room's exercise waits for."""
    says = page("room_shown").says
    one = all_exercises().get(room.exercise or "")
    if one is None or not (one.about_oneself or sheets):
        paragraph(says["nothing"], "lead")
        return
    change = one.shows == "change"
    line = says["waiting_pairs"] if change else says["waiting_votes"] if one.again else says["waiting"]
    paragraph(filled(line, {"least": str(PAIRS if change else LEAST), "n": str(sheets)}), "lead")


def counted(room: Room, frame: Frame, large: bool) -> None:
    """First sheets of a change: how many, and when the picture comes."""
    says = page("room_shown").says
    paragraph(filled(says["count_in"], {"n": str(frame.n)}), "lead")
    paragraph(filled(says["count_later"], {"least": str(PAIRS)}), "say")


DRAWN: Mapping[str, Draw] = {
    "map": room_shown_map.draw,
    "guesses": room_shown_guess.draw,
    "bodies": room_shown_body.draw,
    "spoken": room_shown_words.draw,
    "votes": room_shown_votes.draw,
    "picked": room_shown_steps.draw,
    "change": room_shown_change.draw,
    "count": counted,
}
"""How each kind of picture (`shows` in exercises.toml) is drawn."""
