"""Facts that lie in single answers: which item or group feeds which fact stands in outcomes.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from content.outcome_shapes import FactFrom
from content.read import outcomes
from content.typed import speaks
from quizzes.schema import Check, Quiz, Statement


class Dated(NamedTuple):
    """An answered questionnaire and the day it was answered on, in the person's own time zone."""

    quiz: Quiz
    answers: Mapping[str, object]
    day: date


def statement_score(quiz: Quiz, item: Statement, answer: object) -> float | None:
    """0 to 100 over the answers of the item, turned round where its sign is "-"; None for no answer of it."""
    values = quiz.answers[item.answers].values
    if not isinstance(answer, int | float) or not values[0] <= answer <= values[-1]:
        return None
    score = 100.0 * (answer - values[0]) / (values[-1] - values[0])
    return 100.0 - score if item.sign == "-" else score


def habit_scores(quiz: Quiz, answers: Mapping[str, object], habits: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """Habit id -> the mean score of its answered items, 0 to 100; habits without an answer are left out."""
    items = {item.id: item for item in quiz.of_kind(Statement)}
    found = {}
    for habit, ids in habits.items():
        scores = [statement_score(quiz, items[one], answers.get(one)) for one in ids if one in items]
        known = [score for score in scores if score is not None]
        if known:
            found[habit] = sum(known) / len(known)
    return found


def rows_of(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> list[Check]:
    """The answered rows that a fact counts over."""
    return [item for item in quiz.of_kind(Check)
            if item.group == fact.group and item.id not in fact.leave_out and item.id in answers]  # fmt: skip


def from_answers(
    sheets: Iterable[tuple[Quiz, Mapping[str, object]]],
    history: Sequence[tuple[Quiz, Mapping[str, object], date]] = (),
    today: date | None = None,
) -> dict[str, Any]:
    """The facts that the newest sheets give, by name. What was not answered is not in it.

    In: the newest sheet of each questionnaire; for facts over days, earlier sheets with their days and today.
    """
    newest = {quiz.id: (quiz, answers) for quiz, answers in sheets}
    known: dict[str, Any] = {}
    for fact in outcomes().facts:
        if fact.way == "days":
            value = _days(fact, [Dated(*one) for one in history if one[0].id == fact.quiz], today)
        elif fact.quiz in newest:
            value = WAYS[fact.way](fact, *newest[fact.quiz])
        else:
            value = None
        if value is not None:
            known[fact.fact] = value
    return known


def _days(fact: FactFrom, history: Sequence[Dated], today: date | None) -> int | None:
    """Of several answers on one day, the last one counts."""
    if today is None or not fact.item:
        return None
    since = today - timedelta(days=fact.days - 1)
    by_day = {one.day: one.answers[fact.item] for one in history
              if since <= one.day <= today and fact.item in one.answers}  # fmt: skip
    return sum(answer == fact.answer for answer in by_day.values()) if by_day else None


def _answer(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> object:
    return answers.get(fact.item or "")


def _written(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> bool | None:
    """A sheet without any answer says nothing, not even that the words are missing."""
    said = answers.get(fact.item or "")
    return isinstance(said, str) and speaks(said) if answers else None


def _habit(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> str | None:
    wanted = {one for ids in fact.habits.values() for one in ids}
    if len(wanted & set(answers)) < fact.fewest:
        return None
    scores = habit_scores(quiz, answers, fact.habits)
    return min(scores, key=lambda one: round(scores[one], 9)) if scores else None


def _gaps(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> tuple[str, ...] | None:
    rows = [item for item in quiz.of_kind(Check) if item.access and item.id in answers]
    if not rows:
        return None
    return tuple(dict.fromkeys(item.group for item in rows if answers[item.id] == fact.answer))


def _share(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> float | None:
    words = answers.get(fact.item or "")
    tags = [one["tags"].get(fact.set) for one in words] if isinstance(words, list) else []
    tagged = [tag for tag in tags if tag]
    return 100.0 * tagged.count(fact.tag) / len(tagged) if len(tagged) >= fact.fewest else None


def _so(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> tuple[list[Check], list[Check]]:
    rows = rows_of(fact, quiz, answers)
    return rows, [row for row in rows if answers[row.id] == fact.answer]


def _count(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> int | None:
    rows, so = _so(fact, quiz, answers)
    return len(so) if len(rows) >= fact.fewest else None


def _which(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> tuple[str, ...] | None:
    rows, so = _so(fact, quiz, answers)
    return tuple(_named(fact, row.id) for row in so) if len(rows) >= fact.fewest else None


def _named(fact: FactFrom, row: str) -> str:
    found = re.search(fact.names.match, row) if fact.names else None
    return fact.names.gives.format(found[1]) if fact.names and found else row


def _all(fact: FactFrom, quiz: Quiz, answers: Mapping[str, object]) -> bool | None:
    rows, so = _so(fact, quiz, answers)
    return len(so) == len(rows) if len(rows) >= fact.fewest else None


WAYS: Mapping[str, Callable[[FactFrom, Quiz, Mapping[str, object]], Any]] = {
    "answer": _answer,
    "written": _written,
    "habit": _habit,
    "gaps": _gaps,
    "share": _share,
    "count": _count,
    "which": _which,
    "all": _all,
}
