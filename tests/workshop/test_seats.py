"""Seats that many phones take at once, and what a seat that leaves takes with it."""

from __future__ import annotations

import pytest

from tests.workshop.rooms_made import BALANCE, GUESS, Made, made, token
from workshop import sheets
from workshop.faults import Refused
from workshop.seats import Joined, join_many, leave
from workshop.store import Store


def seats(room: Made) -> int:
    return sheets.counts(room.store, room.seen())[0]


def joined(room: Made, seat: int) -> Joined:
    (found,) = join_many(room.store, [(room.code, token(seat))])
    assert isinstance(found, Joined)
    return found


def test_who_leaves_frees_the_seat(store: Store) -> None:
    room = made(store, "guess", "balance")
    for seat in (1, 2, 3):
        joined(room, seat)
    room.to("guess:open")
    for seat in (1, 2):
        room.post(seat, "guess", GUESS)
    room.to("balance:open")
    room.post(1, "balance", BALANCE)
    room.post(4, "balance", BALANCE)
    # Seat 4 has a sheet in what is open, 3 has none, 1 and 2 have one in what has closed: that one stays, and the seat.
    assert [leave(store, room.code, token(seat)) for seat in (4, 3, 1, 2)] == [1, 0, 1, 0]
    assert (seats(room), room.kept("guess"), room.kept("balance")) == (2, 2, 0)
    assert [leave(store, room.code, token(seat)) for seat in (4, 9)] == [0, 0]
    assert joined(room, 4).seats == 3, "a seat that was freed is a new one"
    assert joined(room, 1).sheets == ("guess",)
    room.to("end")
    assert leave(store, room.code, token(4)) == 0 and seats(room) == 2


def test_leaving_one_room_leaves_no_other(store: Store) -> None:
    here, there = made(store, "guess"), made(store, "guess")
    for room in (here, there):
        room.to("guess:open")
        room.post(1, "guess", GUESS)
    assert leave(store, here.code, token(1)) == 1
    assert (seats(here), seats(there), there.kept("guess")) == (0, 1, 1)
    for code, seat, status in (("nothing", token(1), 404), (here.code, "x", 422)):
        with pytest.raises(Refused) as no:
            leave(store, code, seat)
        assert no.value.status == status


def test_a_seat_knows_of_its_second_vote(store: Store) -> None:
    room = made(store, "words", "vote")
    room.to("words:open")
    room.post(1, "words", {"words": ['.again":']})
    room.to("vote:open")
    room.post(1, "vote", {"VT01": "a"})
    assert joined(room, 1).sheets == ("vote", "words")
    room.to("vote:reveal")
    room.post(1, "vote", {"VT01.again": "b"})
    assert joined(room, 1).sheets == ("vote", "vote:2", "words")
