"""Where a room is in its course, in words."""

from __future__ import annotations

import content
from ui.sections.room_store import said
from ui.when import written
from workshop.exercises import all_exercises
from workshop.rooms import END, Room
from workshop.stages import CLOSE, OPEN, REVEAL, beside


def name_of(exercise: str) -> str:
    """What an exercise is called."""
    return content.workshop().exercise(exercise).name


def where(room: Room) -> str:
    """ "Part 2 of 5", or where the room is before and after its parts."""
    if room.exercise is None:
        return said("at_end" if room.place == END else "at_lobby")
    return said("part_of", n=room.exercises.index(room.exercise) + 1, of=len(room.exercises))


def standing(room: Room) -> str:
    """What phones and wall do just now; empty before and after the parts."""
    if room.exercise is None:
        return ""
    step = room.steps[room.exercise]
    if step.state == "open":
        if all_exercises()[room.exercise].again and step.revealed:
            return said("is_open_again")
        return said("is_shown_open" if step.shown else "is_open")
    return said("is_shown" if step.shown else "is_closed")


def ahead(room: Room) -> str:
    """The next stage; what is closed already is not closed again."""
    to = beside(room, 1)
    name, _, state = to.partition(":")
    return beside(room, 2) if state == CLOSE and room.steps[name].state != "open" else to


def onward(room: Room) -> str:
    """What the next step does, as the label of its button; empty at the end."""
    to = ahead(room)
    if room.place == END:
        return ""
    name, _, state = to.partition(":")
    if state == OPEN:
        return said("next_open", name=name_of(name))
    if state == REVEAL:
        step = room.steps[name]
        again = all_exercises()[name].again and step.state != "closed" and not step.revealed
        return said("next_reveal_again" if again else "next_reveal")
    return said("next_close" if state == CLOSE else "next_end")


def closes(room: Room, to: str) -> bool:
    """Whether a move to that stage closes a part that takes sheets now."""
    name, _, state = to.partition(":")
    return any(step.state == "open" and (one != name or state == CLOSE) for one, step in room.steps.items())


def opens(room: Room, to: str) -> bool:
    """Whether a move to that stage opens a part that takes no sheets now."""
    name, _, state = to.partition(":")
    now = room.steps[name].state if state else ""
    return (state == OPEN and now != "open") or (state == REVEAL and now == "new")


def to_come(room: Room) -> str:
    """The part of a room that is over which waits for its day; empty where none does."""
    waits = [name for name in room.exercises if all_exercises()[name].apart and room.steps[name].state == "new"]
    return waits[0] if room.place == END and waits else ""


def shown(room: Room) -> bool:
    """Whether the wall shows the result of the room's part."""
    return room.exercise is not None and room.steps[room.exercise].shown


def last_day(room: Room) -> str:
    """The last day of a room, as a person reads it."""
    return written(room.delete_on)
