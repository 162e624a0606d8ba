"""What one sheet tells of itself, as facts for the conditions of its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from content.answered import from_answers
from content.facts import Facts
from content.outcome_places import places, short
from content.outcome_shapes import ResultWords
from content.read import outcome_words, outcomes
from quizzes.schema import BodyReaction, Check, FreeWords, Quiz, Scenario
from scoring import Result


def words_of(quiz: Quiz) -> ResultWords:
    """The words of a questionnaire's result; one without any of its own is told in its own labels."""
    plain = ResultWords(quiz=quiz.id, opening=outcomes().says["opening"], sources=("N1",))
    return outcome_words().get(quiz.id) or plain


def of_sheet(quiz: Quiz, result: Result, answers: Mapping[str, object]) -> dict[str, Any]:
    """The facts of this sheet alone, by name: its scores, its raw answers, its counts (`outcome_shapes.SHEET`)."""
    known: dict[str, Any] = {f"answer.{name}": one for name, one in answers.items()
                             if isinstance(one, str | int | float)}  # fmt: skip
    if result.scales:
        known |= {f"scale.{name}": score for name, score in result.scales.scores.items()}
        known |= {f"contrast.{name}": score for name, score in result.scales.contrasts.items()}
    if result.checklist:
        known |= {f"group.{name}": percent for name, percent in result.checklist.groups.items()}
    known |= from_answers([(quiz, answers)]) | _counts(quiz, answers)
    return {name: one for name, one in known.items() if one is not None}


def of_result(facts: Facts, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> Facts:
    """All that is known, with this sheet's facts in place of those of another sheet of the same questionnaire."""
    fed = {one.fact for one in outcomes().facts if one.quiz == quiz.id and one.way != "days"}
    if result.scales:
        fed |= {f"scale.{name}" for name in result.scales.scores}
        fed |= {f"contrast.{name}" for name in result.scales.contrasts}
    if result.checklist:
        fed |= {f"group.{name}" for name in result.checklist.groups}
    kept = facts.without(fed)
    return replace(kept, known={**kept.known, **of_sheet(quiz, result, answers)})


def _counts(quiz: Quiz, answers: Mapping[str, object]) -> dict[str, int]:
    rows = [answers[item.id] for item in quiz.of_kind(Check) if item.id in answers]
    lists = [given for item in quiz.of_kind(FreeWords) if isinstance(given := answers.get(item.id), list)]
    words = [word for given in lists for word in given]
    tags = [tag for word in words for tag in word["tags"].values()]
    noted = [item for item in quiz.of_kind(BodyReaction) if item.id in answers]
    counts = {name: rows.count(name) for name in ("yes", "partly", "no")}
    sheet = {
        "answers": sum(item.id in answers for item in quiz.items),
        "rows": len(rows),
        **counts,
        "open": counts["partly"] + counts["no"],
        "words": len(words),
        "reactions": len(noted),
        "felt": sum(answers[one.id] not in quiz.tags[one.reactions].quiet for one in noted),
        "moments": sum(item.id in answers for item in quiz.of_kind(Scenario)),
        "short": len({one.id for side in ("client", "self") for one in short(places(quiz, answers), side)}),
    }
    return {f"sheet.{name}": count for name, count in sheet.items()} | {
        f"tag.{tag}": tags.count(tag) for item in quiz.of_kind(FreeWords) for name in item.tags
        for tag in quiz.tags[name].labels
    }  # fmt: skip
