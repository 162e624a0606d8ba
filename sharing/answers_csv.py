"""One's own answers as a table in the columns of the CSV contract, and the codebook that explains each column.

The table is what `python -m scoring QUIZ FILE` reads; the codebook holds what a researcher needs to score it again.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC

import quizzes
from content.read import page
from quizzes.schema import (
    CHECK_ANSWERS,
    Amount,
    AnyItem,
    BodyReaction,
    Check,
    Choice,
    Quiz,
    Scenario,
    Slider,
    Statement,
)
from scoring import MODEL
from scoring.files import BREAKS, FORMULA, NUMBER
from sharing.journal import SheetEntry

BOM = "\ufeff"
"""What tells a spreadsheet that a file is UTF-8; `scoring.files` and every CSV reader of note pass over it."""
BOOK = ("column", "item", "kind", "text", "values", "scale", "sign", "pair", "touchpoint", "empty", "quiz", "version",
        "model")  # fmt: skip


def answers_csv(quiz: Quiz, sheets: Iterable[SheetEntry]) -> str:
    """The answers to one questionnaire as CSV text: a row a sheet, oldest first, a column an item.

    In: the questionnaire; its sheets, of which those of another version are left out, since their letters can mean
    something else. A sheet is named by its day and time (UTC). Free texts stand on one line, and with an apostrophe
    before them where a spreadsheet would take them for a formula. Begins with a BOM.
    """
    ours = (one for one in sheets if one.quiz == quiz.id and one.version == quiz.version)
    mine = sorted(ours, key=lambda one: one.at)
    rows = [quizzes.keyed(quiz, sheet.answers) for sheet in mine]
    names = [name for item in quiz.items for name in _columns(item)]
    lines = [["sheet", *names]]
    for name, row in zip(_ids(mine), rows, strict=True):
        lines.append([name, *(_cell(row.get(column)) for column in names)])
    return _csv(lines)


def codebook(quiz: Quiz) -> str:
    """What the columns of `answers_csv` mean, as CSV text: a row a column, with the model that scores them."""
    says = page("answers_csv").says
    rule = quiz.scoring
    scored = any((rule.position, rule.scales, rule.checklist, rule.shares))
    tail = [quiz.id, str(quiz.version), MODEL.version if scored else says["not_scored"]]
    lines = [list(BOOK), ["sheet", "", "", says["sheet"], *[""] * 6, *tail]]
    for item in quiz.items:
        for column in _columns(item):
            first = column == item.id
            text = item.stem if isinstance(item, Scenario) else item.text
            lines.append(
                [
                    column,
                    item.id,
                    item.kind,
                    text,
                    _values(quiz, item, column),
                    item.scale if first and isinstance(item, Statement) else _group(item) if first else "",
                    item.sign if first and isinstance(item, Statement) else "",
                    (item.pair or "") if first and isinstance(item, Statement) else "",
                    item.touchpoint or "",
                    _empty(quiz, item) if first else says["empty"],
                    *tail,
                ]
            )
    return _csv([[_safe(cell) if cell not in ("+", "-") else cell for cell in line] for line in lines])


def answers_zip(answered: Sequence[tuple[Quiz, Sequence[SheetEntry]]]) -> bytes:
    """A ZIP with two files for each questionnaire: `ID.csv`, its answers, and `ID.codebook.csv`, what they mean."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for quiz, sheets in answered:
            for name, text in (("csv", answers_csv(quiz, sheets)), ("codebook.csv", codebook(quiz))):
                # Without a time: the same answers give the same file, and it does not tell when it was made.
                packed.writestr(zipfile.ZipInfo(f"{quiz.id}.{name}"), text.encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _columns(item: AnyItem) -> list[str]:
    """The columns of one item, as `scoring.files.columns_of` knows them; the body's strength beside them."""
    if isinstance(item, Scenario):
        return [item.id, *([f"{item.id}.second"] if item.second else []), f"{item.id}.position", f"{item.id}.seconds"]
    if isinstance(item, BodyReaction):
        return [item.id, f"{item.id}.strength", f"{item.id}.seconds"]
    return [item.id, f"{item.id}.seconds"]


def _ids(sheets: Sequence[SheetEntry]) -> list[str]:
    """The moment of each sheet; a second sheet of the same moment gets a number."""
    seen: dict[str, int] = {}
    found = []
    for sheet in sheets:
        moment = sheet.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        seen[moment] = seen.get(moment, 0) + 1
        found.append(moment if seen[moment] == 1 else f"{moment}.{seen[moment]}")
    return found


def _cell(answer: object) -> str:
    """An answer as a cell: numbers and ids as they are, words of one's own made safe."""
    if answer is None:
        return ""
    if isinstance(answer, list):
        return _safe("; ".join(_word(one) for one in answer if isinstance(one, Mapping)))
    return _safe(answer) if isinstance(answer, str) else f"{answer}"


def _word(one: Mapping[str, object]) -> str:
    tags = one.get("tags")
    said = ", ".join(f"{name}={tag}" for name, tag in tags.items()) if isinstance(tags, Mapping) else ""
    return f"{one.get('word', '')} [{said}]" if said else str(one.get("word", ""))


def _safe(text: str) -> str:
    """On one line, with an apostrophe before what a spreadsheet would run. Source: OWASP, "CSV Injection"."""
    line = re.sub(BREAKS, " ", text).strip()
    return f"'{line}" if re.match(FORMULA, line) and not re.fullmatch(NUMBER, line) else line


def _group(item: AnyItem) -> str:
    return item.group if isinstance(item, Check) else ""


def _values(quiz: Quiz, item: AnyItem, column: str) -> str:
    """What stands in the cells of a column."""
    says, part = page("answers_csv").says, column.removeprefix(item.id).removeprefix(".")
    if part == "seconds":
        return says["seconds"]
    if part == "strength" and isinstance(item, BodyReaction):
        return says["strength"].format(strongest=item.strongest)
    if isinstance(item, Scenario):
        options = list(enumerate(item.options, 1))
        if part == "position":
            return f"{says['position']}: " + " | ".join(f"{at} = {one.letter} = {one.key}" for at, one in options)
        if part == "second":
            return says["second"]
        return f"{says['scenario']}: " + " | ".join(f"{one.letter} = {one.key}: {one.text}" for _, one in options)
    if isinstance(item, Statement):
        given = quiz.answers[item.answers]
        pairs = zip(given.values, given.labels, strict=True)
        return f"{says['statement']}: " + " | ".join(f"{value} = {label}" for value, label in pairs)
    if isinstance(item, Check):
        return f"{says['check']}: " + " | ".join(f"{value} = {label}" for value, label in CHECK_ANSWERS.items())
    if isinstance(item, Choice):
        return f"{says['choice']}: " + " | ".join(f"{value} = {label}" for value, label in item.options.items())
    if isinstance(item, BodyReaction):
        labels = quiz.tags[item.reactions].labels
        return f"{says['body']}: " + " | ".join(f"{value} = {label}" for value, label in labels.items())
    if isinstance(item, Slider):
        return says["slider"].format(low=item.low, high=item.high, minimum=item.minimum, maximum=item.maximum)
    if isinstance(item, Amount):
        return says["amount"].format(unit=item.unit)
    return says[item.kind]


def _empty(quiz: Quiz, item: AnyItem) -> str:
    """What an empty cell means for the score."""
    says, rule = page("answers_csv").says, quiz.scoring
    parts = [says["empty"]]
    if isinstance(item, Scenario) and rule.position:
        parts.append(says["floor_scenarios"].format(floor=rule.position.scenario_floor))
    elif isinstance(item, Statement) and rule.position and item.scale in ("C", "S"):
        parts.append(says["floor_statements"].format(floor=rule.position.statement_floor))
    elif isinstance(item, Statement) and rule.scales:
        own = next((one.floor for one in rule.scales.scales if one.id == item.scale), None)
        parts.append(says["floor_scale"].format(floor=own or rule.scales.floor))
    elif isinstance(item, Check) and rule.checklist:
        parts.append(says["floor_check"])
    return ". ".join(parts)


def _csv(lines: Iterable[Sequence[str]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(lines)
    return BOM + made.getvalue()
