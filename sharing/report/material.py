"""What a report is made from. Everything may be missing; what is missing is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import charts
import content
from quizzes.schema import Quiz
from sharing.policy_sheet import PolicySheet


@dataclass(frozen=True)
class Looked:
    """The newest sheet of one questionnaire: its columns, the day in words, lines over days where it draws some."""

    quiz: Quiz
    answers: Mapping[str, object]
    day: str
    days: tuple[charts.DayLine, ...] = ()
    guess: tuple[float, float] | None = None
    """For a questionnaire with a place on the map: the guess (B, G) before it."""


@dataclass(frozen=True)
class PlanGiven:
    """A plan as the person has it: the line over it that tells its time, how steps went and their own sentences by
    step id.
    """

    plan: content.Plan
    time: str
    went: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Material:
    """All that one visit knows.

    `day` is the day of the report in words, `names` "named" or "neutral", `country` two capital letters for the help
    lines on a card.
    """

    day: str
    today: date
    names: str = "named"
    looked: tuple[Looked, ...] = ()
    facts: content.Facts = field(default_factory=content.facts)
    plan: PlanGiven | None = None
    mission: str = ""
    policies: PolicySheet | None = None
    country: str | None = None
