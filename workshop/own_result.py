"""A phone's own result, once its exercise is closed: scored out of the store, all that wait as one table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

import quizzes
from charts import alt_text
from content import result_words, too_few, workshop
from quizzes.schema import Quiz
from scoring import MODEL, Position, Result, positions
from sharing.link import ShareFault, share
from workshop.codes import SEAT, hashed, read_code
from workshop.exercises import Exercise, all_exercises
from workshop.faults import Refused
from workshop.frames import Sheet
from workshop.rooms import Room, room_in
from workshop.sheets import AT_ONCE, BAD_SEAT
from workshop.store import Store, Transaction

NOT_CLOSED = "This part is still open. Your own result comes when it is closed."
NO_SHEET = "There is no sheet of this phone in this part."


class Wanted(NamedTuple):
    """Whose result of which exercise."""

    code: str
    seat: str
    exercise: str


@dataclass(frozen=True)
class Own:
    """One sheet's result, for the phone that sent it."""

    code: str | None
    """The code of its picture (/share/CODE.svg); None without a place on the map."""
    title: str
    lines: tuple[str, ...]
    alt: str


def has_place(exercise: Exercise) -> bool:
    """Whether its sheets come to a place on the map."""
    return exercise.quiz is not None and quizzes.load_all()[exercise.quiz].scoring.position is not None


def results(store: Store, wanted: Sequence[Wanted], *, day: date | None = None) -> list[Own | Refused]:
    """The results asked for, in order, or why there is none.

    404 for an unknown room or a seat without a sheet, 409 while the exercise is open, 410 past the room's date,
    422 for a seat that is none.
    """
    answers: list[Own | Refused] = [Refused(NO_SHEET, 404)] * len(wanted)
    given: dict[str, list[tuple[int, str, Sheet]]] = {}
    groups: dict[str, list[int]] = {}
    for at, one in enumerate(wanted):
        groups.setdefault(read_code(one.code) or "", []).append(at)
    with store.reading() as tx:
        for code, these in groups.items():
            try:
                room = room_in(tx, code, day=day)
            except Refused as fault:
                for at in these:
                    answers[at] = fault
                continue
            for at, sheet in _sheets(tx, room, wanted, these, answers):
                given.setdefault(wanted[at].exercise, []).append((at, room.names, sheet))
    for exercise, sheets in given.items():
        told = _told(all_exercises()[exercise], [(names, sheet) for _, names, sheet in sheets])
        for (at, _, _), own in zip(sheets, told, strict=True):
            answers[at] = own
    return answers


def _sheets(
    tx: Transaction, room: Room, wanted: Sequence[Wanted], these: Sequence[int], answers: list[Own | Refused]
) -> list[tuple[int, Sheet]]:
    """The sheets of one room that may be told of; the others are answered."""
    by_exercise: dict[str, dict[str, list[int]]] = {}
    for at in these:
        one = wanted[at]
        if not SEAT.fullmatch(one.seat):
            answers[at] = Refused(BAD_SEAT, 422)
        elif (step := room.steps.get(one.exercise)) is not None and step.state == "open":
            answers[at] = Refused(NOT_CLOSED, 409)
        elif step is not None:
            by_exercise.setdefault(one.exercise, {}).setdefault(hashed(one.seat, room.code), []).append(at)
    found: list[tuple[int, Sheet]] = []
    for exercise, asking in by_exercise.items():
        tokens = list(asking)
        for start in range(0, len(tokens), AT_ONCE):
            rows = tx.rows(
                "SELECT token_hash, seat_id, edition, answers FROM sheets JOIN seats ON seats.id = seat_id "
                "WHERE sheets.room_id = :room AND exercise = :exercise AND token_hash IN :tokens",
                room=room.id,
                exercise=exercise,
                tokens=tokens[start : start + AT_ONCE],
            )
            for row in rows:
                sheet = Sheet(str(row["seat_id"]), row["edition"], _read(row["answers"]))
                found += [(at, sheet) for at in asking[row["token_hash"]]]
    return found


def _told(exercise: Exercise, sheets: Sequence[tuple[str, Sheet]]) -> list[Own]:
    """Sheets of one exercise, each with how its room calls the zones, scored as one table."""
    if not has_place(exercise):
        name = workshop().exercise(exercise.id).name
        return [Own(None, name, (), "")] * len(sheets)
    quiz = quizzes.load_all()[str(exercise.quiz)]
    places = positions(quiz, pd.DataFrame([dict(sheet.answers) for _, sheet in sheets], dtype=object))
    return [
        _own(quiz, place, "neutral" if names == "neutral" else "named")
        for place, (names, _) in zip(places, sheets, strict=True)
    ]


def _own(quiz: Quiz, place: Position, names: str) -> Own:
    said = result_words(place, names)
    # The picture comes from the share code, which holds no flags: it is never an outline, and the words say so neither.
    alt = alt_text(place, names=names, outline=False)
    if place.zone is None:
        position = quiz.scoring.position
        few = too_few(place.shares.n, position.scenario_floor if position else 0, closed=True)
        return Own(None, said.heading, (few, said.aid), alt)
    result = Result(quiz.id, MODEL.version, place, None, None, None)
    try:
        code = share(result, names=names).code
    except ShareFault:
        code = None
    lines = (said.lead, said.counts, said.heart, *said.low, said.status, said.confidence_means, said.aid)
    return Own(code, said.heading, tuple(filter(None, lines)), alt)


def _read(text: str) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(text)
    return found
