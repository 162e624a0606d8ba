"""Varied sheets of a position quiz: people who lean different ways, answering with chance."""

from __future__ import annotations

import random

from quizzes import Quiz, keyed
from quizzes.schema import Scenario, Statement

LEANINGS: dict[str, dict[str, float]] = {
    "to the client": {"D": 6, "V": 1, "B": 4, "H": 1},
    "to oneself": {"D": 1, "V": 6, "B": 4, "H": 1},
    "to both": {"D": 1, "V": 1, "B": 9, "H": 1},
    "to neither": {"D": 1, "V": 1, "B": 1, "H": 6},
    "to either": {"D": 4, "V": 4, "B": 1, "H": 1},
    "nowhere": {"D": 1, "V": 1, "B": 1, "H": 1},
}
CARE = {"D": (1.0, 0.0), "V": (0.0, 1.0), "B": (1.0, 1.0), "H": (0.0, 0.0)}


def sheet(quiz: Quiz, weights: dict[str, float], luck: random.Random) -> dict[str, object]:
    """The columns of one sheet: options drawn by the weight of their key, habits that go with them, a few gaps."""
    total = sum(weights.values())
    client, own = (sum(weights[key] * CARE[key][side] for key in weights) / total for side in (0, 1))
    given: dict[str, object] = {}
    for item in quiz.items:
        if luck.random() < 0.03:
            continue
        if isinstance(item, Scenario):
            weight = [weights[option.key] for option in item.options]
            given[item.id] = luck.choices([option.letter for option in item.options], weight)[0]
            if luck.random() < 0.3:
                given[f"{item.id}.second"] = luck.choice(item.options).letter
        elif isinstance(item, Statement):
            care = client if item.scale == "C" else own
            high = care if item.sign == "+" else 1 - care
            given[item.id] = min(5, max(1, round(1 + 4 * high + luck.gauss(0, 1.1))))
    return keyed(quiz, given)


def sheets(quiz: Quiz, count: int, seed: int = 1) -> list[dict[str, object]]:
    """`count` sheets, the leanings taken in turn."""
    luck = random.Random(seed)
    ways = list(LEANINGS.values())
    return [sheet(quiz, ways[number % len(ways)], luck) for number in range(count)]
