"""The forms that scoring tests use, and a short way to write a sheet."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from quizzes.schema import Quiz

GOLDEN = Path(__file__).parent.parent / "golden"

IN_PAIRS = ("ST01", "ST07", "ST05", "ST11", "ST09", "ST03", "ST08", "ST02", "ST04", "ST10", "ST12", "ST06")
"""Statements in pair order: A+ A- B+ B- C+ C-, then D+ D- E+ E- F+ F-."""

SCENARIOS = tuple(f"SC{number:02}" for number in range(1, 13))
STATEMENTS = tuple(f"ST{number:02}" for number in range(1, 13))


@cache
def form(name: str) -> Quiz:
    """A questionnaire file of tests/golden."""
    return Quiz.model_validate(tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8")))


def sheet(scenarios: str = "", statements: str = "", **more: object) -> dict[str, object]:
    """A sheet from keys in order SC01 to SC12 and statement answers in pair order; "." is no answer, blanks are air."""
    answers: dict[str, object] = {
        name: key for name, key in zip(SCENARIOS, scenarios.replace(" ", ""), strict=False) if key != "."
    }
    answers |= {
        name: int(value) for name, value in zip(IN_PAIRS, statements.replace(" ", ""), strict=False) if value != "."
    }
    return answers | more
