"""Which questionnaires are asked together. The files say so; no code knows one by name."""

from __future__ import annotations

from collections.abc import Mapping

from quizzes.schema import Quiz


def leading(quizzes: Mapping[str, Quiz]) -> Quiz:
    """The questionnaire a first visit starts with. `quizzes` as load_all gives them, which holds exactly one."""
    return next(quiz for quiz in quizzes.values() if quiz.leads)


def course(quizzes: Mapping[str, Quiz], quiz_id: str) -> tuple[Quiz, ...]:
    """What is asked in one sitting, in order: those that come before, then the one itself.

    Raises KeyError for an id that is not among `quizzes`.
    """
    quiz = quizzes[quiz_id]
    return (*(quizzes[other] for other in quiz.before), quiz)
