"""Made rooms, seats and answers for the tests of rooms."""

from __future__ import annotations

from typing import NamedTuple

from workshop import rooms, stages
from workshop.sheets import Post, put
from workshop.store import Store

BALANCE = {"SC01": "a", "SC01.second": "b", "SC01.seconds": 4.5, "SC02": "na", "ST01": 4}
GUESS = {"G01": -20, "G02": 60}


class Made(NamedTuple):
    """A room, its key, and its store."""

    store: Store
    code: str
    key: str

    def to(self, place: str) -> rooms.Room:
        return stages.move(self.store, self.code, self.key, place)

    def seen(self) -> rooms.Room:
        return rooms.find(self.store, self.code)

    def post(self, seat: int, exercise: str, answers: dict[str, object]) -> None:
        put(self.store, Post(self.code, token(seat), exercise, answers))

    def kept(self, exercise: str) -> int:
        from workshop.sheets import counts

        return counts(self.store, self.seen())[1][exercise]


def token(seat: int) -> str:
    """A seat token as a phone would make it."""
    return f"seat_{seat:04}-abcdefghijk"


def made(store: Store, *exercises: str, days: int | None = None) -> Made:
    """A room with these exercises, in its lobby."""
    room, key = rooms.create(store, "Tuesday", exercises=exercises or None, days=days)
    return Made(store, room.code, key)
