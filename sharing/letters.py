"""Letters that do not come through: halves of them, which no encoding of ours takes, and those without a shape."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sharing import typeset

HALF = re.compile("[\ud800-\udfff]")
MOST_DEPTH = 12
"""Deeper than any entry may be; what is deeper is left as it is, and is refused where it is read."""

SHADES, FLAGS = ("\U0001f3fb", "\U0001f3ff"), ("\U0001f1e6", "\U0001f1ff")
"""First and last: shades of skin, which belong to the sign before, and the letters of which two make a flag."""
PRESENTED = "\ufe0e\ufe0f"
"""They only say whether the sign before is drawn as text or as a picture."""


def whole(raw: Any, depth: int = MOST_DEPTH) -> Any:
    """Plain JSON with � in place of each lone surrogate, in texts and in names; anything else as it is.

    A browser can send half an emoji (cut off at a limit of characters), and JSON carries it. A page that shows it
    would fail, since it cannot be written as UTF-8.
    """
    if isinstance(raw, str):
        return HALF.sub("\ufffd", raw)
    if depth and isinstance(raw, dict):
        return {whole(name): whole(part, depth - 1) for name, part in raw.items()}
    if depth and isinstance(raw, list | tuple):
        return [whole(part, depth - 1) for part in raw]
    return raw


def unshown(text: str) -> tuple[str, ...]:
    """The signs of a text that pictures may not show everywhere, in order and each once, with the marks that belong to
    them.

    No font of ours holds a shape for them: where no other font does, an empty box stands there. What nobody sees is
    none of them.
    """
    signs: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        if unicodedata.category(letter) in ("Cf", "Cc") or letter.isspace():
            continue
        if signs and _belongs(letter, signs[-1]):
            signs[-1] += letter
        else:
            signs.append(letter)
    known = typeset.letters()
    lost = [sign for sign in signs if any(ord(part) not in known for part in sign if part not in PRESENTED)]
    return tuple(dict.fromkeys(lost))


def _belongs(letter: str, sign: str) -> bool:
    """Whether a letter is a part of the sign before it: a mark on it, its shade, or the second half of a flag."""
    if unicodedata.category(letter)[0] == "M" or SHADES[0] <= letter <= SHADES[1]:
        return True
    return len(sign) == 1 and _flags(letter + sign)


def _flags(letters: str) -> bool:
    return all(FLAGS[0] <= letter <= FLAGS[1] for letter in letters)
