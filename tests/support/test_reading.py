"""The grade and the search for copied passages, on texts small enough to count by hand."""

from __future__ import annotations

import pytest

from tests.support.reading import grade, syllables, words
from tests.support.shingles import SHINGLES, copied, shingles


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("break", 1),
        ("client", 2),
        ("therapist", 3),
        ("client's", 2),
        ("60", 2),
        ("zzyla", 2),
        ("blorked", 1),
        ("xq", 1),
    ],
)
def test_syllables(word: str, heard: int) -> None:
    assert syllables(word) == heard


def test_grade_by_hand() -> None:
    # 8 words, 2 sentences, 9 syllables (sin-gle has two): 0.39 * 4 + 11.8 * 9/8 - 15.59
    assert grade("I have a single break. They are late.") == pytest.approx(0.39 * 4 + 11.8 * 9 / 8 - 15.59)


def test_each_text_ends_its_sentence() -> None:
    assert grade("They are late", "I wait") == grade("They are late. I wait.")
    assert grade("At 10:15 “they” call.") == pytest.approx(0.39 * 5 + 11.8 * 7 / 5 - 15.59)


def test_words_of_a_hyphen_are_two() -> None:
    assert words("A 60-minute hour, isn’t it?") == ["a", "60", "minute", "hour", "isn't", "it"]


def test_a_text_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="no word"):
        grade("…")


def test_seven_words_make_a_shingle() -> None:
    assert [run for run, _ in shingles("One, two three: four five six seven eight")] == [
        "one two three four five six seven",
        "two three four five six seven eight",
    ]
    assert list(shingles("one two three four five six")) == []


def test_a_copied_passage_is_found_and_small_changes_of_form_do_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    passage = "We all need a little break from time to time"
    known = frozenset(digest for _, digest in shingles(passage))
    monkeypatch.setattr("tests.support.shingles._known", lambda: known)
    assert len(copied('text = "WE ALL need,\n a little break — from" \\\n "time to time"')) == 4
    assert copied("We all need a small break from time to time") == []


def test_the_hashes_of_the_articles_are_there() -> None:
    lines = SHINGLES.read_text(encoding="ascii").split()
    assert len(lines) == len(set(lines)) > 1500
    assert all(len(line) == 12 and int(line, 16) >= 0 for line in lines)
