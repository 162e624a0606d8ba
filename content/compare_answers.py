"""Which answers differ between two sheets of one questionnaire, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.pulls import option_of
from quizzes.schema import (
    CHECK_ANSWERS,
    Amount,
    AnyItem,
    BodyReaction,
    Check,
    Choice,
    FreeWords,
    Quiz,
    Scenario,
    Statement,
)


@dataclass(frozen=True)
class AnswerMoved:
    """One question with its two answers. `own` marks a person's own words: plain text, never markup."""

    item: str
    name: str
    then: str
    now: str
    own: bool = False


@dataclass(frozen=True)
class AnswersMoved:
    """The answers that differ, in the order of the questions; how many were answered both times, and one time only."""

    moved: tuple[AnswerMoved, ...]
    both: int
    once: int


def answers_moved(quiz: Quiz, before: Mapping[str, object], after: Mapping[str, object]) -> AnswersMoved:
    """What differs between two sheets, both in the columns of the CSV contract (`quizzes.keyed`)."""
    moved, both, once = [], 0, 0
    for item in quiz.items:
        then, now = _said(quiz, item, before), _said(quiz, item, after)
        if then is None or now is None:
            once += (then is None) != (now is None)
            continue
        both += 1
        if then != now:
            moved.append(AnswerMoved(item.id, _name(item), then, now, item.kind in ("text", "words")))
    return AnswersMoved(tuple(moved), both, once)


def _name(item: AnyItem) -> str:
    if isinstance(item, Scenario):
        return item.name
    short = item.short if isinstance(item, Statement) else None
    return (short or item.text).rstrip(".")


def _said(quiz: Quiz, item: AnyItem, answers: Mapping[str, object]) -> str | None:
    """An answer in words; None where there is none."""
    answer = answers.get(item.id)
    if answer is None:
        return None
    if isinstance(item, Scenario):
        option = option_of(item, str(answer), answers.get(f"{item.id}.position"))
        return option.short if option else None
    if isinstance(item, Statement):
        given = quiz.answers[item.answers]
        return given.labels[given.values.index(int(str(answer)))]
    if isinstance(item, Check):
        return CHECK_ANSWERS.get(str(answer))
    if isinstance(item, Choice):
        return item.options.get(str(answer))
    if isinstance(item, BodyReaction):
        label = quiz.tags[item.reactions].labels.get(str(answer))
        strength = answers.get(f"{item.id}.strength")
        return label if strength is None else f"{label}, {strength} of {item.strongest}"
    if isinstance(item, FreeWords):
        words = answer if isinstance(answer, list) else []
        return ", ".join(str(one["word"]) for one in words) or None
    if isinstance(item, Amount):
        return f"{answer} {item.unit}"
    return str(answer)
