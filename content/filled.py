"""Sentences with {curly} parts, filled from one sheet. A sentence with a part that is not known is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizzes.schema import CHECK_ANSWERS, Amount, Check, Choice, FreeWords, OpenText, Quiz, Statement
from scoring import Result

HOLE = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")


def filled(sentence: str, fill: Mapping[str, str]) -> str:
    """The sentence with its parts filled, "" where one is not known. What is filled in is never read again."""
    if any(name not in fill for name in HOLE.findall(sentence)):
        return ""
    return HOLE.sub(lambda hole: fill[hole[1]], sentence)


def fillings(quiz: Quiz, result: Result, answers: Mapping[str, object]) -> dict[str, str]:
    """Name -> words: what was answered to each item, percent in place, rows answered yes by group, words by tag.

    "n" is the largest number of rows answered in one group, or the number of free words.
    """
    fill = {item.id: said for item in quiz.items if (said := _said(quiz, item.id, answers.get(item.id)))}
    rows = [item for item in quiz.of_kind(Check) if item.id in answers]
    if rows:
        by_group: dict[str, list[object]] = {}
        for item in rows:
            by_group.setdefault(item.group, []).append(answers[item.id])
        groups = quiz.scoring.checklist.groups if quiz.scoring.checklist else ()
        fill |= {group.id: str(by_group.get(group.id, []).count("yes")) for group in groups}
        fill["n"] = str(max(len(said) for said in by_group.values()))
    if result.checklist and result.checklist.percent is not None:
        fill["percent"] = str(round(result.checklist.percent))
    for asked in quiz.of_kind(FreeWords):
        words = answers.get(asked.id)
        if isinstance(words, list) and words:
            fill["n"] = str(len(words))
            given = [tag for word in words for tag in word["tags"].values()]
            fill |= {tag: str(given.count(tag)) for name in asked.tags for tag in quiz.tags[name].labels}
    return fill


def _said(quiz: Quiz, item_id: str, answer: object) -> str:
    """An answer in the words it was given in, "" for none."""
    item = quiz.item(item_id)
    if answer is None:
        return ""
    if isinstance(item, Statement):
        given = quiz.answers[item.answers]
        return given.labels[given.values.index(int(str(answer)))]
    if isinstance(item, Check):
        return CHECK_ANSWERS[str(answer)]
    if isinstance(item, Choice):
        return item.options[str(answer)]
    return str(answer) if isinstance(item, Amount | OpenText) else ""
