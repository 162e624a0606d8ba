"""Rooms: made, found, shown to their host, deleted on their date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from workshop.codes import hashed, new_code, new_host_key, read_code, same
from workshop.exercises import all_exercises, usual
from workshop.faults import Refused
from workshop.store import Store, Transaction

FEWEST_DAYS, MOST_DAYS, DAYS = 1, 180, 30
MOST_ROOMS = 5_000
"""Rooms at a time in one store."""
LONGEST_TITLE = 80
NAMES = ("neutral", "original")
LOBBY, END = "lobby", "end"

NO_ROOM = "There is no room with this code. Please check it against the wall."
GONE = "This room has passed its date, and its answers are deleted."
WRONG_KEY = "This key does not open the room. Use the link that was shown when the room was made."
FULL = "There are as many rooms as this server can hold. Please try again tomorrow."


@dataclass(frozen=True)
class Step:
    """How far one exercise of a room is."""

    state: Literal["new", "open", "closed"]
    shown: bool
    """Whether its result is on the wall."""
    taken: bool
    """Whether something of it was taken home; it stays closed from then on."""
    revealed: bool = False
    """Whether its result was ever on the wall, hidden since or not. It never turns back."""
    closed_on: date | None = None
    """The day (UTC) of its last close; None before, and for what closed before days were kept."""


@dataclass(frozen=True)
class Room:
    """A room as its host sees it. Holds no key."""

    id: int
    code: str
    title: str
    names: str
    """How zones are called: "neutral" or "original"."""
    exercises: tuple[str, ...]
    steps: Mapping[str, Step]
    place: str
    """Where the room is: "lobby", "end", or "words:open" and the like."""
    revision: int
    """Goes up with every move, so that phones know what is new."""
    made_on: date
    delete_on: date
    """The last day of the room, UTC."""

    @property
    def exercise(self) -> str | None:
        """The exercise that the room is at, or None in the lobby and at the end."""
        return self.place.partition(":")[0] if ":" in self.place else None

    @property
    def state(self) -> str:
        """ "open", "reveal" or "close"; "lobby" or "end" between exercises."""
        return self.place.rpartition(":")[2]


def today() -> date:
    """The day by which rooms live, UTC."""
    return datetime.now(UTC).date()


def create(
    store: Store,
    title: str = "",
    *,
    names: str = "neutral",
    exercises: Sequence[str] | None = None,
    days: int | None = None,
    day: date | None = None,
) -> tuple[Room, str]:
    """Makes a room in its lobby. Gives the room and the host's key, which is kept nowhere else.

    In: a title or nothing; how zones are called; the exercises in their order (None: the usual ones); days until
    deletion, 1 to 180 (None: 30, or 90 with before and after); the day it is made (None: today).
    Raises Refused (422) for anything else, and (429) where the store is full.
    """
    chosen = tuple(usual() if exercises is None else exercises)
    known = all_exercises()
    if not chosen or set(chosen) - set(known) or len(set(chosen)) != len(chosen):
        raise Refused(f"Choose at least one exercise, each once, out of: {', '.join(known)}.", 422)
    if names not in NAMES:
        raise Refused(f"The names of the zones are {' or '.join(NAMES)}.", 422)
    if days is None:
        days = max([DAYS, *(known[one].days or 0 for one in chosen)])
    if isinstance(days, bool) or not isinstance(days, int) or not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Refused(f"A room lives for {FEWEST_DAYS} to {MOST_DAYS} days.", 422)
    made_on, key = day or today(), new_host_key()
    with store.writing() as tx:
        if tx.rows("SELECT COUNT(*) AS n FROM rooms")[0]["n"] >= MOST_ROOMS:
            raise Refused(FULL, 429)
        code = _free_code(tx)
        made = tx.rows(
            "INSERT INTO rooms (code, host_hash, title, names, made_on, delete_on, place, revision) VALUES "
            "(:code, :host, :title, :names, :made_on, :delete_on, :place, 1) RETURNING id",
            code=code,
            host=hashed(key, code),
            title=" ".join("".join(one if one.isprintable() else " " for one in title).split())[:LONGEST_TITLE],
            names=names,
            made_on=made_on.isoformat(),
            delete_on=(made_on + timedelta(days=days)).isoformat(),
            place=LOBBY,
        )
        tx.run_each(
            "INSERT INTO exercises (room_id, exercise, rank, state, shown, taken) "
            "VALUES (:room, :exercise, :rank, 'new', 0, 0)",
            [{"room": made[0]["id"], "exercise": one, "rank": rank} for rank, one in enumerate(chosen)],
        )
        return room_in(tx, code, day=made_on), key


def find(store: Store, code: str, *, day: date | None = None) -> Room:
    """The room of a code as somebody typed it. Raises Refused: 404 unknown, 410 past its date."""
    with store.reading() as tx:
        return room_in(tx, code, day=day)


def as_host(store: Store, code: str, host_key: str, *, day: date | None = None) -> Room:
    """The room, for who has its key. Raises Refused: 404, 410, or 403 for a wrong key."""
    with store.reading() as tx:
        return room_in(tx, code, host_key=host_key, day=day)


def delete(store: Store, code: str, host_key: str) -> None:
    """Deletes a room with all that it holds, past its date too. Raises Refused: 404, or 403 for a wrong key."""
    with store.writing() as tx:
        tx.run("DELETE FROM rooms WHERE id = :id", id=room_in(tx, code, host_key=host_key, day=date.min).id)
    store.sweep()


def purge(store: Store, *, day: date | None = None) -> int:
    """Deletes every room that is past its date. Gives how many there were."""
    with store.writing() as tx:
        gone = tx.run("DELETE FROM rooms WHERE delete_on < :day", day=(day or today()).isoformat())
    # Even where no room went: sheets may have been taken back since.
    store.sweep()
    return gone


def room_in(
    tx: Transaction, code: str, *, host_key: str | None = None, day: date | None = None, lock: bool = False
) -> Room:
    """The room inside a transaction; with `lock` nobody else changes it until the end. Raises as `as_host`."""
    meant = read_code(code)
    found = "SELECT * FROM rooms WHERE code = :code"
    row = tx.row(tx.locking(found) if lock else found, code=meant) if meant else None
    if row is None:
        raise Refused(NO_ROOM, 404)
    if host_key is not None and not same(host_key, row["code"], row["host_hash"]):
        raise Refused(WRONG_KEY, 403)
    if row["delete_on"] < (day or today()).isoformat():
        raise Refused(GONE, 410)
    return _room(row, tx.rows("SELECT * FROM exercises WHERE room_id = :id ORDER BY rank", id=row["id"]))


def _room(row: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]) -> Room:
    return Room(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        names=row["names"],
        exercises=tuple(one["exercise"] for one in parts),
        steps={one["exercise"]: _step(one) for one in parts},
        place=row["place"],
        revision=row["revision"],
        made_on=date.fromisoformat(row["made_on"]),
        delete_on=date.fromisoformat(row["delete_on"]),
    )


def _step(row: Mapping[str, Any]) -> Step:
    closed_on = date.fromisoformat(row["closed_on"]) if row["closed_on"] else None
    shown = bool(row["shown"])
    return Step(row["state"], shown, bool(row["taken"]), shown or bool(row["revealed"]), closed_on)


def _free_code(tx: Transaction) -> str:
    while True:
        code = new_code()
        if tx.row("SELECT id FROM rooms WHERE code = :code", code=code) is None:
            return code
