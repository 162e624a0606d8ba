"""What somebody typed as a page can show it: on one line, and with all that a letter or an emoji is made of."""

from __future__ import annotations

import re
import unicodedata

JOINERS = "\u200c\u200d"
"""Zero-width signs that belong into words: they keep letters apart or join them, and make one emoji of several."""
PRESENTED = "\ufe00-\ufe0f"
"""First to last of those that tell how the sign before is drawn."""
LOOSE = re.compile(rf"(?<!\S)[{JOINERS}{PRESENTED}]+|[{JOINERS}]+(?!\S)|(?<=[{JOINERS}])[{JOINERS}]+")
"""Those of both that have nothing to do it to."""
REGION = re.compile("(\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f)")
"""The flag of a region: a black one, and letters that nobody sees."""
EMOJI = range(0x1F000, 0x1FB00)
"""Where emoji lie, those too that phones know before our Python does."""


def cleaned(text: str) -> str:
    """A text on one line without control signs, halves of a letter, and what nobody sees or what turns a line round.

    What joins letters or emoji, and what tells how one is drawn, stays inside a word.
    """
    parts = REGION.split(text)
    kept = "".join(part if at % 2 else "".join(map(_shown, part)) for at, part in enumerate(parts))
    return " ".join(LOOSE.sub("", kept).split())


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in JOINERS or ord(sign) in EMOJI:
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "
