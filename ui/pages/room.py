"""The host's page: open a room, or with ?code= the room itself, for who has its key."""

from __future__ import annotations

import streamlit as st

from ui import visit
from ui.sections import room_create, room_host, room_key, room_live, room_said
from ui.sections.room_store import said
from workshop.codes import read_code
from workshop.store import AWAY

visit.stay("room")
asked = st.query_params.get("code", "")
code = read_code(asked)

try:
    if code:
        room_host.show(code)
    else:
        if asked:
            room_said.say(said("no_room"))
        room_create.show()
except AWAY:
    room_live.away()
room_key.hand_over()
