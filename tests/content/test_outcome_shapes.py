"""The files of words of results: a condition is checked when the file is read, and fits its questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from content import read as reading
from content.outcome_shapes import SHEET, Outcomes, OutcomeWords
from content.read import ContentFault, outcome_words
from quizzes.schema import Band, Quiz
from tests.content.answering import ALL

FILE = """format = "sweet-spot-outcome-words/1"
[[results]]
quiz = "shoes"
opening = "A"
sources = ["BOW-42"]
[[results.lines]]
when = [{fact = "sheet.open", at_least = 1}]
text = "A"
sources = ["BOW-42"]
[[results.next]]
stands = "after"
text = "A"
sources = ["BOW-42"]
[[results.scales]]
id = "feet"
when = [{fact = "scale.feet", at_least = 50}]
sources = ["BOW-42"]
[[results.patterns]]
id = "worn"
read = "A"
when = { item = "SH1", answered = true }
on = [{fact = "sheet.words", at_least = 1}]
sources = ["BOW-42"]
"""


def faults(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        reading.read(path, OutcomeWords)
    return caught.value.lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("sheet.open", "sheet.opne"), 'the result shoes ask for the fact "sheet.opne"; did you mean "sheet.open"?'),
        (("scale.feet", "scael.feet"), 'ask for the fact "scael.feet"'),
        (("sheet.words", "sheet.word"), 'did you mean "sheet.words"?'),
        (("at_least = 1", "atleast = 1"), "atleast is not a known name"),
        (('stands = "after"\n', ""), 'would stand in every result; give it when = [...], or stands = "otherwise"'),
        (("[[results.patterns]]", '[[results.habits]]\nid = "a"\nlabel = "A"\ntext = "A"\nkept = "A"\n'
          'sources = ["BOW-42"]\n[[results.patterns]]'), "write a table habit_lines"),
    ],
)  # fmt: skip
def test_a_condition_that_could_never_hold_is_told_when_the_file_is_read(
    change: tuple[str, str], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "outcomes_lists.toml"
    path.write_text(FILE, encoding="utf-8")
    assert reading.read(path, OutcomeWords).results[0].quiz == "shoes"
    lines = faults(path, FILE.replace(*change))
    assert any(says in line for line in lines), lines


def test_a_reason_for_the_next_ten_minutes_asks_for_facts_that_are_there(tmp_path: Path) -> None:
    text = (reading.HERE / "outcomes.toml").read_text(encoding="utf-8")
    path = tmp_path / "outcomes.toml"
    path.write_text(text.replace('fact = "swing"', 'fact = "swnig"'), encoding="utf-8")
    with pytest.raises(ContentFault, match='"swnig"; did you mean "swing"'):
        reading.read(path, Outcomes)


def bands_of(quiz: Quiz) -> Iterator[Band]:
    for rule in (quiz.scoring.scales, quiz.scoring.checklist):
        yield from rule.bands if rule else ()


@pytest.mark.parametrize("name", outcome_words())
def test_what_a_result_asks_for_is_in_its_questionnaire(name: str) -> None:
    quiz, words = ALL[name], outcome_words()[name]
    scales, checklist = quiz.scoring.scales, quiz.scoring.checklist
    there = {f"answer.{item.id}" for item in quiz.items} | set(SHEET) | set(reading.rules().facts)
    there |= {f"scale.{one.id}" for one in (scales.scales if scales else ())}
    there |= {f"contrast.{one.id}" for one in (scales.contrasts if scales else ())}
    there |= {f"group.{one.id}" for one in (checklist.groups if checklist else ())}
    there |= {f"tag.{tag}" for tags in quiz.tags.values() for tag in tags.labels}
    assert set().union(*(one.names() for one in words.conditions())) <= there
    bands = {band.id for band in bands_of(quiz)}
    assert set(words.past.bands if words.past else ()) in (set(), bands)
    assert not words.habit_lines or words.habit_lines.kept_from in bands
    for part in (*words.scales, *words.groups):
        assert set(part.bands) <= bands, part.id
    parts = {one.id for one in (scales.scales if scales else ())} | {
        one.id for one in (checklist.groups if checklist else ())
    }
    assert {one.id for one in (*words.scales, *words.groups)} <= parts
    assert {one.id for one in words.reactions} <= {tag for tags in quiz.tags.values() for tag in tags.labels}


def test_sentences_with_a_part_to_fill_can_be_filled() -> None:
    for words in outcome_words().values():
        if words.past:
            assert "{day}" in words.past.opening and "today" not in words.past.line
        if words.shares and words.shares.places:
            places = words.shares.places
            assert "{places}" in places.client and "{places}" in places.own and "{counts}" in places.told
        if words.habit_lines:
            assert "{names}" in words.habit_lines.several
