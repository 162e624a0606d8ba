"""From what the player hands over to the columns of a table of sheets.

What comes from a browser is never trusted: an answer that the questionnaire does not offer is missing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from quizzes.schema import (
    CHECK_ANSWERS,
    Amount,
    AnyItem,
    BodyReaction,
    Check,
    Choice,
    FreeWords,
    OpenText,
    Quiz,
    Scenario,
    Slider,
    Statement,
)

LONGEST_WORD = 60
"""Characters kept of one free word."""

PASSED_OVER = ("na", "skip")
"""What the player hands over for a question that was passed over: never a text of somebody's own."""


def keyed(quiz: Quiz, given: object) -> dict[str, object]:
    """The columns for one sheet, in the order of the questionnaire.

    In: {"SC01": "b", "SC01.second": "d", "SC01.seconds": 12.3, "ST01": 4}, options by their letter.
    Out: {"SC01": "B", "SC01.position": 2, "SC01.second": "H", "SC01.seconds": 12.3, "ST01": 4},
    options by their key and place (1, 2, …). Whatever is unknown, out of range, passed over or
    "does not apply" is left out. Never raises.
    """
    if not isinstance(given, Mapping):
        return {}
    columns: dict[str, object] = {}
    for item in quiz.items:
        answer = given.get(item.id)
        if isinstance(item, Scenario):
            columns |= _scenario(item, answer, given.get(f"{item.id}.second"))
        else:
            columns |= _answer(quiz, item, answer)
        seconds = _number(given.get(f"{item.id}.seconds"))
        if seconds is not None and seconds >= 0:
            columns[f"{item.id}.seconds"] = seconds
    return columns


def _scenario(item: Scenario, first: object, second: object) -> dict[str, object]:
    options = {option.letter: (place, option.key) for place, option in enumerate(item.options, 1)}
    columns: dict[str, object] = {}
    if isinstance(first, str) and first in options:
        place, columns[item.id] = options[first]
        columns[f"{item.id}.position"] = place
    if item.second and isinstance(second, str) and second in options:
        columns[f"{item.id}.second"] = options[second][1]
    return columns


def _answer(quiz: Quiz, item: AnyItem, answer: object) -> dict[str, object]:
    kept: object = None
    if isinstance(item, Statement):
        kept = _whole(answer, min(values := quiz.answers[item.answers].values), max(values))
    elif isinstance(item, Check):
        kept = answer if isinstance(answer, str) and answer in CHECK_ANSWERS else None
    elif isinstance(item, Choice):
        kept = answer if isinstance(answer, str) and answer in item.options else None
    elif isinstance(item, Amount):
        kept = _whole(answer, item.minimum, item.maximum)
    elif isinstance(item, Slider):
        number = _number(answer)
        kept = number if number is not None and item.minimum <= number <= item.maximum else None
    elif isinstance(item, OpenText):
        kept = answer.strip()[: item.most] if isinstance(answer, str) and answer not in PASSED_OVER else None
    elif isinstance(item, FreeWords):
        kept = _words(quiz, item, answer)
    elif isinstance(item, BodyReaction):
        return _body(quiz, item, answer)
    return {} if kept in (None, "", []) else {item.id: kept}


def _body(quiz: Quiz, item: BodyReaction, answer: object) -> dict[str, object]:
    """In: {"reaction": id, "strength": 0 … strongest}. Out: the reaction, and the strength beside it unless the
    reaction is nothing."""
    if not isinstance(answer, Mapping):
        return {}
    reaction, strength = answer.get("reaction"), _whole(answer.get("strength"), 0, item.strongest)
    if not isinstance(reaction, str) or reaction not in quiz.tags[item.reactions].labels:
        return {}
    if strength is None or reaction in quiz.tags[item.reactions].quiet:
        return {item.id: reaction}
    return {item.id: reaction, f"{item.id}.strength": strength}


def _words(quiz: Quiz, item: FreeWords, answer: object) -> list[dict[str, Any]]:
    """In and out: [{"word": "warm", "tags": {tag set: tag}}], at most `most` of them, unknown tags dropped."""
    kept: list[dict[str, Any]] = []
    for one in answer[: item.most] if isinstance(answer, list) else []:
        if not isinstance(one, Mapping) or not isinstance(one.get("word"), str):
            continue
        word, tags = one["word"].strip()[:LONGEST_WORD], one.get("tags")
        known = {
            name: tags[name]
            for name in item.tags
            if isinstance(tags, Mapping) and isinstance(tags.get(name), str) and tags[name] in quiz.tags[name].labels
        }
        if word:
            kept.append({"word": word, "tags": known})
    return kept


def _whole(answer: object, low: int, high: int) -> int | None:
    number = _number(answer)
    return int(number) if number is not None and number == int(number) and low <= number <= high else None


def _number(answer: object) -> float | int | None:
    """A finite number; None for anything else. True and false are no numbers here."""
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return None
    try:
        return answer if math.isfinite(answer) else None
    except OverflowError:
        return None
