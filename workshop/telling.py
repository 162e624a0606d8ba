"""What a phone is told of its room: where it is, and nothing of anybody in it."""

from __future__ import annotations

from typing import Any

from workshop.exercises import all_exercises
from workshop.rooms import Room


def told(room: Room, seats: int = 0) -> dict[str, Any]:
    """The room for phones, as plain JSON.

    In: the room; how many seats are taken. Out: revision; exercise (id, or None between exercises); state ("lobby",
    "open", "reveal", "close", "end"); open: it takes sheets now; shown: its result is on the wall; seen: it was at some
    time; taken: something of it was taken home; round: 2 for the second answer of a vote (from its first reveal on,
    whatever is on the wall since), else 1; title, names, until (ISO date), exercises and closed (ids), seats.
    """
    step = room.steps[room.exercise] if room.exercise else None
    is_open = step is not None and step.state == "open"
    shown = step is not None and step.shown
    seen = step is not None and step.revealed
    again = room.exercise is not None and all_exercises()[room.exercise].again
    return {
        "revision": room.revision,
        "exercise": room.exercise,
        "state": room.state,
        "open": is_open,
        "shown": shown,
        "seen": seen,
        "taken": step is not None and step.taken,
        "round": 2 if again and seen else 1,
        "title": room.title,
        "names": room.names,
        "until": room.delete_on.isoformat(),
        "exercises": list(room.exercises),
        "closed": [one for one, each in room.steps.items() if each.state == "closed"],
        "seats": seats,
    }
