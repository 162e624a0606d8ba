"""A phone's own result, once its exercise is closed: scored out of the store, all that wait as one table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

import quizzes
from charts import alt_text
from content import result_words, too_few, workshop
from quizzes.schema import Quiz, Scenario
from scoring import MODEL, Position, Result, Shares, Slip, score_table
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
    columns = [dict(sheet.answers) for _, sheet in sheets]
    rows = score_table(quiz, pd.DataFrame(columns, dtype=object)).to_dict("records")
    return [
        _own(quiz, {str(name): one for name, one in row.items()}, answers, "neutral" if names == "neutral" else "named")
        for row, answers, (names, _) in zip(rows, columns, sheets, strict=True)
    ]


def _own(quiz: Quiz, row: Mapping[str, Any], answers: Mapping[str, object], names: str) -> Own:
    place = placed(quiz, row, answers)
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


def placed(quiz: Quiz, row: Mapping[str, Any], answers: Mapping[str, object]) -> Position:
    """A row of a scored table as a Position, without what only single items tell (touchpoints, pairs, slip, items).

    In: the questionnaire; the row, by column; the answers that it was scored from, for the plain counts.
    """
    C, S, B, G, SE_C, SE_S, SE_B, SE_G = (_number(row[name]) for name in
                                          ("C", "S", "B", "G", "SE_C", "SE_S", "SE_B", "SE_G"))  # fmt: skip
    V_C, V_S = (None if error is None else error**2 for error in (SE_C, SE_S))
    cov = None if V_C is None or V_S is None or SE_B is None else (V_C + V_S - SE_B**2) / 2
    picked = [answers.get(item.id) for item in quiz.of_kind(Scenario)]
    counts = {key: picked.count(key) for key in "DVBH"}
    zone = _text(row["zone"])
    return Position(
        status=str(row["status"]),
        n_scenarios=int(row["n_scenarios"]),
        A=_number(row["A"]),
        C=C,
        S=S,
        B=B,
        G=G,
        SE_C=SE_C,
        SE_S=SE_S,
        SE_B=SE_B,
        SE_G=SE_G,
        V_C=V_C,
        V_S=V_S,
        cov=cov,
        B_low90=_number(row["B_low90"]),
        B_high90=_number(row["B_high90"]),
        G_low90=_number(row["G_low90"]),
        G_high90=_number(row["G_high90"]),
        B_low50=_end(B, SE_B, -1, -100.0),
        B_high50=_end(B, SE_B, 1, -100.0),
        G_low50=_end(G, SE_G, -1, 0.0),
        G_high50=_end(G, SE_G, 1, 0.0),
        zone=zone or None,
        confidence=_text(row["confidence"]) or None,
        could_also_be=tuple(filter(None, _text(row["could_also_be"]).split(";"))),
        swing=_number(row["swing"]),
        running_low=bool(row["running_low"]),
        flags=tuple(filter(None, _text(row["flags"]).split(";"))),
        all_best=bool(row["all_best"]),
        slip=Slip(0, 0, 0, False),
        touchpoints=(),
        pairs={},
        items=(),
        shares=Shares(sum(counts.values()), **counts),
    )


def _end(middle: float | None, error: float | None, way: int, lowest: float) -> float | None:
    if middle is None or error is None:
        return None
    return min(max(middle + way * MODEL.narrow * error, lowest), 100.0)


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _read(text: str) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(text)
    return found
