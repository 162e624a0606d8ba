"""Rooms of made-up people, for tests: sheets of the questionnaire that gives a place."""

from __future__ import annotations

import numpy as np

from quizzes import load_all
from quizzes.schema import Quiz, Scenario, Statement
from workshop.frames import Sheet


def map_quiz() -> Quiz:
    """The questionnaire that gives a place on the map."""
    return next(quiz for quiz in load_all().values() if quiz.scoring.position is not None)


def all_of(quiz: Quiz, key: str) -> dict[str, object]:
    """A sheet that picks one key throughout, with statements in the middle."""
    picked: dict[str, object] = {item.id: key for item in quiz.of_kind(Scenario)}
    return picked | {item.id: 3 for item in quiz.of_kind(Statement)}


def room(n: int, seed: int = 4, first: int = 0) -> list[Sheet]:
    """`n` sheets of varied people, seats numbered from `first`."""
    quiz, random = map_quiz(), np.random.default_rng(seed)
    made = []
    for seat in range(first, first + n):
        weights = random.dirichlet([1.6, 0.7, 1.6, 0.6])
        answers: dict[str, object] = {
            item.id: "DVBH"[int(random.choice(4, p=weights))] for item in quiz.of_kind(Scenario)
        }
        answers |= {item.id: int(random.integers(1, 6)) for item in quiz.of_kind(Statement)}
        made.append(Sheet(f"s{seat}", 1, answers))
    return made
