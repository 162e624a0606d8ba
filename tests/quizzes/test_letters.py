"""Letters are ids for good: saved sheets hold letters, so what a letter means may not change under the same item id."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import quizzes
from quizzes.schema import Scenario

PINNED = tomllib.loads((Path(__file__).parents[1] / "data" / "letters.toml").read_text(encoding="utf-8"))
WITH_SCENARIOS = [quiz for quiz in quizzes.load_all().values() if quiz.of_kind(Scenario)]


@pytest.mark.parametrize("quiz", WITH_SCENARIOS, ids=lambda quiz: quiz.id)
def test_every_letter_keeps_its_key(quiz: quizzes.Quiz) -> None:
    keys = {item.id: "".join(option.key for option in item.options) for item in quiz.of_kind(Scenario)}
    assert {"version": quiz.version, **keys} == PINNED[quiz.id]
