"""Keys that pace a room: right and left arrow, and Shift with R, C and H; down and up arrow turn to another view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components.device import said_by

CODE = Path(__file__).with_name("room_keys.js")
KEY = "room-keys"
NAMES = ("next", "back", "reveal", "close", "hide")


@cache
def _component() -> Any:
    return st.components.v2.component("sweet_spot_room_keys", js=CODE.read_text(encoding="utf-8"))


def room_keys(revision: int, *, on: bool, pressed: Callable[[str, int], None]) -> None:
    """Listens on this page while `on`. Down and up arrow press a view of ui/sections/room_shown_views.py by themselves.

    `pressed` gets the name of what was asked ("next", "back", "reveal", "close", "hide") and the revision of the
    room that the page showed then, so that a screen which is behind cannot skip a part.
    """

    def told() -> None:
        said = said_by(KEY, "pressed")
        if isinstance(said, Mapping) and said.get("name") in NAMES and isinstance(said.get("revision"), int | float):
            pressed(said["name"], int(said["revision"]))

    _component()(key=KEY, data={"on": on, "revision": revision}, on_pressed_change=told)
