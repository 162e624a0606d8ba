"""What the coach may know: every result of this device, made into facts."""

from __future__ import annotations

import content
import quizzes
import scoring
from ui import visit

RULES_BY_OTHERS = ("employed", "student")
"""Roles in which somebody else sets the rules of the workplace (R27)."""


def anything() -> bool:
    """Whether there is a sheet that a plan could grow from."""
    return any(visit.latest(quiz) for quiz in (visit.leading(), *visit.audits()))


def facts() -> content.Facts:
    """The facts of the newest sheets, of the change since the one before, and of the setting."""
    leading = visit.leading()
    results, answered = [], []
    for quiz in (leading, *visit.audits()):
        sheet = visit.latest(quiz)
        if sheet:
            results.append(visit.result(quiz, sheet))
            answered.append((quiz, quizzes.keyed(quiz, sheet.answers)))
    role, staff = visit.setting("role"), visit.setting("staff")
    return content.facts(
        next((result.position for result in results if result.position), None),
        [result.scales for result in results if result.scales],
        sheets=answered,
        change=_change(leading),
        more={
            "rules_by_others": role in RULES_BY_OTHERS if role else None,
            "has_staff": staff if isinstance(staff, bool) else None,
        },
    )


def _change(quiz: quizzes.Quiz) -> scoring.Change | None:
    """The change between the last two sheets (F18, F19), None for a first sheet or one without a place."""
    before, after = [None, None, *visit.sheets(quiz)][-2:]
    if before is None or after is None:
        return None
    if any(visit.result(quiz, sheet).position.zone is None for sheet in (before, after)):  # type: ignore[union-attr]
        return None
    return scoring.change(quiz, quizzes.keyed(quiz, before.answers), quizzes.keyed(quiz, after.answers))
