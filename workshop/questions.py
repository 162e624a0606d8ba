"""The questions of an exercise, as a phone gets them: no key of an option, and nothing of anybody's answers."""

from __future__ import annotations

import gzip
import json
from calendar import month_name
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

import quizzes
from content import before_first, steps, workshop
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.own_result import has_place
from workshop.rooms import Room

NOT_HERE = "This room has no such part."


def questions(room: Room, exercise: str) -> dict[str, Any]:
    """What a phone needs for one exercise, as plain JSON.

    Out: exercise, name, about; before: what is said before the first answer; again: whether it is answered a second
    time; self: whether it is about oneself; map: whether a sheet comes to a place on the map; and either course (a
    list with the questionnaire as quizzes.public has it) or steps (id, kind and text of each step to choose from).
    Raises Refused (404) for an exercise that the room does not have.
    """
    if exercise not in room.exercises:
        raise Refused(NOT_HERE, 404)
    rules, said = all_exercises()[exercise], workshop().exercise(exercise)
    found: dict[str, Any] = {
        "exercise": exercise,
        "name": said.name,
        "about": said.about,
        "before": list(before_first(exercise, spoken_day(room.delete_on))),
        "again": rules.again,
        "self": rules.about_oneself,
        "map": has_place(rules),
    }
    asked = rules.asked()
    if asked is None:
        listed = [{"id": name, "kind": one.kind, "text": one.title} for name, one in steps().items()]
        return found | {"steps": listed}
    return found | {"course": [quizzes.public(asked)]}


def spoken_day(day: date) -> str:
    """A day as a person reads it, "22 November 2026"."""
    return f"{day.day} {month_name[day.month]} {day.year}"


class Asked(NamedTuple):
    """The same as bytes, ready to send."""

    plain: bytes
    small: bytes
    """In gzip."""
    tag: str


_made: dict[tuple[str, date], Asked] = {}


def sheet_of_questions(room: Room, exercise: str) -> Asked:
    """The questions as bytes, made once for an exercise and a date of deletion. Raises as `questions`."""
    if exercise not in room.exercises:
        raise Refused(NOT_HERE, 404)
    found = _made.get((exercise, room.delete_on))
    if found is None:
        plain = json.dumps(questions(room, exercise), ensure_ascii=False, separators=(",", ":")).encode()
        found = Asked(plain, gzip.compress(plain, 9, mtime=0), f'W/"{sha256(plain).hexdigest()[:16]}"')
        if len(_made) > 500:
            _made.clear()
        _made[exercise, room.delete_on] = found
    return found
