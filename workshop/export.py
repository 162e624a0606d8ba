"""What the host takes home: single sheets of closed exercises with at least eight, else totals.

A sheet goes out without seat, time, seconds, second pick or free text; the rows are shuffled, and nothing joins the
sheets of one exercise with those of another. Totals follow the rules of showing: nothing from fewer than five sheets,
no cell under five, no rest under five that could be worked out. How many sheets stay in the room, since a file beside a
picture would tell of one person, is said with each exercise.
"""

from __future__ import annotations

import csv
import io
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from content import steps
from quizzes.schema import (
    CHECK_ANSWERS,
    Amount,
    AnyItem,
    BodyReaction,
    Check,
    Choice,
    FreeWords,
    OpenText,
    Scenario,
    Slider,
    Statement,
)
from scoring.files import BREAKS, FORMULA, NUMBER
from workshop.cells import LEAST, merged
from workshop.exercises import AGAIN, Exercise, all_exercises
from workshop.frames import Sheet
from workshop.going_home import closed, going, partners
from workshop.rooms import Room, room_in
from workshop.sheets import sheets_in
from workshop.store import Store, Transaction

SINGLE = 8
"""Sheets that a closed exercise needs before its single sheets may be taken home."""
FORMAT = "sweet-spot-room/1"
HEAD = ("exercise", "row", "item", "answer", "count")
BLANK = "no answer"
LEFT_OUT = "sheets that stayed in the room, so that nobody is found by comparing the file with what the wall showed"


@dataclass(frozen=True)
class Part:
    """What goes out of one exercise: its sheets one by one, or its totals (item, answers together, count)."""

    exercise: str
    columns: tuple[str, ...]
    sheets: tuple[dict[str, object], ...]
    totals: tuple[tuple[str, str, int], ...]
    left_out: int = 0
    """Sheets that stay in the room, so that nobody is found by comparing with what the wall showed."""


def take_home(store: Store, code: str, host_key: str, *, day: date | None = None) -> tuple[Room, list[Part]]:
    """What the host may take home now. An exercise that gives anything stays closed from then on.

    Raises Refused: 404, 410, 403 as rooms.as_host.
    """
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        parts = [_gone(tx, room, name) for name in room.exercises]
        taken = {one for part in parts if part.sheets or part.totals for one in partners(room, part.exercise)}
        if taken:
            tx.run(
                "UPDATE exercises SET taken = 1 WHERE room_id = :room AND exercise IN :taken",
                room=room.id,
                taken=sorted(taken),
            )
    return room, parts


def left_out(store: Store, room: Room) -> dict[str, int]:
    """How many sheets of each closed exercise stay in the room when the others go home; those with none are left out.

    For the page, and for `codebook`. Takes nothing home.
    """
    with store.reading() as tx:
        parts = [_gone(tx, room, name) for name in room.exercises]
    return {part.exercise: part.left_out for part in parts if part.left_out}


def as_csv(parts: Sequence[Part]) -> str:
    """The parts as CSV text: a row a sheet ("sheet"), or a row for each number that may be told ("total")."""
    names = list(dict.fromkeys(name for part in parts if part.sheets for name in part.columns))
    lines: list[list[str]] = [[*HEAD, *names]]
    for part in parts:
        first = [part.exercise, "sheet", "", "", ""]
        lines += [[*first, *(_cell(one.get(name)) for name in names)] for one in part.sheets]
        lines += [
            [part.exercise, "total", item, _cell(answer), str(count), *[""] * len(names)]
            for item, answer, count in part.totals
        ]
    return _csv(lines)


