from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.workshop.rooms_made import GUESS, Made, made, token
from workshop import pictures
from workshop.frames import Frame, Sheet
from workshop.sheets import withdraw
from workshop.store import Store


def counting(found: Sequence[Sheet]) -> tuple[Mapping[str, Any], Mapping[str, float | str | bool]]:
    return {"first": sorted(str(one.answers["G01"]) for one in found)}, {}


def look(room: Made, store: Store | None = None) -> Frame | None:
    return pictures.look(store or room.store, room.seen(), "guess", counting)


def test_a_frame_outlives_the_program_and_moves_by_three(url: str) -> None:
    first = Store(url)
    room = made(first, "guess")
    room.to("guess")
    for seat in range(4):
        room.post(seat, "guess", GUESS)
    assert look(room) is None
    room.post(4, "guess", GUESS)
    shown = look(room)
    assert shown is not None
    assert (shown.number, shown.n) == (1, 5)
    first.close()
    again = Store(url)
    room = room._replace(store=again)
    for seat in (5, 6):
        room.post(seat, "guess", GUESS)
        assert look(room) == shown
    room.to("guess:close")
    assert look(room) == shown
    room.to("guess:open")
    room.post(0, "guess", {"G01": 100})
    moved = look(room)
    assert moved is not None
    assert (moved.number, moved.n) == (2, 7)
    again.close()


def test_sending_the_same_again_moves_nothing(store: Store) -> None:
    room = made(store, "guess")
    room.to("guess")
    for seat in range(5):
        room.post(seat, "guess", GUESS)
    shown = look(room)
    for seat in range(5):
        room.post(seat, "guess", GUESS)
    assert look(room) == shown
    assert withdraw(store, room.code, token(0)) == 1
    assert look(room) is None  # four are left


def test_the_slower_of_two_screens_shows_the_frame_of_the_faster(store: Store) -> None:
    room = made(store, "guess")
    room.to("guess")
    for seat in range(5):
        room.post(seat, "guess", GUESS)
    faster: list[Frame | None] = []

    def slow(found: Sequence[Sheet]) -> tuple[Mapping[str, Any], Mapping[str, float | str | bool]]:
        for seat in range(5, 9):
            room.post(seat, "guess", GUESS)
        faster.append(look(room))
        return counting(found)

    assert pictures.look(store, room.seen(), "guess", slow) == faster[0]
    assert faster[0] is not None
    assert faster[0].n == 9
