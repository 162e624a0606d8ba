"""Pacing a room: by button, by key, on two screens, and with a question before each close."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

import content
from tests.ui import visits
from tests.ui.hosts import HOST, SPEAKING, TWICE, by_key, host, told
from tests.ui.visits import Visit
from tests.workshop.rooms_made import Made
from ui.components import ask
from ui.sections import room_key, room_moves
from ui.sections.room_course import ahead, onward, standing, where
from workshop import stages
from workshop.exercises import all_exercises

pytestmark = pytest.mark.usefixtures("app")


# ---- pacing ------------------------------------------------------------------------------


def test_next_walks_the_whole_course_and_asks_before_each_close(made: Made) -> None:
    visit, walked = host(made), [made.seen().place]
    while onward(made.seen()):
        room = made.seen()
        assert visit.at.button(key="room-next").label == onward(room)
        by_key(visit, "room-next")
        question = visit.at.session_state.get(room_moves.ASKING)
        closing = ahead(room).endswith(":close")
        assert (question is not None) is closing
        if question is not None:
            assert made.seen() == room, "nothing closes before the answer"
            answers(visit, question, yes=True)
        walked.append(made.seen().place)
    assert tuple(walked) == stages.course(made.seen().exercises)
    assert visit.run().title == HOST["at_end"]
    assert not visit.has("room-next")


def answers(visit: Visit, question: dict[str, Any], *, yes: bool) -> None:
    """The dialog's answer comes in, as a press of one of its buttons sends it."""
    state: dict[str, Any] = {room_moves.ASKING: question, room_key.HELD: visit.at.session_state[room_key.HELD]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "session_state", state)
        room_moves.answered("another question", True)
        room_moves.answered(question["id"], yes)
    assert room_moves.ASKING not in state
    del visit.at.session_state[room_moves.ASKING]
    visit.run()


def test_a_no_leaves_the_part_open(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    made.post(1, SPEAKING, {all_exercises()[SPEAKING].plain or "": ["calm"]})
    visit = by_key(host(made), "room-close")
    question = visit.at.session_state[room_moves.ASKING]
    assert question["text"] == told(visit, ask.KEY)["text"] == HOST["close_ask"]
    answers(visit, question, yes=False)
    assert made.seen().steps[SPEAKING].state == "open"
    assert told(visit, ask.KEY)["id"] == ""


def test_two_screens_at_once_move_one_step(made: Made) -> None:
    one, other = host(made), host(made)
    by_key(one, "room-next")
    place = made.seen().place
    assert stages.MOVED in by_key(other, "room-next").words
    assert made.seen().place == place
    assert other.title == one.title == content.workshop().exercise(SPEAKING).name


def test_a_second_press_of_the_same_hand_is_passed_over(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {room_key.HELD: {made.code: made.key}}
    monkeypatch.setattr(st, "session_state", state)
    revision = made.seen().revision
    for _ in range(3):
        room_moves.press(made.code, "next", revision)
    assert made.seen().place == f"{SPEAKING}:open"
    assert "passing.room-said" not in state


def test_keys_do_what_their_buttons_do(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {room_key.HELD: {made.code: made.key}}
    monkeypatch.setattr(st, "session_state", state)

    def press(name: str) -> str:
        room_moves.press(made.code, name, made.seen().revision)
        if question := state.get(room_moves.ASKING):
            room_moves.answered(question["id"], True)
        return made.seen().place

    for nothing in ("back", "reveal", "close", "hide"):
        assert press(nothing) == "lobby"
    assert press("next") == f"{SPEAKING}:open"
    assert press("reveal") == f"{SPEAKING}:reveal"
    assert press("hide") == f"{SPEAKING}:open"
    assert press("close") == f"{SPEAKING}:close"
    assert press("next") == f"{TWICE}:open"
    assert press("back") == f"{SPEAKING}:close"
    assert press("back") == f"{SPEAKING}:reveal"
    assert press("next") == f"{TWICE}:open", "what is closed is not closed again"


def test_one_switch_turns_the_keys_off_and_the_device_remembers(made: Made) -> None:
    visit = host(made)
    assert told(visit, "room-keys") == {"on": True, "revision": made.seen().revision}
    visit.at.toggle(key="room-keys-on").set_value(False)
    visit.run()
    assert told(visit, "room-keys")["on"] is False
    assert visit.asked[-1] == {"op": visit.asked[-1]["op"], "do": "setting", "name": "room_keys", "value": False}
    later = Visit(visits.journal(room_keys=False))
    later.at.session_state["room.keys"] = {made.code: made.key}
    assert told(later.see("room", code=made.code), "room-keys")["on"] is False
    unknown = Visit(None)
    unknown.at.session_state["room.keys"] = {made.code: made.key}
    assert told(unknown.see("room", code=made.code), "room-keys")["on"] is False, "until the browser has told"


def test_any_part_can_be_opened_and_the_course_is_told_in_words(made: Made) -> None:
    visit = host(made)
    by_key(visit, "swap-go_open-1")
    room = made.seen()
    assert (where(room), standing(room)) == ("Part 2 of 2", HOST["is_open"])
    made.to(f"{TWICE}:reveal")
    assert standing(made.seen()) == HOST["is_open_again"]
    made.to(f"{TWICE}:close")
    assert standing(made.seen()) == HOST["is_shown"]
