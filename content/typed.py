"""What a person typed: on one line, and whether there is anything in it to read."""

from __future__ import annotations

import unicodedata


def speaks(text: str) -> bool:
    """Whether the text holds a letter, a number or a sign that can be seen, and not blanks and joiners alone."""
    return any(unicodedata.category(one)[0] in "LNSP" for one in text)


def one_line(text: str, most: int) -> str:
    """The text on one line, at most `most` characters; empty where it says nothing."""
    kept = " ".join(text.split())[:most].rstrip()
    return kept if speaks(kept) else ""
