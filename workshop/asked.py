"""The prompts of the compass that a host has asked the room, kept with it: for the compass, and for the report."""

from __future__ import annotations

from datetime import date

from content import prompts_by_id
from workshop.faults import Refused
from workshop.rooms import Room, room_in
from workshop.store import Store


def mark(
    store: Store, code: str, host_key: str, prompt_id: str, *, asked: bool = True, day: date | None = None
) -> Room:
    """Notes that a prompt was asked, or with `asked` False that it was not after all. Twice is as good as once.

    Gives the room, whose revision stays: no phone has anything to do with it.
    Raises Refused: 404, 410, 403 as rooms.as_host; 422 for a prompt that is not in the compass.
    """
    if not prompts_by_id([prompt_id]):
        raise Refused("There is no such question in the compass.", 422)
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        noted = "INSERT INTO asked_prompts (room_id, prompt) VALUES (:room, :prompt) ON CONFLICT DO NOTHING"
        taken_back = "DELETE FROM asked_prompts WHERE room_id = :room AND prompt = :prompt"
        tx.run(noted if asked else taken_back, room=room.id, prompt=prompt_id)
        return room


def asked(store: Store, room: Room) -> tuple[str, ...]:
    """The ids of the prompts that were asked, in the order of asking."""
    with store.reading() as tx:
        rows = tx.rows("SELECT prompt FROM asked_prompts WHERE room_id = :room ORDER BY id", room=room.id)
    return tuple(str(row["prompt"]) for row in rows)
