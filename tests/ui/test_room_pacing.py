"""Pacing a room: by button, by key, on two screens, and with a question before each close."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import streamlit as st

import content
from tests.ui import visits
from tests.ui.hosts import HOST, LATER, SPEAKING, TWICE, by_key, host, told
from tests.ui.visits import Visit
from tests.workshop.rooms_made import Made
from ui.components import ask
from ui.sections import room_key, room_moves
from ui.sections.room_course import ahead, onward, standing, where
from ui.when import written
from workshop import rooms, stages
from workshop.exercises import all_exercises
from workshop.rooms import today
from workshop.store import Store

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


# ---- the end, and a second time before its day -------------------------------------------


def test_all_parts_lead_to_the_end_which_asks_while_a_part_is_open(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    visit = by_key(host(made), "room-end")
    question = visit.at.session_state[room_moves.ASKING]
    assert HOST["close_moving"] in question["text"]
    answers(visit, question, yes=True)
    assert made.seen().place == "end"
    assert not visit.run().has("room-end")
    by_key(visit, "room-go_lobby")
    by_key(visit, "room-end")
    assert made.seen().place == "end", "with nothing open there is nothing to ask"


def twice(store: Store, days_ago: int) -> tuple[Made, str, str]:
    """A room whose first time was closed so many days ago, and the ids of both times."""
    first = all_exercises()[LATER].first
    assert first is not None
    room, key = rooms.create(store, exercises=[first, LATER])
    then = today() - timedelta(days=days_ago)
    for place in (f"{first}:open", f"{first}:close"):
        stages.move(store, room.code, key, place, day=then)
    return Made(store, room.code, key), first, LATER


@pytest.mark.parametrize(("days_ago", "missing"), [(0, 28), (1, 27), (27, 1)])
def test_a_second_time_before_its_day_is_asked_with_the_days_that_are_missing(
    store: Store, days_ago: int, missing: int
) -> None:
    made, first, later = twice(store, days_ago)
    visit = host(made)
    assert onward(made.seen()) == HOST["next_end"], "the arrow leads past it"
    at = made.seen().exercises.index(later)
    by_key(visit, f"swap-go_open-{at}")
    question = visit.at.session_state[room_moves.ASKING]
    assert question["text"] == HOST["soon_ask" if missing > 1 else "soon_ask_one"].replace("{n}", str(missing))
    assert (question["yes"], question["no"]) == (HOST["soon_yes"], HOST["soon_no"])
    answers(visit, question, yes=False)
    assert made.seen().place == f"{first}:close"
    by_key(visit, f"swap-go_open-{at}")
    answers(visit, visit.at.session_state[room_moves.ASKING], yes=True)
    assert made.seen().place == f"{later}:open"


def test_a_second_time_on_its_day_opens_at_once(store: Store) -> None:
    made, _, later = twice(store, 28)
    visit = by_key(host(made), "room-next")
    assert room_moves.ASKING not in visit.at.session_state
    assert made.seen().place == f"{later}:open"


def test_straight_from_the_first_time_the_question_names_both(store: Store) -> None:
    made, first, later = twice(store, 0)
    made.to(f"{first}:open")
    visit = by_key(host(made), f"swap-go_open-{made.seen().exercises.index(later)}")
    text = visit.at.session_state[room_moves.ASKING]["text"]
    assert HOST["close_moving"] in text and HOST["soon_ask"].replace("{n}", "28") in text


def test_at_the_end_the_page_says_when_the_second_time_may_be(store: Store) -> None:
    made, _, later = twice(store, 10)
    made.to("end")
    name = content.workshop().exercise(later).name
    day = written(today() + timedelta(days=18))
    assert HOST["end_later"].replace("{name}", name).replace("{day}", day) in host(made).words
    made, _, _ = twice(store, 40)
    made.to("end")
    assert HOST["end_now"].replace("{name}", name) in host(made).words
