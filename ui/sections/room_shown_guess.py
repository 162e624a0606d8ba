"""Where the room puts itself before the questions, and the same beside its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import charts
from charts.wording import tilt_words, whole
from content import page
from content.filled import filled
from ui.components.bars import bars
from ui.components.frame import head, paragraph
from ui.components.picture import picture
from ui.sections import room_shown_map
from workshop.frames import Frame
from workshop.rooms import Room


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The cloud of guesses and what it says; beside the answers' mean where the room has seen its map."""
    says, shown = page("room_shown").says, frame.shown
    tilt, ground = float(shown["tilt"]), float(shown["ground"])
    left, right = st.columns([11, 9], gap="large", vertical_alignment="center")
    with left:
        cloud = charts.room_cloud(
            charts.read_bands(shown["cloud"]),
            n=frame.n,
            tilt=tilt,
            ground_mean=ground,
            names=room_shown_map.naming(room),
        )
        picture(cloud, "room-guesses")
    with right:
        paragraph(filled(says["sheets"], {"n": str(frame.n)}), "eyebrow")
        head(room_shown_map.leaning(says["guess_lean"], says["guess_lean_level"], tilt))
        paragraph(filled(says["guess_ground"], {"ground": str(whole(ground))}), "lead")
        paragraph(room_shown_map.half(says["guess_half"], shown), "say")
        if shown.get("beside"):
            gap(shown, shown["beside"], large)
        _sides(shown["sides"], frame.n)
        paragraph(says["still"], "fine")


def gap(guess: Mapping[str, Any], result: Mapping[str, Any], large: bool) -> None:
    """Two means on two lines, and the same in words."""
    says = page("room_shown").says
    head(says["gap"])
    tilts, grounds = ((float(one[axis]) for one in (guess, result)) for axis in ("tilt", "ground"))
    for said, pair in ((says["gap_tilt"], map(tilt_words, tilts)), (says["gap_ground"], map(str, map(whole, grounds)))):
        first, last = pair
        paragraph(filled(said, {"guessed": first, "result": last}), "say")
    paragraph(says["gap_note"], "fine")


def _sides(cells: list[Mapping[str, Any]], n: int) -> None:
    says = page("room_shown").says
    if len(cells) < 2:
        return
    rows = [
        (" / ".join(says[f"side_{one}"] for one in cell["ids"]), [(cell["count"] / n, str(cell["count"]))])
        for cell in cells
    ]
    bars([says["guess_sides"], says["sheets"]], rows, says["guess_sides"])
    paragraph(says["merged"], "fine")
