"""What one process asks the store of rooms that phones listen to: as little as can be, and often."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workshop.codes import SEAT, hashed
from workshop.rooms import Room, room_in
from workshop.sheets import AT_ONCE
from workshop.store import Store


@dataclass(frozen=True)
class Snapshot:
    """A room as it was a moment ago."""

    room: Room
    seats: int
    proof: str
    """What a phone that has a seat carries in a cookie: the same for all of the room, and nothing to guess."""


def snapshot(store: Store, code: str, *, day: date | None = None) -> Snapshot:
    """A room with what phones are told of it. Raises Refused: 404, 410."""
    with store.reading() as tx:
        room = room_in(tx, code, day=day)
        row = tx.rows(
            "SELECT host_hash, (SELECT COUNT(*) FROM seats WHERE room_id = :id) AS n FROM rooms WHERE id = :id",
            id=room.id,
        )[0]
    return Snapshot(room, int(row["n"]), hmac.new(row["host_hash"].encode(), b"seat", hashlib.sha256).hexdigest()[:32])


def revisions(store: Store, codes: Sequence[str]) -> dict[str, int]:
    """The revisions of these rooms (codes as the store writes them); those that are gone are left out."""
    found: dict[str, int] = {}
    with store.reading() as tx:
        for start in range(0, len(codes), AT_ONCE):
            rows = tx.rows(
                "SELECT code, revision FROM rooms WHERE code IN :codes", codes=list(codes[start : start + AT_ONCE])
            )
            found |= {row["code"]: row["revision"] for row in rows}
    return found


def seats_of(store: Store, rooms: Sequence[int]) -> dict[int, int]:
    """How many seats of these rooms (by id) are taken."""
    found = dict.fromkeys(rooms, 0)
    with store.reading() as tx:
        for start in range(0, len(rooms), AT_ONCE):
            rows = tx.rows(
                "SELECT room_id, COUNT(*) AS n FROM seats WHERE room_id IN :rooms GROUP BY room_id",
                rooms=list(rooms[start : start + AT_ONCE]),
            )
            found |= {row["room_id"]: row["n"] for row in rows}
    return found


def has_seat(store: Store, room: Room, token: str) -> bool:
    """Whether this phone sits in the room already."""
    if not SEAT.fullmatch(token):
        return False
    with store.reading() as tx:
        found = tx.row(
            "SELECT id FROM seats WHERE room_id = :room AND token_hash = :token",
            room=room.id,
            token=hashed(token, room.code),
        )
    return found is not None
