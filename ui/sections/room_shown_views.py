"""Parts of a picture: one under the other on the host's page, one at a time on the wall, so that each fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ui.components.frame import paragraph
from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room

Part = Callable[[Room, Frame, bool], None]
VIEW = "room-view-"
"""With this begin the keys of the choices that arrows step through (ui/components/room_keys.js)."""

TALL, BESIDE = 440.0, (7, 9)
"""A map of the wall: its height in units of the wall (ui/look/wall.css), and how wide it is beside its words."""


def one_by_one(room: Room, frame: Frame, large: bool, parts: Mapping[str, Part]) -> None:
    """Draws the parts (label of room_shown.toml -> part); `large`, only the one that was picked, first the first."""
    if not large or len(parts) == 1:
        for part in parts.values():
            part(room, frame, large)
        return
    labels = {name: said(name) for name in parts}
    parts[choice(frame, said("view"), labels, next(iter(parts)), large=True)](room, frame, large)


def choice(frame: Frame, label: str, options: Mapping[str, str], first: str, *, large: bool) -> str:
    """A choice of what is looked at (id -> what it is called), for eyes without its label; gives the id."""
    chosen = st.segmented_control(
        label,
        list(options),
        default=first,
        required=True,
        format_func=lambda name: options[name],
        key=f"{VIEW}{frame.exercise}-{'wall' if large else 'host'}",
        label_visibility="collapsed",
    )
    return chosen if chosen in options else first


def note(text: str, large: bool) -> None:
    """The fine print under a picture; one line on the wall, so `text` is short there."""
    paragraph(text, "fine foot" if large else "fine")
