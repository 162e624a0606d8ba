"""Sheets of the bundled questionnaires, answered as a person would, through what the player hands over."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

import scoring
from content import Facts, facts
from quizzes import Quiz, keyed, load_all
from quizzes.schema import Check, Statement

ALL = load_all()
TODAY = date(2026, 11, 22)
Given = Mapping[str, Any]


def level(quiz: Quiz, item: Statement, high: float) -> int:
    """The answer that puts a statement at `high` (0 to 1) of its scale, signs heeded."""
    values = quiz.answers[item.answers].values
    place = round((high if item.sign == "+" else 1 - high) * (len(values) - 1))
    return values[place]


def sheet(name: str, parts: Mapping[str, Any] | None = None, **items: Any) -> tuple[Quiz, dict[str, object]]:
    """A questionnaire with its columns: scales by height (0 to 1), groups of a list by answer, single items by id."""
    quiz, given = ALL[name], dict(items)
    for item in quiz.items:
        part = item.scale if isinstance(item, Statement) else item.group if isinstance(item, Check) else None
        if part in (parts or {}) and item.id not in items:
            wanted = (parts or {})[part]
            given[item.id] = level(quiz, item, wanted) if isinstance(item, Statement) else wanted
    return quiz, keyed(quiz, given)


def known(*sheets: tuple[Quiz, dict[str, object]], history: Any = (), more: Any = None, position: Any = None) -> Facts:
    """The facts of these sheets, as the app makes them."""
    results = [scoring.score(quiz, answers) for quiz, answers in sheets]
    return facts(
        position or next((one.position for one in results if one.position), None),
        [one.scales for one in results if one.scales],
        sheets=sheets,
        checklists=[one.checklist for one in results if one.checklist],
        history=history,
        today=TODAY,
        more=more,
    )


def any_sheet(quiz: Quiz, luck: random.Random) -> dict[str, object]:
    """A sheet answered by chance, every kind of item, some passed over."""
    given = {item.id: _any(quiz, item, luck) for item in quiz.items if luck.random() < 0.8}
    return keyed(quiz, given)


def _any(quiz: Quiz, item: Any, luck: random.Random) -> Any:
    if item.kind == "scenario":
        return luck.choice(item.options).letter
    if item.kind == "statement":
        return luck.choice(quiz.answers[item.answers].values)
    if item.kind == "check":
        return luck.choice(("yes", "partly", "no", "na"))
    if item.kind == "choice":
        return luck.choice(list(item.options))
    if item.kind == "amount":
        return luck.randint(item.minimum, item.maximum)
    if item.kind == "slider":
        return luck.choice((item.minimum, item.maximum))
    if item.kind == "text":
        return luck.choice(("short", "{n} {x}", "🌿" * 900, "<script>1</script>\n\n# a *b*"))
    if item.kind == "body":
        return {"reaction": luck.choice(list(quiz.tags[item.reactions].labels)), "strength": luck.randint(0, 3)}
    return [{"word": luck.choice(("warm", "{n}", "<b>", "🌿")),
             "tags": {name: luck.choice(list(quiz.tags[name].labels)) for name in item.tags if luck.random() < 0.8}}
            for _ in range(luck.randint(1, item.most))]  # fmt: skip
