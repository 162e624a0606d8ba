"""The map of the practice: what stands out in each result, in one line, and the most useful next ten minutes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from content.facts import Facts
from content.read import outcome_words, outcomes
from content.rules import all_hold
from content.words import result_words
from quizzes.schema import BodyReaction, Check, FreeWords, Quiz
from scoring import Result


@dataclass(frozen=True)
class UsefulNext:
    """A questionnaire to look at next, by id, and why."""

    quiz: str
    text: str


def stands_out(quiz: Quiz, result: Result, answers: Mapping[str, object], names: str = "named") -> str:
    """One line for a result; counts and bands, no verdict. `names` as in `result_words`."""
    says = outcomes().says
    if result.position is not None:
        if result.position.zone is None:
            return says["no_map"]
        return result_words(result.position, "neutral" if names == "neutral" else "named").heading
    if result.scales is not None:
        return _scale(quiz, result)
    if result.checklist is not None and any(item.id in answers for item in quiz.of_kind(Check)):
        return _list(quiz, result)
    if result.shares is not None and result.shares.n:
        return says["moments"].format(B=result.shares.B, n=result.shares.n)
    words = sum(len(given) for item in quiz.of_kind(FreeWords) if isinstance(given := answers.get(item.id), list))
    felt = sum(item.id in answers for item in quiz.of_kind(BodyReaction))
    for name, count in (("word", words), ("reaction", felt), ("answer", len(answers))):
        if count:
            return says[name] if count == 1 else says[f"{name}s"].format(n=count)
    return says["no_scale"]


def _scale(quiz: Quiz, result: Result) -> str:
    says, rule, found = outcomes().says, quiz.scoring.scales, result.scales
    said = outcome_words().get(quiz.id)
    sign = -1.0 if said and said.look == "highest" else 1.0
    scored = [(sign * round(score, 9), at) for at, score in enumerate(found.scores.values() if found else ())
              if score is not None]  # fmt: skip
    if not scored or rule is None or found is None:
        return says["no_scale"]
    scale = rule.scales[min(scored)[1]]
    band = {one.id: one.label.lower() for one in rule.bands}.get(found.bands.get(scale.id) or "")
    score = round(found.scores[scale.id] or 0.0)
    if band is None:
        return says["scale_plain"].format(label=scale.label, score=score)
    return says["scale"].format(label=scale.label, band=band, score=score)


def _list(quiz: Quiz, result: Result) -> str:
    says, rule, found = outcomes().says, quiz.scoring.checklist, result.checklist
    if rule is None or found is None:
        return says["no_scale"]
    known = [(round(percent, 9), at) for at, percent in enumerate(found.groups.values()) if percent is not None]
    percent = found.percent or 0.0
    if not known or min(known)[0] >= 100:
        return says["list_full"]
    label = rule.groups[min(known)[1]].label.lower()
    return says["list"].format(percent=round(percent), label=label)


def over_days(quiz: Quiz) -> bool:
    """Whether its scales draw a line over days."""
    said = outcome_words().get(quiz.id)
    return bool(said and said.days)


def useful_next(facts: Facts, quizzes: Collection[str], seen: Collection[str]) -> UsefulNext | None:
    """The most useful next ten minutes: the first reason that fits, else the next in order; None when all is seen.

    In: what is known; the ids of all questionnaires in order; those looked at.
    """
    for one in outcomes().useful:
        if one.quiz in quizzes and one.quiz not in seen and all_hold(one.when, facts):
            return UsefulNext(one.quiz, one.text)
    left = [quiz for quiz in quizzes if quiz not in seen]
    return UsefulNext(left[0], "") if left else None