def as_json(room: Room, parts: Sequence[Part]) -> str:
    """The same as JSON, with the room's title."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "title": room.title,
        "made_on": room.made_on.isoformat(),
        "delete_on": room.delete_on.isoformat(),
        "exercises": [
            {
                "exercise": part.exercise,
                "sheets": list(part.sheets),
                "totals": [{"item": item, "answer": answer, "count": count} for item, answer, count in part.totals],
                "left_out": part.left_out,
            }
            for part in parts
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def codebook(exercises: Sequence[str], stays: Mapping[str, int] | None = None) -> str:
    """What the columns of `as_csv` mean, as CSV text: column, exercise, text, and the values it may hold.

    In: the exercises of the room, and how many sheets of which stay in it (`left_out`).
    """
    lines = [
        ["column", "exercise", "text", "values"],
        ["exercise", "", "what the room did", " | ".join(exercises)],
        ["row", "", "one sheet, or a number of the whole exercise", "sheet | total"],
        ["item", "", "the question that a total counts; sheets for all sheets", ""],
        ["answer", "", f"the answers counted together; {BLANK} for passed over", ""],
        ["count", "", f"how many sheets, at least {LEAST}", ""],
    ]
    lines += [["left out", name, LEFT_OUT, str(n)] for name, n in (stays or {}).items()]
    for name in exercises:
        exercise = all_exercises()[name]
        quiz = exercise.asked()
        if quiz is None:
            titles = " | ".join(f"{one.id} = {one.title}" for one in steps().values())
            lines.append([name, name, "the step that was picked", titles])
            continue
        for item in quiz.items:
            text = item.stem if isinstance(item, Scenario) else item.text
            for column in _columns(exercise, item):
                lines.append([column, name, text, _values(exercise, item, column)])
    return _csv(lines)


def _values(exercise: Exercise, item: AnyItem, column: str) -> str:
    """What may stand in a column: the answers with their meaning, or from where to where a number goes."""
    if isinstance(item, Slider):
        low, high = item.minimum, item.maximum
        return f"from {low} to {high} in steps of {item.step} | {low} = {item.low} | {high} = {item.high}"
    if isinstance(item, Amount):
        return f"from {item.minimum} to {item.maximum} {item.unit}".strip()
    if isinstance(item, BodyReaction) and column != item.id:
        return f"0 to {item.strongest}"
    return " | ".join(f"{value} = {label}" for value, label in _labels(exercise, item).items())


def _gone(tx: Transaction, room: Room, name: str) -> Part:
    """What goes out of one exercise as it stands."""
    exercise = all_exercises()[name]
    # What an exercise gives while it still takes sheets could be compared with what it gives later.
    found = sheets_in(tx, room, name) if closed(room, name) else []
    home = going(tx, room, exercise, found)
    return replace(_part(exercise, home), left_out=len(found) - len(home))


def _part(exercise: Exercise, found: Sequence[Sheet]) -> Part:
    quiz = exercise.asked()
    columns = [exercise.id] if quiz is None else [one for item in quiz.items for one in _columns(exercise, item)]
    if exercise.single and len(found) >= SINGLE:
        rows = [{name: one.answers[name] for name in columns if name in one.answers} for one in found]
        secrets.SystemRandom().shuffle(rows)
        return Part(exercise.id, tuple(columns), tuple(rows), ())
    if len(found) < LEAST:
        return Part(exercise.id, tuple(columns), (), ())
    totals = [("sheets", "", len(found))]
    for name, possible in _possible(exercise).items():
        given = [one.answers.get(name) for one in found]
        counts = {value: sum(f"{one}" == value for one in given if one is not None) for value in possible}
        if blank := sum(one is None for one in given):
            counts[BLANK] = blank
        totals += [(name, " or ".join(cell.ids), cell.count) for cell in merged(counts) if cell.count < len(found)]
    return Part(exercise.id, tuple(columns), (), tuple(totals))


def _columns(exercise: Exercise, item: AnyItem) -> list[str]:
    """The columns of an item that may leave the room: no words of one's own, no second pick, no seconds."""
    if isinstance(item, FreeWords | OpenText):
        return []
    if isinstance(item, BodyReaction):
        return [item.id, f"{item.id}.strength"]
    return [item.id, f"{item.id}{AGAIN}"] if exercise.again else [item.id]


def _possible(exercise: Exercise) -> dict[str, list[str]]:
    """The columns that totals count, and what may stand in them."""
    quiz = exercise.asked()
    if quiz is None:
        return {exercise.id: list(steps())}
    found: dict[str, list[str]] = {}
    for item in quiz.items:
        if values := list(_labels(exercise, item)):
            found |= {name: values for name in _columns(exercise, item) if not name.endswith(".strength")}
    return found


def _labels(exercise: Exercise, item: AnyItem) -> dict[str, str]:
    """What may stand in the column of an item, and what it means; empty for free numbers and words."""
    quiz = exercise.asked()
    if quiz is None:
        return {}
    if isinstance(item, Scenario) and exercise.again:
        return {str(one.letter): one.short for one in item.options}
    if isinstance(item, Scenario):
        return {str(one.key): " / ".join(o.short for o in item.options if o.key == one.key) for one in item.options}
    if isinstance(item, Statement):
        scale = quiz.answers[item.answers]
        return {str(value): label for value, label in zip(scale.values, scale.labels, strict=True)}
    if isinstance(item, Check):
        return dict(CHECK_ANSWERS)
    if isinstance(item, Choice):
        return dict(item.options)
    if isinstance(item, BodyReaction):
        return dict(quiz.tags[item.reactions].labels)
    return {}


def _cell(value: object) -> str:
    """On one line, with an apostrophe before what a spreadsheet would run. Source: OWASP, "CSV Injection"."""
    line = re.sub(BREAKS, " ", "" if value is None else f"{value}").strip()
    return f"'{line}" if re.match(FORMULA, line) and not re.fullmatch(NUMBER, line) else line


def _csv(lines: Sequence[Sequence[str]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([[_cell(cell) for cell in line] for line in lines])
    return "\ufeff" + made.getvalue()
