"""Phones post letters, the room sees frames: the store, the scorer and the rules of showing together."""

from __future__ import annotations

import random

from quizzes.schema import Scenario, Statement
from tests.workshop.made_rooms import map_quiz
from tests.workshop.rooms_made import Made, made, token
from workshop import pictures
from workshop.frames import Frame
from workshop.room_map import map_shown, placed
from workshop.sheets import withdraw
from workshop.store import Store

QUIZ = map_quiz()


def answers(seat: int) -> dict[str, object]:
    """What a phone sends: letters and numbers."""
    chance = random.Random(seat)
    given: dict[str, object] = {
        item.id: chance.choice([option.letter for option in item.options]) for item in QUIZ.of_kind(Scenario)
    }
    return given | {item.id: chance.randint(1, 5) for item in QUIZ.of_kind(Statement)}


def shown(room: Made) -> Frame | None:
    return pictures.look(
        room.store, room.seen(), "balance", lambda found: map_shown(QUIZ, found), fits=lambda all_: placed(QUIZ, all_)
    )


def test_a_room_of_phones_and_who_tries_to_look_behind_it(store: Store) -> None:
    room = made(store, "balance")
    room.to("balance")
    for seat in range(4):
        room.post(seat, "balance", answers(seat))
    for seat in (90, 91, 92):
        room.post(seat, "balance", {"SC01": "a"})
    assert shown(room) is None, "seven sheets, four with a place"
    for seat in (4, 5):
        room.post(seat, "balance", answers(seat))
    first = shown(room)
    assert first is not None and first.n == 6
    # One more phone, a second, and the end of the exercise: the very same picture.
    for seat in (6, 7):
        room.post(seat, "balance", answers(seat))
        assert shown(room) == first
    room.to("balance:close")
    assert shown(room) == first
    room.to("balance:open")
    room.post(8, "balance", answers(8))
    second = shown(room)
    assert second is not None and (second.number, second.n) == (2, 9)
    # The three leave and somebody else comes: beside the first picture that would be one person.
    for seat in (6, 7, 8):
        withdraw(store, room.code, token(seat))
    room.post(9, "balance", answers(9))
    assert shown(room) == second
