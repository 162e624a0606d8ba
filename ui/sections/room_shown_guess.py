"""Where the room puts itself before the questions, and the same beside its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import charts
from ui.components.bars import bars
from ui.components.frame import head, paragraph
from ui.sections.room_drawn import drawn
from ui.sections.room_shown_views import BESIDE, TALL, Part, note, one_by_one
from workshop import room_lines
from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room
from workshop.showing import naming

ABOUT = "guess_"


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The cloud of guesses and what it says; beside the answers' mean where the room has seen its map."""
    parts: dict[str, Part] = {"view_guesses": guesses}
    if frame.shown.get("beside") and large:
        parts["view_gap"] = _beside
    one_by_one(room, frame, large, parts)


def guesses(room: Room, frame: Frame, large: bool) -> None:
    """The cloud of guesses, and what it says as a whole."""
    shown = frame.shown
    left, right = st.columns(BESIDE if large else [12, 9], gap="large", vertical_alignment="center")
    with left:
        drawn(
            frame,
            "room-guesses-wall" if large else "room-guesses",
            lambda: charts.room_cloud(
                charts.read_bands(shown["cloud"]),
                n=frame.n,
                tilt=float(shown["tilt"]),
                ground_mean=float(shown["ground"]),
                names=naming(room),
                tall=TALL if large else None,
                beyond=shown.get("beyond", {}),
            ),
        )
    with right:
        paragraph(said("sheets", n=frame.n), "eyebrow")
        first, *more = room_lines.whole_map(shown, ABOUT)
        head(first)
        for line in more:
            paragraph(line, "say")
        sides(shown["sides"], frame.n, large)
        if not large:
            if shown.get("beside"):
                for line in room_lines.gap(shown, shown["beside"]):
                    paragraph(line, "say")
            note(f"{said('no_person')} {said('still')}", large)
    if large:
        note(said("wall_whole", n=frame.n) if len(shown["sides"]) < 2 else said("wall_cloud"), large)


def gap(frame: Frame, guess: Mapping[str, Any], result: Mapping[str, Any], large: bool) -> None:
    """Two means on two lines, and the same in words."""
    left, right = st.columns([12, 10] if large else [12, 9], gap="large", vertical_alignment="center")
    with left:
        drawn(frame, "room-gap", lambda: charts.room_guess(guess, result))
    with right:
        head(said("gap"))
        for line in room_lines.gap(guess, result):
            paragraph(line, "say")
        if not large:
            note(said("gap_note"), large)
    if large:
        note(said("gap_note"), large)


def _beside(room: Room, frame: Frame, large: bool) -> None:
    gap(frame, frame.shown, frame.shown["beside"], large)


def sides(cells: list[Mapping[str, Any]], n: int, large: bool) -> None:
    """On which side guesses lie, where more than one group may be counted."""
    if len(cells) < 2:
        return
    rows = [
        (" / ".join(said(f"side_{one}") for one in cell["ids"]), [(cell["count"] / n, str(cell["count"]))])
        for cell in cells
    ]
    bars([said("guess_sides"), said("count")], rows, said("guess_sides"))
    if not large:
        note(said("merged"), large)
