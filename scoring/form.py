"""What the scorer needs to know of a questionnaire, as arrays: the rows that sheets are read into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np

from quizzes.schema import PositionScoring, Quiz, Scenario, Statement, Touchpoint
from scoring.cells import KEYS, Array

TOUCHPOINTS: tuple[str, ...] = get_args(Touchpoint)
SCALES = ("C", "S")


@dataclass(frozen=True)
class Pair:
    """Two opposite statements of one scale, by their place among the statements."""

    letter: str
    scale: str
    plus: int
    minus: int


@dataclass(frozen=True)
class Form:
    """The scored items of a position quiz, in display order. Statements are those on scale C or S."""

    scenarios: tuple[Scenario, ...]
    statements: tuple[Statement, ...]
    scenario_floor: int
    statement_floor: int
    low: int
    """Lowest answer of the statements' scale."""
    high: int
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, quiz: Quiz) -> Form:
        """The form of a quiz; floors are out of reach where it scores no position.

        Raises ValueError where the statements do not share one scale of answers, since F2 averages over them.
        """
        statements = tuple(item for item in quiz.of_kind(Statement) if item.scale in SCALES)
        ranges = {(quiz.answers[item.answers].values[0], quiz.answers[item.answers].values[-1]) for item in statements}
        if len(ranges) > 1:
            raise ValueError(f"{quiz.id}: statements on C and S use {len(ranges)} ranges of answers; give them one")
        low, high = ranges.pop() if ranges else (1, 5)
        rule = quiz.scoring.position or PositionScoring(scenario_floor=10**6, statement_floor=10**6)
        return cls(
            scenarios=quiz.of_kind(Scenario),
            statements=statements,
            scenario_floor=rule.scenario_floor,
            statement_floor=rule.statement_floor,
            low=low,
            high=high,
            pairs=_pairs(statements),
        )

    @property
    def steps(self) -> int:
        """How many answers a statement has: 5 for 1 to 5."""
        return self.high - self.low + 1

    @property
    def unit(self) -> float:
        """Points of a scale from one answer to the next: 25 for 1 to 5 (F3)."""
        return 100.0 / (self.high - self.low)

    @cached_property
    def sign(self) -> Array:
        """+1 or -1 for each statement."""
        return np.array([1 if item.sign == "+" else -1 for item in self.statements], dtype=np.int8)

    def on(self, scale: str) -> list[int]:
        """Places of the statements on scale "C" or "S"."""
        return [place for place, item in enumerate(self.statements) if item.scale == scale]

    @cached_property
    def words(self) -> Array:
        """Words of stem and options of each scenario (F16)."""
        return np.array(
            [len(" ".join([item.stem, *(option.text for option in item.options)]).split()) for item in self.scenarios],
            dtype=np.float64,
        )

    @cached_property
    def places(self) -> Array:
        """(scenarios, 8): the place, from 1, of the first option with that key's bits; 0 where there is none (F16)."""
        table = np.zeros((len(self.scenarios), 8), dtype=np.int8)
        for row, item in enumerate(self.scenarios):
            for place, option in reversed(list(enumerate(item.options, start=1))):
                table[row, KEYS[option.key]] = place
        return table


def _pairs(statements: tuple[Statement, ...]) -> tuple[Pair, ...]:
    found: dict[tuple[str, str], dict[str, int]] = {}
    for place, item in enumerate(statements):
        if item.pair is not None:
            found.setdefault((item.pair, item.scale), {})[item.sign] = place
    return tuple(
        Pair(letter, scale, ends["+"], ends["-"])
        for (letter, scale), ends in sorted(found.items())
        if ends.keys() == {"+", "-"}
    )
