"""The map of the practice: what stands out in each result, in one line, and the most useful next ten minutes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from content import outcome_out
from content.facts import Facts
from content.outcome_facts import of_sheet
from content.read import outcome_words, outcomes
from content.rules import all_hold, fired
from content.words import result_words
from quizzes.schema import Quiz
from scoring import Result

PASSED_OVER = "na"
"""What a sheet holds where somebody has said that a question does not apply to them."""


@dataclass(frozen=True)
class UsefulNext:
    """A questionnaire to look at next, by id, and why; or none, since a card comes first."""

    quiz: str
    text: str
    card: str | None = None


def stands_out(quiz: Quiz, result: Result, answers: Mapping[str, object], names: str = "named") -> str:
    """One line for a result; counts and bands, no verdict. `names` as in `result_words`."""
    return _found(quiz, result, answers, names) or outcomes().says["no_map" if result.position else "no_scale"]


def _found(quiz: Quiz, result: Result, answers: Mapping[str, object], names: str) -> str:
    """The line, "" where too little was answered for one."""
    says = outcomes().says
    if result.position is not None:
        if result.position.zone is None:
            return ""
        return result_words(result.position, "neutral" if names == "neutral" else "named").heading
    told = outcome_out.told(quiz, result, answers)
    if told:
        return told
    if result.shares is not None and result.shares.n:
        return says["moments"].format(B=result.shares.B, n=result.shares.n)
    if result.scales is not None or result.checklist is not None:
        return ""
    known = of_sheet(quiz, result, answers)
    for name, counted in (("word", "words"), ("reaction", "felt"), ("answer", "answers")):
        if count := known[f"sheet.{counted}"]:
            return says[name] if count == 1 else says[f"{name}s"].format(n=count)
    return ""


def unfinished(quiz: Quiz, result: Result, answers: Mapping[str, object], given: Mapping[str, object]) -> bool:
    """Whether a sheet has too few answers for a word, and more of them could change that.

    In: the questionnaire, its result and columns, and the sheet as it was handed over. One whose every open question
    was said not to apply is finished: nobody is asked twice.
    """
    if _found(quiz, result, answers, "named"):
        return False
    return any(item.id not in answers and given.get(item.id) != PASSED_OVER for item in quiz.items)


def over_days(quiz: Quiz) -> bool:
    """Whether its scales draw a line over days."""
    said = outcome_words().get(quiz.id)
    return bool(said and said.days)


def useful_next(
    facts: Facts,
    quizzes: Collection[str],
    seen: Collection[str],
    begun: Collection[str] = (),
    days: Mapping[str, int] = MappingProxyType({}),
) -> UsefulNext | None:
    """The most useful next ten minutes: the first reason that fits, else what was begun, else the next in order.

    In: what is known; the ids of all questionnaires in order; those looked at; those of them with too few answers for
    a word (`unfinished`), which are offered as if they had not been; how many days ago each was looked at. Where all is
    seen, the oldest of them, once it is old enough; None where none is. Where a rule lets nothing join its card (R02),
    that card and no questionnaire.
    """
    said = outcomes()
    heavy = next((rule.first for rule, _ in fired(facts) if rule.first and rule.only), None)
    if heavy:
        return UsefulNext("", said.says["rest"], heavy)
    done = [quiz for quiz in seen if quiz not in begun]
    for one in said.useful:
        if one.quiz not in quizzes or not all_hold(one.when, facts):
            continue
        if one.quiz not in done:
            return UsefulNext(one.quiz, said.says["finish"] if one.quiz in begun else one.text)
        if one.old_weeks and days.get(one.quiz, 0) >= 7 * one.old_weeks:
            return UsefulNext(one.quiz, one.old.format(ago=ago(days[one.quiz])))
    left = [quiz for quiz in quizzes if quiz not in done]
    left.sort(key=lambda quiz: quiz not in begun)
    if left:
        return UsefulNext(left[0], said.says["finish"] if left[0] in begun else "")
    oldest = max((quiz for quiz in quizzes if quiz in days), key=lambda quiz: days[quiz], default=None)
    if oldest is None or days[oldest] < 7 * said.again_weeks:
        return None
    return UsefulNext(oldest, said.says["again"].format(ago=ago(days[oldest])))


def ago(days: int) -> str:
    """How long ago in words: whole weeks, from nine weeks on about so many months."""
    said = outcomes()
    if days < 63:
        return said.says["ago_weeks"].format(n=said.number(days // 7))
    months = round(days / 30.44)
    return said.says["ago_months"].format(n=said.number(months)) if months <= 24 else said.says["ago_years"]


def to_finish(title: str) -> str:
    """The words of the way to a questionnaire that has too few answers."""
    return outcomes().says["to_finish"].format(title=title)
