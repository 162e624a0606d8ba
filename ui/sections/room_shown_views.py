"""Parts of a picture: one under the other on the host's page, one at a time on the wall, so that each fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room

Part = Callable[[Room, Frame, bool], None]


def one_by_one(room: Room, frame: Frame, large: bool, parts: Mapping[str, Part]) -> None:
    """Draws the parts (label of room_shown.toml -> part); `large`, only the one that was picked, first the first."""
    if not large or len(parts) == 1:
        for part in parts.values():
            part(room, frame, large)
        return
    first = next(iter(parts))
    chosen = st.segmented_control(
        said("view"), list(parts), default=first, format_func=said, key="room-view", label_visibility="collapsed"
    )
    parts[chosen if chosen is not None else first](room, frame, large)
