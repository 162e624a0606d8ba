"""Many phones take their seats at once, one transaction for all that wait; and one that leaves gives its seat back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workshop.codes import SEAT, hashed, read_code
from workshop.exercises import AGAIN, all_exercises
from workshop.faults import Refused
from workshop.rooms import Room, room_in
from workshop.sheets import AT_ONCE, BAD_SEAT, FULL, take_back, take_seats
from workshop.store import Store, Transaction

SECOND = ":2"


@dataclass(frozen=True)
class Joined:
    """A seat that is taken: in which room, how many are, and in which exercises it has a sheet.

    For a second vote the exercise stands once more, with SECOND behind it.
    """

    room: Room
    seats: int
    sheets: tuple[str, ...]


def join_many(store: Store, wanted: Sequence[tuple[str, str]], *, day: date | None = None) -> list[Joined | Refused]:
    """Takes seats, or finds them taken by the same phone.

    In: code and token of each. Out: for each, in order, the seat, or why there is none: 404, 410, 422, 429.
    """
    answers: list[Joined | Refused] = [Refused(BAD_SEAT, 422)] * len(wanted)
    groups: dict[str, list[tuple[int, str]]] = {}
    for at, (code, token) in enumerate(wanted):
        groups.setdefault(read_code(code) or "", []).append((at, token))
    with store.writing() as tx:
        for code, these in sorted(groups.items()):
            try:
                room = room_in(tx, code, day=day, lock=True)
            except Refused as fault:
                for at, _ in these:
                    answers[at] = fault
                continue
            fit = [(at, hashed(token, code)) for at, token in these if SEAT.fullmatch(token)]
            seats = take_seats(tx, room, [token for _, token in fit])
            sheets = _sheets(tx, room, sorted(set(seats.values())))
            count = int(tx.rows("SELECT COUNT(*) AS n FROM seats WHERE room_id = :room", room=room.id)[0]["n"])
            for at, token in fit:
                seat = seats.get(token)
                answers[at] = Refused(FULL, 429) if seat is None else Joined(room, count, sheets.get(seat, ()))
    return answers


def leave(store: Store, code: str, seat: str, *, day: date | None = None) -> int:
    """Takes back the seat's sheets of open exercises, and frees the seat where no sheet of it is left in the room.

    Gives how many sheets there were; leaving twice, or without a seat, is 0. What closed stays, and its seat with it.
    Raises Refused: 404, 410, 422 for no seat.
    """
    if not SEAT.fullmatch(seat):
        raise Refused(BAD_SEAT, 422)
    with store.writing() as tx:
        room = room_in(tx, code, day=day, lock=True)
        token = hashed(seat, room.code)
        gone = take_back(tx, room, token)
        tx.run(
            "DELETE FROM seats WHERE room_id = :room AND token_hash = :token "
            "AND NOT EXISTS (SELECT 1 FROM sheets WHERE sheets.seat_id = seats.id)",
            room=room.id,
            token=token,
        )
        return gone


def _sheets(tx: Transaction, room: Room, seats: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Seat -> the exercises that it has a sheet in."""
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(seats), AT_ONCE):
        rows = tx.rows(
            "SELECT seat_id, exercise, answers LIKE :again AS again FROM sheets "
            "WHERE room_id = :room AND seat_id IN :seats ORDER BY exercise",
            room=room.id,
            seats=list(seats[start : start + AT_ONCE]),
            again=f'%{AGAIN}":%',
        )
        for row in rows:
            name = str(row["exercise"])
            twice = row["again"] and all_exercises()[name].again
            found[row["seat_id"]] = (*found.get(row["seat_id"], ()), name, *([f"{name}{SECOND}"] if twice else []))
    return found
