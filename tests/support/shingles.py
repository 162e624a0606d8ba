"""Finds passages that stand word for word in the source articles, without holding the articles.

tests/data/article_shingles.txt holds a short hash of every seven words in a row of them;
tests/tools/make_shingles.py makes it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LENGTH = 7
SHINGLES = Path(__file__).parents[1] / "data" / "article_shingles.txt"
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def shingles(text: str) -> Iterator[tuple[str, str]]:
    """Every seven words in a row of a text: the words, and their hash (12 hexadecimal digits)."""
    words = WORD.findall(text.lower().replace("’", "'"))
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def copied(text: str) -> list[str]:
    """The runs of seven words that the text shares with the articles; empty when all words are ours."""
    known = _known()
    return [run for run, digest in shingles(text) if digest in known]


@cache
def _known() -> frozenset[str]:
    return frozenset(SHINGLES.read_text(encoding="ascii").split())
