"""The same line in the log once a minute, and not ten thousand times a second.

Where a program has no file left to open, asyncio says so for each connection that waits, again and again: megabytes a
second, by which somebody who only holds connections open could fill a disk.
"""

from __future__ import annotations

import logging
from time import monotonic

PAUSE = 60.0


class Seldom(logging.Filter):
    """Lets a line through that was not said in the last minute. What counts is its first line, before any values."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        now, words = monotonic(), str(record.msg).partition("\n")[0]
        if now - self._said.get(words, -PAUSE) < PAUSE:
            return False
        if len(self._said) > 100:
            self._said.clear()
        self._said[words] = now
        return True
