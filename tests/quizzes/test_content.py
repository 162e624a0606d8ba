"""The words and keys of the bundled questionnaires: what a schema cannot see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quizzes import Quiz, course, leading, load, load_all
from quizzes.checks import CARES
from quizzes.schema import Scenario, Statement
from tests.support.reading import grade, words

QUIZZES = load_all()
INVENTORY = {
    line
    for line in (Path(__file__).parents[1] / "data" / "inventory_ids.txt").read_text().split("\n")
    if line[:1] != "#"
}
MOST_WORDS = 30
HARDEST = 8.0

every_quiz = pytest.mark.parametrize("quiz", QUIZZES.values(), ids=list(QUIZZES))
maps = pytest.mark.parametrize("quiz", [quiz for quiz in QUIZZES.values() if quiz.scoring.position], ids=lambda q: q.id)
moments = [(quiz.id, item) for quiz in QUIZZES.values() for item in quiz.of_kind(Scenario)]
every_moment = pytest.mark.parametrize("item", [item for _, item in moments], ids=[f"{q}-{i.id}" for q, i in moments])


def texts(node: Any) -> Iterator[str]:
    """Every string anywhere in a questionnaire, ids included."""
    if isinstance(node, dict):
        for inner in node.values():
            yield from texts(inner)
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from texts(inner)
    elif isinstance(node, str):
        yield node


def test_the_inventory_has_all_its_ideas() -> None:
    kinds = Counter(one.split("-")[0] for one in INVENTORY if "-" in one)
    assert kinds == {"BOW": 108, "KND": 32}


@every_quiz
def test_every_item_cites_ideas_that_exist(quiz: Quiz) -> None:
    for item in quiz.items:
        assert set(item.sources) <= INVENTORY, item.id


@every_quiz
def test_no_text_tells_people_what_to_do_or_shouts(quiz: Quiz) -> None:
    for text in texts(quiz.model_dump()):
        assert "!" not in text, text
        assert not {"should", "shouldn't", "masseuse"} & set(words(text)), text


@every_quiz
def test_questions_and_answers_are_short(quiz: Quiz) -> None:
    for item in quiz.items:
        shown = item.model_dump()
        options = shown.get("options", ())
        for text in (
            shown.get("text"),
            shown.get("stem"),
            shown.get("idea"),
            *(option["text"] for option in (options if isinstance(options, tuple | list) else ())),
        ):
            assert len(words(text or "")) <= MOST_WORDS, (item.id, text)


@every_moment
def test_a_moment_with_its_answers_reads_at_grade_eight(item: Scenario) -> None:
    assert grade(item.stem, *(option.text for option in item.options)) <= HARDEST


@every_quiz
def test_the_sentences_of_a_questionnaire_read_at_grade_eight(quiz: Quiz) -> None:
    sentences = [item.text for item in quiz.items if not isinstance(item, Scenario)]
    assert not sentences or grade(*sentences) <= HARDEST
    assert grade(quiz.title, quiz.about, quiz.instruction) <= HARDEST


@maps
def test_keys_spread_evenly_over_the_places(quiz: Quiz) -> None:
    places = Counter(
        (option.key, place) for item in quiz.of_kind(Scenario) for place, option in enumerate(item.options)
    )
    for key in CARES:
        counts = [places[key, place] for place in range(4)]
        assert max(counts) - min(counts) <= 1, (key, counts)


@maps
def test_both_kinds_of_care_can_be_none_and_all(quiz: Quiz) -> None:
    moments = quiz.of_kind(Scenario)
    for place in (0, 1):
        lowest = sum(min(CARES[option.key][place] for option in item.options) for item in moments)
        highest = sum(max(CARES[option.key][place] for option in item.options) for item in moments)
        assert (lowest, highest) == (0, len(moments))


@maps
def test_the_top_of_the_map_can_be_reached(quiz: Quiz) -> None:
    for item in quiz.of_kind(Scenario):
        assert "B" in {option.key for option in item.options}, item.id


@maps
def test_half_of_the_statements_of_a_scale_are_turned_round_and_all_are_paired(quiz: Quiz) -> None:
    for scale in "CS":
        statements = [item for item in quiz.of_kind(Statement) if item.scale == scale]
        signs = Counter(item.sign for item in statements)
        assert signs["+"] == signs["-"]
        assert all(item.pair for item in statements)


@maps
def test_a_result_can_name_every_answer(quiz: Quiz) -> None:
    for item in quiz.of_kind(Statement):
        assert item.short and item.idea and item.touchpoint, item.id
    for item in quiz.of_kind(Scenario):
        assert item.touchpoint, item.id
        shorts = [option.short for option in item.options]
        assert len(set(shorts)) == len(shorts), item.id


def test_a_first_visit_starts_with_a_guess_and_then_the_map() -> None:
    first, second = course(QUIZZES, leading(QUIZZES).id)
    assert {item.kind for item in first.items} == {"slider"}
    assert second.scoring.position


# ---- what others count on: ids, signs and places that never change ---------------------------


def test_the_map_has_its_items_for_good() -> None:
    quiz = load("balance")
    assert [item.id for item in quiz.items] == [f"SC{n:02}" for n in range(1, 13)] + [f"ST{n:02}" for n in range(1, 13)]
    assert [item.touchpoint for item in quiz.of_kind(Scenario)] == [
        "money_time", "first_contact", "session", "session", "money_time", "conflict",
        "conflict", "marketing", "space", "after_care", "money_time", "session",
    ]  # fmt: skip
    statements = [(item.scale, item.sign, item.pair, item.touchpoint) for item in quiz.of_kind(Statement)]
    assert statements == [
        ("C", "+", "A", "session"),
        ("S", "-", "D", "money_time"),
        ("C", "-", "C", "conflict"),
        ("S", "+", "E", "money_time"),
        ("C", "+", "B", "session"),
        ("S", "-", "F", "session"),
        ("C", "-", "A", "session"),
        ("S", "+", "D", "money_time"),
        ("C", "+", "C", "conflict"),
        ("S", "-", "E", "money_time"),
        ("C", "-", "B", "session"),
        ("S", "+", "F", "session"),
    ]
    assert quiz.scoring.position is not None
    assert (quiz.scoring.position.scenario_floor, quiz.scoring.position.statement_floor) == (8, 4)


def test_the_self_care_audit_has_its_items_for_good() -> None:
    quiz = load("self_care")
    domains = ["body", "finances", "spirit", "social", "family", "community"]
    names = ["BODY", "FINA", "SPIR", "SOCI", "FAMI", "COMM"]
    statements = quiz.of_kind(Statement)
    assert [item.id for item in statements] == [f"{name}{n}" for name in names for n in (1, 2, 3, 4)]
    assert [item.scale for item in statements] == [domain for domain in domains for _ in range(4)]
    assert "".join(item.sign for item in statements) == "++--" * 6
    assert quiz.answers[statements[0].answers].values == (0, 1, 2, 3, 4)
    scoring = quiz.scoring.scales
    assert scoring is not None
    assert [scale.id for scale in scoring.scales] == domains
    assert all(scale.note for scale in scoring.scales)
    assert (scoring.floor, scoring.overall_floor) == (3, 4)
    assert [(band.id, band.start) for band in scoring.bands] == [("thin", 0), ("patchy", 40), ("steady", 65)]


def test_short_scales_of_a_questionnaire_have_floors_of_their_own() -> None:
    rule = load("stumbling_blocks").scoring.scales
    assert rule is not None
    assert rule.floor == 4
    assert {scale.id: scale.floor for scale in rule.scales if scale.floor} == {"route_doormat": 2, "route_diva": 2}


def test_the_guess_is_two_lines_that_stand_for_the_axes() -> None:
    lines = [(item.id, item.axis, item.minimum, item.maximum) for item in load("guess").items if item.kind == "slider"]
    assert lines == [("G01", "B", -100, 100), ("G02", "G", 0, 100)]
