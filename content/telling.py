"""Which answers made a rule hold: the items behind its facts, the most telling first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from content.answered import rows_of, statement_score
from content.facts import Facts, Sheet
from content.outcome_shapes import FactFrom
from content.read import outcomes, rules
from content.rule_shapes import Condition
from content.rules import holds
from quizzes.schema import Check, Statement

ROW_ORDER = ("no", "partly", "yes")


class Told(NamedTuple):
    """An answered item of a questionnaire, by ids."""

    quiz: str
    item: str


def telling(rule_id: str, facts: Facts, when: Iterable[Condition] = ()) -> list[Told]:
    """The answered items that the rule rests on; empty where it rests on a place on the map, or on no answer.

    `when` is what the pick asked for beside it: where items are behind that, they speak alone.
    """
    rule = next(one for one in rules().rules if one.id == rule_id)
    return _items(when, facts) or _items(rule.when, facts)


def _items(conditions: Iterable[Condition], facts: Facts) -> list[Told]:
    found: dict[Told, None] = {}
    for condition in _leaves(conditions, facts):
        for sheet in facts.sheets:
            for item in _behind(condition, facts, sheet):
                found.setdefault(Told(sheet.quiz.id, item), None)
    return list(found)


def _leaves(conditions: Iterable[Condition], facts: Facts) -> Iterable[Condition]:
    for one in conditions:
        if one.fact and holds(one, facts):
            yield one
        yield from _leaves((*(one.any or ()), *(one.all or ())), facts)


def _behind(condition: Condition, facts: Facts, sheet: Sheet) -> list[str]:
    name, quiz, answers = str(condition.fact), sheet.quiz, sheet.answers
    kind, _, part = name.partition(".")
    if kind == "scale":
        high = condition.at_least is not None or condition.above is not None
        scored = [
            (score if high else 100.0 - score, item.id)
            for item in quiz.of_kind(Statement)
            if item.scale == part and (score := statement_score(quiz, item, answers.get(item.id))) is not None
        ]
        return [item for score, item in sorted(scored, key=lambda one: -one[0]) if score >= 50.0]  # fmt: skip
    if kind == "group":
        return _open([item for item in quiz.of_kind(Check) if item.group == part], answers)
    fed = next((one for one in outcomes().facts if one.fact == name and one.quiz == quiz.id), None)
    return _fed(fed, facts, sheet) if fed else []


def _fed(fact: FactFrom, facts: Facts, sheet: Sheet) -> list[str]:
    quiz, answers = sheet.quiz, sheet.answers
    if fact.way in ("answer", "days"):
        return [fact.item] if fact.item in answers else []  # type: ignore[list-item]
    if fact.way == "habit":
        items = {item.id: item for item in quiz.of_kind(Statement)}
        scored = [(statement_score(quiz, items[one], answers.get(one)), one)
                  for one in fact.habits.get(str(facts.get(fact.fact)), ())]  # fmt: skip
        return [one for _, one in sorted((score, one) for score, one in scored if score is not None)]
    if fact.way == "gaps":
        return [item.id for item in quiz.of_kind(Check) if item.access and answers.get(item.id) == fact.answer]
    if fact.way == "count":
        return _open(rows_of(fact, quiz, answers), answers)
    if fact.way in ("which", "all"):
        return [row.id for row in rows_of(fact, quiz, answers) if answers[row.id] == fact.answer]
    return []


def _open(rows: Iterable[Check], answers: Mapping[str, object]) -> list[str]:
    said = [(ROW_ORDER.index(str(answers[row.id])), row.id) for row in rows if answers.get(row.id) in ROW_ORDER[:2]]
    return [row for _, row in sorted(said, key=lambda one: one[0])]
