"""Sheets of a room: put, put again, withdrawn, read.

A seat is a token that a phone made for itself; only its hash is kept. One seat has one sheet for an exercise, so a
sheet that arrives twice is one sheet, and a second one takes the place of the first until the exercise closes.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshop.codes import SEAT, hashed, read_code
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.frames import Sheet
from workshop.rooms import Room, room_in
from workshop.store import Store, Transaction
from workshop.two_rounds import votes

MOST_SEATS = 5_000
AT_ONCE = 400
"""Values in one list of a statement."""

BAD_SEAT = "The seat of this phone cannot be read; open the room's link again to take a seat."
NOT_OPEN = "This exercise is not open now. What you answered stays on this phone."
FULL = "This room has as many seats as it can hold."


@dataclass(frozen=True)
class Post:
    """One sheet as a phone sends it."""

    code: str
    seat: str
    exercise: str
    answers: Mapping[str, object]


Checked = tuple[Post, dict[str, object]]
"""A sheet, and the columns that `check` made of it."""


def put(store: Store, post: Post, *, day: date | None = None) -> None:
    """Keeps a sheet; it is on the disk when this returns.

    Raises Refused: 404 unknown room, 410 past its date, 409 not open, 422 a seat, item or answer that is none,
    429 no seat left.
    """
    answer = put_many(store, [post], day=day)[0]
    if answer is not None:
        raise answer


def put_many(store: Store, posts: Sequence[Post], *, day: date | None = None) -> list[Refused | None]:
    """Keeps many sheets in one transaction. Gives for each, in order, None once it is on the disk, or why it is not."""
    answers: list[Refused | None] = [None] * len(posts)
    fit: list[tuple[int, Checked]] = []
    for at, post in enumerate(posts):
        try:
            fit.append((at, (post, check(post))))
        except Refused as fault:
            answers[at] = fault
    kept = put_checked(store, [one for _, one in fit], day=day)
    for (at, _), answer in zip(fit, kept, strict=True):
        answers[at] = answer
    return answers


def put_checked(store: Store, posts: Sequence[Checked], *, day: date | None = None) -> list[Refused | None]:
    """The same for sheets that `check` has looked at already, each with its columns."""
    if not posts:
        return []
    answers: list[Refused | None] = [None] * len(posts)
    with store.writing() as tx:
        found: dict[str, Room | Refused] = {}
        # In one order, so that two batches never wait for each other in a knot.
        for code in sorted({post.code for post, _ in posts}, key=lambda one: read_code(one) or one):
            try:
                found[code] = room_in(tx, code, day=day, lock=True)
            except Refused as fault:
                found[code] = fault
        groups: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for at, (post, _) in enumerate(posts):
            room = found[post.code]
            answers[at] = room if isinstance(room, Refused) else _closed(room, post.exercise)
            if answers[at] is None and isinstance(room, Room):
                groups.setdefault((room.code, post.exercise), []).append((at, hashed(post.seat, room.code)))
        rooms = {room.code: room for room in found.values() if isinstance(room, Room)}
        for (code, exercise), these in groups.items():
            seats = take_seats(tx, rooms[code], [token for _, token in these])
            for at, token in these:
                if token not in seats:
                    answers[at] = Refused(FULL, 429)
            fit = [(at, seats[token], posts[at][1]) for at, token in these if answers[at] is None]
            for at, refused in _write(tx, rooms[code], exercise, fit).items():
                answers[at] = refused
    return answers


def check(post: Post) -> dict[str, object]:
    """The columns of a sheet, before it is put. Raises Refused (422) for a seat, exercise, item or answer that is none.

    Of a code that is none it says nothing yet: 404 comes before anything else, and the room says so.
    """
    if read_code(post.code) is None:
        return {}
    if not isinstance(post.seat, str) or not SEAT.fullmatch(post.seat):
        raise Refused(BAD_SEAT, 422)
    exercise = all_exercises().get(post.exercise) if isinstance(post.exercise, str) else None
    if exercise is None:
        raise Refused(f"There is no such exercise; the exercises are {', '.join(all_exercises())}.", 422)
    return exercise.checked(post.answers)


def withdraw(store: Store, code: str, seat: str, *, day: date | None = None) -> int:
    """Deletes the seat's sheets of the exercises that are open. Gives how many there were.

    Raises Refused: 404, 410, 422 for no seat, 409 where nothing is open (what closed is part of the room's picture).
    """
    if not SEAT.fullmatch(seat):
        raise Refused(BAD_SEAT, 422)
    with store.writing() as tx:
        room = room_in(tx, code, day=day, lock=True)
        if not any(step.state == "open" for step in room.steps.values()):
            raise Refused("The exercise is closed, so its sheets can no longer be taken back.", 409)
        return take_back(tx, room, hashed(seat, room.code))


def take_back(tx: Transaction, room: Room, token: str) -> int:
    """Deletes the sheets of open exercises of a seat, by its hash. Gives how many there were."""
    return tx.run(
        "DELETE FROM sheets WHERE room_id = :room AND exercise IN "
        "(SELECT exercise FROM exercises WHERE room_id = :room AND state = 'open') AND seat_id IN "
        "(SELECT id FROM seats WHERE room_id = :room AND token_hash = :token)",
        room=room.id,
        token=token,
    )


def join(store: Store, code: str, seat: str, *, day: date | None = None) -> Room:
    """Takes a seat, or finds it taken by the same phone. Gives the room. Raises Refused: 404, 410, 422, 429."""
    if not SEAT.fullmatch(seat):
        raise Refused(BAD_SEAT, 422)
    with store.writing() as tx:
        room = room_in(tx, code, day=day, lock=True)
        if not take_seats(tx, room, [hashed(seat, room.code)]):
            raise Refused(FULL, 429)
        return room


def of_exercise(store: Store, room: Room, exercise: str) -> list[Sheet]:
    """Every sheet of one exercise, for frames and for taking home; never shown one by one.

    The version of a sheet is another random number after each change, so that nothing of the answers is in it.
    """
    with store.reading() as tx:
        return sheets_in(tx, room, exercise)


def sheets_in(tx: Transaction, room: Room, exercise: str) -> list[Sheet]:
    """The same inside a transaction."""
    rows = tx.rows(
        "SELECT seat_id, edition, answers FROM sheets WHERE room_id = :room AND exercise = :exercise ORDER BY seat_id",
        room=room.id,
        exercise=exercise,
    )
    return [Sheet(str(row["seat_id"]), row["edition"], json.loads(row["answers"])) for row in rows]


def pairs(store: Store, room: Room, first: str, second: str) -> list[tuple[Sheet, Sheet]]:
    """The sheets of seats that have both exercises, each with its other one (F22)."""
    later = {one.seat: one for one in of_exercise(store, room, second)}
    return [(one, later[one.seat]) for one in of_exercise(store, room, first) if one.seat in later]


def counts(store: Store, room: Room) -> tuple[int, dict[str, int]]:
    """How many seats are taken, and how many sheets each exercise has."""
    with store.reading() as tx:
        seats = tx.rows("SELECT COUNT(*) AS n FROM seats WHERE room_id = :room", room=room.id)[0]["n"]
        rows = tx.rows("SELECT exercise, COUNT(*) AS n FROM sheets WHERE room_id = :id GROUP BY exercise", id=room.id)
    found = {row["exercise"]: row["n"] for row in rows}
    return seats, {one: found.get(one, 0) for one in room.exercises}


def _closed(room: Room, exercise: str) -> Refused | None:
    step = room.steps.get(exercise)
    return None if step is not None and step.state == "open" else Refused(NOT_OPEN, 409)


def take_seats(tx: Transaction, room: Room, tokens: Sequence[str]) -> dict[str, int]:
    """The numbers of these seats; those that are new get one while there is room."""
    wanted = list(dict.fromkeys(tokens))
    found = _known(tx, room, wanted)
    if new := [one for one in wanted if one not in found]:
        taken = tx.rows("SELECT COUNT(*) AS n FROM seats WHERE room_id = :room", room=room.id)[0]["n"]
        new = new[: max(0, MOST_SEATS - taken)]
        tx.run_each(
            "INSERT INTO seats (room_id, token_hash) VALUES (:room, :token)",
            [{"room": room.id, "token": one} for one in new],
        )
        found |= _known(tx, room, new)
    return found


def _known(tx: Transaction, room: Room, tokens: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(tokens), AT_ONCE):
        rows = tx.rows(
            "SELECT id, token_hash FROM seats WHERE room_id = :room AND token_hash IN :tokens",
            room=room.id,
            tokens=list(tokens[start : start + AT_ONCE]),
        )
        found |= {row["token_hash"]: row["id"] for row in rows}
    return found


def _write(
    tx: Transaction, room: Room, exercise: str, fit: Sequence[tuple[int, int, dict[str, object]]]
) -> dict[int, Refused]:
    """Keeps columns by seat, each with the place of its post. Gives the places that are not kept, and why."""
    kept: dict[int, str] = {}
    faults: dict[int, Refused] = {}
    seats = sorted({seat for _, seat, _ in fit})
    for start in range(0, len(seats), AT_ONCE):
        rows = tx.rows(
            "SELECT seat_id, answers FROM sheets WHERE room_id = :room AND exercise = :exercise AND seat_id IN :seats",
            room=room.id,
            exercise=exercise,
            seats=seats[start : start + AT_ONCE],
        )
        kept |= {row["seat_id"]: row["answers"] for row in rows}
    changed: dict[int, str] = {}
    for at, seat, columns in fit:
        before = changed.get(seat, kept.get(seat))
        if all_exercises()[exercise].again:
            try:
                columns = votes(json.loads(before) if before else {}, columns, room.steps[exercise].revealed)
            except Refused as fault:
                faults[at] = fault
                continue
        text = json.dumps(columns, separators=(",", ":"), sort_keys=True)
        if text != before:
            changed[seat] = text
    values: list[dict[str, Any]] = [
        {"room": room.id, "exercise": exercise, "seat": seat, "edition": secrets.randbits(31), "answers": text}
        for seat, text in changed.items()
    ]
    tx.run_each(
        "INSERT INTO sheets (room_id, exercise, seat_id, edition, answers) "
        "VALUES (:room, :exercise, :seat, :edition, :answers) ON CONFLICT (room_id, exercise, seat_id) "
        "DO UPDATE SET edition = excluded.edition, answers = excluded.answers",
        values,
    )
    return faults
