"""The engine: which rules hold, given what is known. Unknown is neither true nor false, and stays silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from content.facts import Facts
from content.read import rules
from content.rule_shapes import Condition, Rule

PLACES = 9
"""Decimals to which both sides are rounded before a comparison, as in the scoring."""


def holds(condition: Condition, facts: Facts) -> bool | None:
    """True, False, or None where the facts do not say."""
    if condition.any is not None:
        found = [holds(one, facts) for one in condition.any]
        return True if True in found else None if None in found else False
    if condition.all is not None:
        found = [holds(one, facts) for one in condition.all]
        return False if False in found else None if None in found else True
    value = facts.get(condition.fact or "")
    return None if value is None else _compare(condition, value)


def _compare(condition: Condition, value: Any) -> bool:
    if condition.is_ is not None:
        return bool(value == condition.is_)
    if condition.is_not is not None:
        return bool(value != condition.is_not)
    if condition.one_of is not None:
        return value in condition.one_of
    if condition.has is not None:
        return condition.has in value
    if condition.some:
        return bool(value)
    number = round(float(value), PLACES)
    if condition.at_least is not None:
        return number >= round(condition.at_least, PLACES)
    if condition.above is not None:
        return number > round(condition.above, PLACES)
    if condition.at_most is not None:
        return number <= round(condition.at_most, PLACES)
    return number < round(condition.below or 0.0, PLACES)


def all_hold(conditions: Iterable[Condition], facts: Facts) -> bool:
    """Whether each of them is known to hold; no condition at all holds."""
    return all(holds(one, facts) is True for one in conditions)


def fired(facts: Facts) -> Iterator[tuple[Rule, Facts]]:
    """The rules that hold, top down, each with the facts it saw. A rule can hide facts from those after it."""
    for rule in rules().rules:
        if all_hold(rule.when, facts):
            facts = facts.without(rule.forget)
            yield rule, facts


def done(step_id: str, facts: Facts) -> bool:
    """Whether an answer shows that the step is done already, so that nothing offers it."""
    return any(one.step == step_id and all_hold(one.when, facts) for one in rules().done)
