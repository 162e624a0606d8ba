"""The projected view of a room, ?code=; ?look=dark or light, else as the device has it."""

from __future__ import annotations

import streamlit as st

from ui import visit
from ui.components import frame
from ui.sections import room_key, room_live, room_wall
from ui.sections.room_store import said
from workshop.codes import read_code
from workshop.store import AWAY

visit.stay("wall")
code = read_code(st.query_params.get("code", ""))

if code:
    try:
        room_wall.show(code)
    except AWAY:
        room_live.away()
else:
    with st.container(key="room-gone"):
        frame.title(said("projector"))
        frame.paragraph(said("no_room"), "lead")
        st.page_link("pages/room.py", label=said("create"))
room_key.hand_over()
