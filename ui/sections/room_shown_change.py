"""Before and after in one room: totals over people who answered both times, with what they cannot say."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

import charts
from ui.components.frame import head, paragraph
from ui.components.picture import twin
from ui.sections.room_drawn import drawn
from ui.sections.room_shown_views import note, one_by_one
from workshop.frames import Frame
from workshop.room_lines import changed, changes, said, verdict
from workshop.rooms import Room
from workshop.showing import naming

LOW = 318.0
"""Height of each of two maps on the wall, in its units: the caveat has its place under them."""


def draw(room: Room, frame: Frame, large: bool) -> None:
    """Both clouds, then what changed with its margins; the caveat under either, always."""
    if not large:
        paragraph(said("pairs", n=frame.n), "eyebrow")
    one_by_one(room, frame, large, {"view_clouds": clouds, "view_change": amounts})
    paragraph(said("change_caveat"), "note")
    note(said("wall_pairs", n=frame.n) if large else said("still_pairs"), large)


def clouds(room: Room, frame: Frame, large: bool) -> None:
    """The room before and the same people after, side by side."""
    for side, when in zip(st.columns(2, gap="medium"), ("before", "after"), strict=True):
        with side:
            head(said(f"change_{when}"))
            name = f"room-{when}-wall" if large else f"room-{when}"
            drawn(frame, name, partial(_cloud, room, frame, when, large))


def _cloud(room: Room, frame: Frame, when: str, large: bool) -> Any:
    of = frame.shown[when]
    return charts.room_cloud(
        charts.read_bands(of["cloud"]),
        n=frame.n,
        tilt=float(of["tilt"]),
        ground_mean=float(of["ground"]),
        names=naming(room),
        tall=LOW if large else None,
        beyond=of.get("beyond", {}),
    )


def amounts(room: Room, frame: Frame, large: bool) -> None:
    """Mean change with its intervals, what is clear of no change, and counts by the words of a change."""
    rows = changes(frame.shown)
    left, right = st.columns([12, 10] if large else [12, 9], gap="large", vertical_alignment="center")
    with left:
        name = "room-change-wall" if large else "room-change"
        drawn(frame, name, lambda: charts.room_change(frame.shown["axes"], [row[0] for row in rows], wall=large))
    with right:
        head(said("change_by"))
        for line in (verdict(frame.shown), *changed(frame.shown)):
            paragraph(line, "say")
        if not large:
            names = [said("change_what"), said("change_by"), said("change_range"), said("change_effect")]
            twin(names, rows, said("change_by"))
