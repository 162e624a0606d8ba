"""A question for the room that fits what the wall shows: the next one, another one, and which were asked."""

from __future__ import annotations

import streamlit as st

import content
from quizzes.schema import Scenario
from ui.components import frame
from ui.sections import room_said
from ui.sections.room_key import key_of
from ui.sections.room_shown_votes import looked_at
from ui.sections.room_store import said, store, told
from workshop.asked import asked, mark
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.frames import Frame
from workshop.rooms import Room
from workshop.store import AWAY

PASSED = "room.passed"
"""Prompts of a room's part that the host passed over, in this session."""


def show(room: Room, seen: Frame | None) -> None:
    """The question with what it goes by; a line where nothing is shown yet, or everything was asked."""
    with st.container(key="room-compass"):
        frame.head(said("compass"))
        if seen is None:
            frame.paragraph(said("compass_later"), "sub")
            return
        used, passed = asked(store(), room), st.session_state.get(PASSED, {}).get(_spot(room), [])
        facts, about = _facts(room, seen)
        prompt = content.next_prompt(facts, {*used, *passed})
        if prompt is None:
            frame.paragraph(content.compass().none_left, "sub")
            if passed:
                st.button(said("compass_again"), key="room-prompt-again", on_click=_again, args=(_spot(room),))
            return
        frame.paragraph(prompt.ask, "ask")
        of = f" ({about})" if about and prompt.exercises else ""
        frame.paragraph(f"{said('compass_seen')}{of}: {prompt.seen}", "fine")
        with st.container(key="room-prompt", horizontal=True):
            st.button(said("compass_used"), key="room-asked", on_click=_asked, args=(room.code, prompt.id))
            st.button(
                said("compass_other"), key="room-other", type="tertiary", on_click=_pass, args=(_spot(room), prompt.id)
            )


def _facts(room: Room, seen: Frame) -> tuple[dict[str, float | str | bool], str]:
    """What the compass may know: of a vote, of the moment that the page shows, and what that one is called."""
    facts = {**seen.facts, "exercise": room.exercise or ""}
    if "facts" not in seen.shown:
        return facts, ""
    asked_here, moment = all_exercises()[seen.exercise].asked(), looked_at(seen)
    names = {item.id: item.name for item in asked_here.of_kind(Scenario)} if asked_here else {}
    facts = {name: one for name, one in facts.items() if not name.startswith("vote.")}
    return facts | seen.shown["facts"].get(moment, {}), names.get(moment, "")


def _spot(room: Room) -> str:
    return f"{room.code} {room.exercise}"


def _asked(code: str, prompt: str) -> None:
    try:
        mark(store(), code, key_of(code), prompt)
    except (Refused, *AWAY) as fault:
        room_said.say(told(fault))


def _pass(spot: str, prompt: str) -> None:
    st.session_state.setdefault(PASSED, {}).setdefault(spot, []).append(prompt)


def _again(spot: str) -> None:
    st.session_state.get(PASSED, {}).pop(spot, None)
