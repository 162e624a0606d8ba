from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.cleaned import JOINERS, cleaned
from workshop.exercises import all_exercises
from workshop.faults import Refused


@pytest.mark.parametrize(
    "word",
    [
        "💆‍♀️ joy",
        "❤️",
        "👩‍❤️‍👨",
        "👍🏽",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "\U0001fa77 \U0001fae9",  # younger than our Python
        "می‌خواهم",
        "क्‍ष",
        "don’t",
        "日本語",
    ],
)
def test_what_a_word_is_made_of_stays(word: str) -> None:
    assert cleaned(word) == word


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two\n words\t", "two words"),
        ("a\x00b", "a b"),
        ("half\ud83d", "half"),
        ("\u202eabc\u2066def\u200b\ufeff", "abcdef"),
        ("ru\u200bde mas\u00adsage", "rude massage"),
        ("\u200dx\u200d \u200d\u200c", "x"),
        ("a\u200d\u200d\u200cb", "a\u200db"),
        ("\ufe0f", ""),
        ("x \ufe0fy", "x y"),
        ("x\U000e0041\U000e0042", "x"),  # letters that nobody sees, after no flag
    ],
)
def test_what_no_page_can_show_goes(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@given(st.text(st.characters(), max_size=20))
def test_it_is_one_line_of_signs_that_can_be_shown_and_stays_so(text: str) -> None:
    told = cleaned(text)
    assert cleaned(told) == told == " ".join(told.split())
    told.encode()
    hidden = {c for c in told if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
    assert hidden <= {*JOINERS, *map(chr, range(0xE0030, 0xE0080))}


def test_a_word_goes_into_the_sheet_whole_and_one_of_nothing_is_refused() -> None:
    words = all_exercises()["words"]
    said = ["💆‍♀️ joy", "❤️", "می‌خواهم"]
    (kept,) = words.checked({"words": said}).values()
    assert [one["word"] for one in kept] == said  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        words.checked({"words": ["\u200b\u202e\ufe0f"]})
