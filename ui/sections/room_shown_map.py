"""The room's cloud, its strips, its zones and its guess, on the wall and on the host's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import charts
from ui.components.bars import bars
from ui.components.frame import head, paragraph
from ui.components.picture import twin
from ui.sections import room_shown_guess
from ui.sections.room_drawn import drawn
from ui.sections.room_shown_views import BESIDE, TALL, Part, note, one_by_one
from workshop.frames import Frame
from workshop.room_lines import places, said, whole_map
from workshop.rooms import Room
from workshop.showing import naming


def draw(room: Room, frame: Frame, large: bool) -> None:
    """All parts one under the other for the host; on the wall one at a time, so that each fills it."""
    parts: dict[str, Part] = {"view_cloud": cloud}
    if frame.shown["strips"]:
        parts["view_places"] = by_place
    if frame.shown.get("beside"):
        parts["view_gap"] = beside_guess
    one_by_one(room, frame, large, parts)


def cloud(room: Room, frame: Frame, large: bool) -> None:
    """The halftone, and what it says as a whole."""
    shown, names = frame.shown, naming(room)
    left, right = st.columns(BESIDE if large else [12, 9], gap="large", vertical_alignment="center")
    with left:
        drawn(
            frame,
            "room-cloud-wall" if large else "room-cloud",
            lambda: charts.room_cloud(
                charts.read_bands(shown["cloud"]),
                n=frame.n,
                tilt=float(shown["tilt"]),
                ground_mean=float(shown["ground"]),
                zones=shown["zones"],
                names=names,
                tall=TALL if large else None,
                beyond=shown.get("beyond", {}),
            ),
        )
    with right:
        paragraph(said("sheets", n=frame.n), "eyebrow")
        first, *more = whole_map(shown)
        head(first)
        for line in more:
            paragraph(line, "say")
        if large and len(shown["zones"]) < 2:  # in place of zones; the host's page has them below, beside the strips
            for line in places(shown):
                paragraph(line, "say")
        told = zones(shown["zones"], frame.n, names)
        if not large:
            note(" ".join([told, said("no_person"), said("still")]), large)
    if large:
        whole = len(shown["zones"]) < 2
        note(said("wall_whole", n=frame.n) if whole else said("wall_cloud"), large)


def by_place(room: Room, frame: Frame, large: bool) -> None:
    """The strips with the two places that lean the most, and the same as a table."""
    shown = frame.shown
    told = [strip["spread"] is not None for strip in shown["strips"]]
    bars_there = "" if all(told) else "_some" if any(told) else "_bare"
    left, right = st.columns([12, 10] if large else [12, 9], gap="large", vertical_alignment="center")
    with left:
        drawn(
            frame,
            "room-strips-wall" if large else "room-strips",
            lambda: charts.room_strips(
                shown["strips"],
                tilt=float(shown["tilt"]),
                wall=large,
                beyond=shown.get("beyond", {}).get("tilt", ""),
            ),
        )
    with right:
        head(said("strips"))
        for line in places(shown):
            paragraph(line, "say")
        if not large:
            note(said(f"strips_how{bars_there}"), large)
            rows = charts.room_strips_table(shown["strips"])
            twin(list(rows.columns), rows.to_numpy().tolist(), said("strips"))
    if large:
        note(said(f"wall_strips{bars_there}"), large)


def beside_guess(room: Room, frame: Frame, large: bool) -> None:
    """The mean of the guesses beside the mean of the answers."""
    room_shown_guess.gap(frame, frame.shown["beside"], frame.shown, large)


def zones(cells: list[Mapping[str, Any]], n: int, names: str) -> str:
    """The zones that may be counted apart; with one group alone nothing is drawn. Gives the line that says so."""
    if len(cells) < 2:
        return said("one_group")
    table = charts.zones_table(cells, names=names)
    rows = [(str(where), [(int(count) / n, str(count))]) for where, count in table.to_numpy().tolist()]
    bars(list(table.columns), rows, said("zones"), look="zones")
    return said("merged")
