"""Which sheets go home, set beside the pictures that the room has seen.

A picture of eight and nine sheets in a file: whoever leaves out one sheet after the other, and looks when the picture
comes out, has found the sheet of the one who came late. So what goes home is either a set that a picture showed, or
one that stands off from all of them by as much as the pictures do from each other, and each way: where it does not by
itself, some sheets stay in the room (workshop/left_out.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import quizzes
from workshop.cells import LEAST
from workshop.exercises import Exercise, all_exercises
from workshop.frames import STEP, Sheet
from workshop.ledger import Ledger
from workshop.left_out import chosen
from workshop.pictures import kept_in
from workshop.room_change import PAIRS, paired
from workshop.room_map import fitting
from workshop.rooms import Room
from workshop.sheets import sheets_in
from workshop.store import Transaction


def closed(room: Room, exercise: str) -> bool:
    """Whether sheets of it may go home: closed, and where a second time is to come, that one closed as well."""
    second = _second(room, exercise)
    return all(room.steps[one].state == "closed" for one in (exercise, *([second.id] if second else [])))


def going(tx: Transaction, room: Room, exercise: Exercise, found: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of an exercise that may go home, out of all of them.

    All of them where no picture was shown, or where each differs from them by nobody or by enough, both ways. Else
    fewer, the same at each call, and perhaps none in a small room.
    """
    if not exercise.about_oneself:
        return list(found)
    fit = fitting(quizzes.load_all()[exercise.quiz or ""], found)
    now = {one.seat: one.version for one in fit}
    home = chosen(_ledger(tx, room, exercise, now), now)
    return list(found) if len(home) == len(now) else [one for one in fit if one.seat in home]


def partners(room: Room, exercise: str) -> tuple[str, ...]:
    """An exercise with those whose pictures hold its sheets: once one of a pair went home, both stay closed."""
    of = all_exercises()
    return tuple(
        one for one in room.exercises if one == exercise or of[one].first == exercise or of[exercise].first == one
    )


def _second(room: Room, exercise: str) -> Exercise | None:
    """The exercise whose pictures hold the sheets of this one as the first of a pair."""
    return next((one for one in map(all_exercises().__getitem__, room.exercises) if one.first == exercise), None)


def _ledger(tx: Transaction, room: Room, exercise: Exercise, now: Mapping[str, int]) -> Ledger:
    """The pictures that sheets of this exercise were in, by the versions that these sheets have themselves.

    The picture that can still be shown counts as shown: nothing moves once all is closed.
    """
    second = exercise if exercise.first in room.exercises else _second(room, exercise.id)
    ledger = kept_in(tx, room, (second or exercise).id).ledger
    if second is None or second.first is None:
        return _with_next(ledger, now, LEAST)
    times = [sheets_in(tx, room, one) for one in (second.first, second.id)]
    pairs = {one.seat: one.version for one in paired(quizzes.load_all()[second.quiz or ""], *times)}
    ledger = _with_next(ledger, pairs, PAIRS)
    half = int(second is exercise)
    # The version of a pair holds those of its sheets (workshop.room_change.paired).
    return Ledger(ledger.frames, tuple((seat, divmod(both, 2**31)[half], a, b) for seat, both, a, b in ledger.spans))


def _with_next(ledger: Ledger, now: Mapping[str, int], least: int) -> Ledger:
    apart = ledger.apart(now)
    return ledger.with_frame(now) if len(now) >= least and (apart is None or apart >= STEP) else ledger
