"""What the coach may know: every result of this device, made into facts."""

from __future__ import annotations

from datetime import date

import content
import quizzes
import scoring
from content.typed import speaks
from ui import visit, when

RULES_BY_OTHERS = ("employed", "student")
"""Roles in which somebody else sets the rules of the workplace (R27)."""

Answered = tuple[quizzes.Quiz, dict[str, object]]


def anything() -> bool:
    """Whether there is a sheet that a plan could grow from."""
    if any(visit.latest(quiz) for quiz in (visit.leading(), *visit.audits())):
        return True
    return bool(answered()) and bool(content.plan(facts()).steps)


def answered() -> list[Answered]:
    """The newest sheet of each questionnaire, with its columns."""
    found = [(quiz, visit.latest(quiz)) for quiz in visit.looks()]
    return [(quiz, quizzes.keyed(quiz, sheet.answers)) for quiz, sheet in found if sheet]


def asks() -> bool:
    """Whether somebody else sets the rules where this person works, so that policies become requests (R27)."""
    return visit.setting("role") in RULES_BY_OTHERS


def facts() -> content.Facts:
    """The facts of the newest sheets, of the days before, of the change since the last map, and of the setting."""
    newest = answered()
    results = [scoring.score(quiz, answers) for quiz, answers in newest]
    role, staff = visit.setting("role"), visit.setting("staff")
    return content.facts(
        next((result.position for result in results if result.position), None),
        [result.scales for result in results if result.scales],
        sheets=newest,
        checklists=[result.checklist for result in results if result.checklist],
        change=_change(visit.leading()),
        history=[one for quiz in visit.looks() if content.over_days(quiz) for one in days(quiz)],
        today=when.today(),
        more={
            "rules_by_others": asks() if role else None,
            "has_staff": staff if isinstance(staff, bool) else None,
        },
    )


def days(quiz: quizzes.Quiz) -> list[tuple[quizzes.Quiz, dict[str, object], date]]:
    """All sheets of a questionnaire with the day each was answered on, oldest first."""
    return [(quiz, quizzes.keyed(quiz, sheet.answers), when.date_of(sheet.at)) for sheet in visit.sheets(quiz)]


def mission() -> str | None:
    """What the person has written their work is for, word for word, or None. Plain text of a person: never markup."""
    asked = content.outcomes().mission
    quiz = quizzes.load_all().get(asked.quiz)
    sheet = visit.latest(quiz) if quiz else None
    said = quizzes.keyed(quiz, sheet.answers).get(asked.item) if quiz and sheet else None
    return said if isinstance(said, str) and speaks(said) else None


def _change(quiz: quizzes.Quiz) -> scoring.Change | None:
    """The change between the last two sheets (F18, F19), None for a first sheet or one without a place."""
    before, after = [None, None, *visit.sheets(quiz)][-2:]
    if before is None or after is None:
        return None
    if any(visit.result(quiz, sheet).position.zone is None for sheet in (before, after)):  # type: ignore[union-attr]
        return None
    return scoring.change(quiz, quizzes.keyed(quiz, before.answers), quizzes.keyed(quiz, after.answers))
