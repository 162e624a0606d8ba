"""Frames as the store keeps them: one row an exercise, moved by whoever sees first that it may move."""

from __future__ import annotations

from workshop.cells import LEAST
from workshop.frames import Fits, Frame, Kept, Work, advance, everyone, from_json, to_json, visible
from workshop.rooms import Room
from workshop.sheets import sheets_in
from workshop.store import Store, Transaction


def look(
    store: Store, room: Room, exercise: str, work: Work, least: int = LEAST, fits: Fits = everyone
) -> Frame | None:
    """The frame to show now, moved on first where it may move; None where there is nothing to show.

    In: what makes a frame of sheets (workshop.frames.Work), and which sheets `fits` it (the others do not count).
    The work is done outside a transaction; where another process was faster its frame is shown, so that all screens
    have seen the same frames.
    """
    with store.reading() as tx:
        kept, given = kept_in(tx, room, exercise), sheets_in(tx, room, exercise)
    found = fits(given)
    moved = advance(kept, exercise, found, work, least)
    if moved is not kept and not _keep(store, room, exercise, moved):
        with store.reading() as tx:
            moved = kept_in(tx, room, exercise)
    return visible(moved, len(found), least)


def kept_in(tx: Transaction, room: Room, exercise: str) -> Kept:
    """The frames of an exercise so far, inside a transaction."""
    row = tx.row("SELECT kept FROM frames WHERE room_id = :room AND exercise = :one", room=room.id, one=exercise)
    return from_json(row["kept"]) if row else Kept()


def _keep(store: Store, room: Room, exercise: str, moved: Kept) -> bool:
    """Whether this frame became the next one."""
    values = {"room": room.id, "exercise": exercise, "number": moved.ledger.frames, "kept": to_json(moved)}
    with store.writing() as tx:
        if moved.ledger.frames == 1:
            return bool(
                tx.run(
                    "INSERT INTO frames (room_id, exercise, number, kept) VALUES (:room, :exercise, :number, :kept) "
                    "ON CONFLICT (room_id, exercise) DO NOTHING",
                    **values,
                )
            )
        return bool(
            tx.run(
                "UPDATE frames SET number = :number, kept = :kept "
                "WHERE room_id = :room AND exercise = :exercise AND number = :number - 1",
                **values,
            )
        )
