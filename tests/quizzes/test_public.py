"""The player gets all it shows, and nothing that tells what an answer counts for."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from quizzes import Quiz, load_all, public
from quizzes.load import checked
from tests.support.questionnaires import POSITION, SAMPLES

SECRET = {"key", "sign", "pair", "scale", "scales", "sources", "short", "idea", "group", "touchpoint", "scoring",
          "name", "axis", "access"}  # fmt: skip

ALL = [*load_all().values(), *(checked(tomllib.loads(text), f"{name}.toml") for name, text in SAMPLES.items())]


def names_in(shown: Any) -> set[str]:
    if isinstance(shown, dict):
        return set(shown) | {name for inner in shown.values() for name in names_in(inner)}
    if isinstance(shown, list):
        return {name for inner in shown for name in names_in(inner)}
    return set()


@pytest.mark.parametrize("quiz", ALL, ids=lambda quiz: quiz.id)
def test_nothing_that_scores_reaches_a_browser(quiz: Quiz) -> None:
    shown = public(quiz)
    assert not names_in(shown) & SECRET
    written = json.dumps(shown, allow_nan=False)
    for item in quiz.items:
        for option in getattr(item, "options", ()) if item.kind == "scenario" else ():
            if option.short not in option.text:
                assert option.short not in written


@pytest.mark.parametrize("quiz", ALL, ids=lambda quiz: quiz.id)
def test_every_item_comes_in_order_with_its_words(quiz: Quiz) -> None:
    shown = public(quiz)
    assert [item["id"] for item in shown["items"]] == [item.id for item in quiz.items]
    assert all(item.get("text") or item.get("stem") for item in shown["items"])
    assert {"id", "version", "language", "title", "about", "minutes", "instruction", "finish", "asks"} <= set(shown)


def test_a_moment_and_a_statement_as_shown() -> None:
    shown = public(checked(tomllib.loads(POSITION), "small_map.toml"))
    assert shown["items"][0] == {
        "id": "SC01",
        "kind": "scenario",
        "skip": True,
        "na": True,
        "stem": "A client is late.",
        "second": True,
        "options": [
            {"letter": "a", "text": "All of my break."},
            {"letter": "b", "text": "None of it."},
            {"letter": "c", "text": "Half of it."},
            {"letter": "d", "text": "I will see."},
        ],
    }
    assert shown["items"][3] == {
        "id": "ST01",
        "kind": "statement",
        "skip": True,
        "na": True,
        "text": "I say yes first.",
        "answers": [
            {"value": 1, "label": "not at all"},
            {"value": 2, "label": "a little"},
            {"value": 3, "label": "half"},
            {"value": 4, "label": "mostly"},
            {"value": 5, "label": "fully"},
        ],
    }
    assert shown["enough"] == [{"items": ["SC01", "SC02", "SC03"], "need": 2}]


def test_a_questionnaire_without_a_floor_asks_for_none() -> None:
    assert public(checked(tomllib.loads(SAMPLES["lines"]), "lines.toml"))["enough"] == []
