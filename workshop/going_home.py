"""Which sheets go home, set beside the pictures that the room has seen.

A picture of eight and nine sheets in a file: whoever leaves out one sheet after the other, and looks when the picture
comes out, has found the sheet of the one who came late. So what goes home is either a set that a picture showed, or
one that stands off from all of them by as much as the pictures do from each other.
"""

from __future__ import annotations

from collections.abc import Sequence

import quizzes
from quizzes.schema import Quiz, Slider
from workshop.exercises import Exercise, all_exercises
from workshop.frames import STEP, Sheet
from workshop.ledger import Ledger
from workshop.pictures import kept_in
from workshop.room_change import PAIRS, paired
from workshop.room_map import guessed, placed
from workshop.rooms import Room
from workshop.sheets import sheets_in
from workshop.store import Transaction


def closed(room: Room, exercise: str) -> bool:
    """Whether sheets of it may go home: closed, and where a second time is to come, that one closed as well."""
    second = _second(room, exercise)
    return all(room.steps[one].state == "closed" for one in (exercise, *([second.id] if second else [])))


def going(tx: Transaction, room: Room, exercise: Exercise, found: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of an exercise that may go home, out of all of them.

    All of them where no picture was shown, or where they stand off by STEP from each that was. Else those of the last
    picture; none where one of these was taken back or changed since.
    """
    if not exercise.about_oneself:
        return list(found)
    fit = _fit(quizzes.load_all()[exercise.quiz or ""], found)
    now = {one.seat: one.version for one in fit}
    ledger = _ledger(tx, room, exercise)
    apart = ledger.apart(now)
    if apart is None or apart == 0 or apart >= STEP:
        return list(found)
    last = ledger.last()
    return [one for one in fit if one.seat in last] if last.items() <= now.items() else []


def _fit(quiz: Quiz, found: Sequence[Sheet]) -> Sequence[Sheet]:
    """The sheets that can enter a picture of this questionnaire."""
    if quiz.scoring.position is not None:
        return placed(quiz, found)
    return guessed(quiz, found) if {"B", "G"} <= {item.axis for item in quiz.of_kind(Slider)} else found


def _second(room: Room, exercise: str) -> Exercise | None:
    """The exercise whose pictures hold the sheets of this one as the first of a pair."""
    return next((one for one in map(all_exercises().__getitem__, room.exercises) if one.first == exercise), None)


def _ledger(tx: Transaction, room: Room, exercise: Exercise) -> Ledger:
    """The pictures that sheets of this exercise were in, by the versions that these sheets have themselves.

    For one of a pair the picture that can still be shown counts as shown: nothing moves once both are closed.
    """
    second = exercise if exercise.first in room.exercises else _second(room, exercise.id)
    ledger = kept_in(tx, room, (second or exercise).id).ledger
    if second is None or second.first is None:
        return ledger
    times = [sheets_in(tx, room, one) for one in (second.first, second.id)]
    pairs = {one.seat: one.version for one in paired(quizzes.load_all()[second.quiz or ""], *times)}
    apart = ledger.apart(pairs)
    if len(pairs) >= PAIRS and (apart is None or apart >= STEP):
        ledger = ledger.with_frame(pairs)
    half = int(second is exercise)
    # The version of a pair holds those of its sheets (workshop.room_change.paired).
    return Ledger(ledger.frames, tuple((seat, divmod(both, 2**31)[half], a, b) for seat, both, a, b in ledger.spans))
