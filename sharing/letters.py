"""Halves of letters: what JavaScript takes for text and no encoding of ours does."""

from __future__ import annotations

import re
from typing import Any

HALF = re.compile("[\ud800-\udfff]")
MOST_DEPTH = 12
"""Deeper than any entry may be; what is deeper is left as it is, and is refused where it is read."""


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
