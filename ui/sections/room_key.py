"""The key of a room on its host's screens: in a cookie of the browser, in the session until then, in no address."""

from __future__ import annotations

import re
from uuid import uuid4

import streamlit as st

from ui.components import frame
from ui.components.host_cookie import host_cookie
from ui.sections import room_said
from ui.sections.room_store import said, store, told
from workshop import rooms
from workshop.codes import read_code
from workshop.faults import Refused
from workshop.limits import limits, too_many
from workshop.rooms import Room
from workshop.store import AWAY

COOKIE = "sweet-spot-host-"
HELD = "room.keys"
"""Keys by code that this session was given and its first request did not bring."""
HANDING = "room.handing"
"""What the browser is to keep or to forget: code, key (empty to forget), a name for the asking."""
FIELD = "room-key-field"
GUESSED = "room.guessed"
"""Codes that this session tried and could not open."""
SLOWED = 3.0
"""Seconds after which the next code is looked up, once too many were wrong."""
KEY = re.compile(r"[0-9a-f]{40}")


def read_link(typed: str, code: str) -> tuple[str, str] | None:
    """Code and key out of a host link, "CODE.KEY" or a key alone, which is then for the room `code`; else None."""
    named, dot, key = typed.strip().rpartition("#")[2].rpartition(".")
    meant, key = read_code(named if dot else code), key.strip().lower()
    return (meant, key) if meant and KEY.fullmatch(key) else None


def key_of(code: str) -> str:
    """The key of a room on this device, or empty."""
    held = st.session_state.get(HELD, {})
    return str(held[code] if code in held else st.context.cookies.get(f"{COOKIE}{code}", ""))


def known() -> list[str]:
    """The codes of the rooms whose key is on this device."""
    cookies = [name.removeprefix(COOKIE) for name in st.context.cookies if name.startswith(COOKIE)]
    held = st.session_state.get(HELD, {})
    return [code for code in dict.fromkeys([*held, *cookies]) if read_code(code) == code and key_of(code)]


def hold(code: str, key: str) -> None:
    """From here on this session has the key, and its browser is asked to keep it."""
    st.session_state.setdefault(HELD, {})[code] = key
    st.session_state[HANDING] = (code, key, uuid4().hex)


def forget(code: str) -> None:
    """Takes the key off this device."""
    hold(code, "")


def hand_over() -> None:
    """Has the browser keep or forget what it was asked to. Once a run of the host's pages."""
    code, key, which = st.session_state.get(HANDING, ("", "", ""))
    host_cookie(code, key, which=which, failed=lambda: room_said.say(said("key_not_kept")))


def opened(code: str) -> tuple[Room, str] | None:
    """The room and its key; None where this device may not open it, and then the page says why and what to do."""
    key = key_of(code)
    try:
        if key:
            room = rooms.as_host(store(), code, key)
            limits().learn(address(), code)
            return room, key
        if _slowed(code):
            raise too_many(SLOWED)
        rooms.find(store(), code)
    except Refused as found:
        # The page looks again and again: what it found is one guess.
        seen = st.session_state.setdefault(GUESSED, set())
        fault = found if code in seen else _counted(found, code)
        seen.add(code)
        if fault.status not in (403, 429):  # the room is gone, and no key brings it back
            with st.container(key="room-gone"):
                frame.title(said("title"))
                frame.paragraph(str(fault), "lead")
                room_said.show()
                st.page_link("pages/room.py", label=said("another"))
            return None
        _ask(code, str(fault))
        return None
    _ask(code)
    return None


def address() -> str:
    """Where this page is, for the count of guesses; the machine itself has no address."""
    found = st.context.ip_address
    return found if isinstance(found, str) else ""


def _slowed(code: str) -> bool:
    """Whether too many codes were wrong here, of which this one was never right."""
    return limits().slowed(address()) and not limits().known(address(), code)


def _counted(fault: Refused, code: str) -> Refused:
    """What to say of a code or a key that was wrong, and one more against who tries many: after too many of either
    nobody is told any more which of them it was.
    """
    try:
        if fault.status == 403:
            limits().wrong_key(address(), code)
        elif fault.status == 404:
            limits().missed(address())
    except Refused as slower:
        return slower
    return too_many(SLOWED) if fault.status in (403, 404) and _slowed(code) else fault


def _ask(code: str, why: str = "") -> None:
    """The field for the host link."""
    with st.container(key="room-key"):
        frame.title(said("key_title"), eyebrow=code)
        frame.paragraph(said("key_lead"), "lead")
        if why:
            frame.paragraph(why, "note")
        room_said.show()
        with st.form("room-key-form", border=False):
            st.text_input(said("key_field"), key=FIELD, type="password", autocomplete="off")
            st.form_submit_button(said("key_open"), type="primary", on_click=_open, args=(code,))


def _open(code: str) -> None:
    read = read_link(st.session_state.get(FIELD, ""), code)
    st.session_state[FIELD] = ""
    if read is None:
        room_said.say(said("key_odd"))
        return
    code, key = read
    try:
        rooms.as_host(store(), code, key)
    except Refused as wrong:
        room_said.say(str(_counted(wrong, code)))
        return
    except AWAY as fault:
        room_said.say(told(fault))
        return
    hold(code, key)
    st.query_params["code"] = code
