"""A room that somebody looked at a moment ago, with what its phones are told ready to send."""

from __future__ import annotations

import json
from time import monotonic

from workshop.listening import event
from workshop.telling import told
from workshop.watching import Snapshot


class Seen:
    """A room as it was a moment ago, with what phones are told of it ready to send."""

    __slots__ = ("at", "body", "code", "event", "found", "used")

    def __init__(self, found: Snapshot) -> None:
        self.found, self.code = found, found.room.code
        self.at = self.used = monotonic()
        self._write()

    def renew(self, found: Snapshot) -> bool:
        """Takes in a later look at the room. Whether its stage is another one."""
        before, self.at = self.found, monotonic()
        if found.room.revision < before.room.revision or found == before:
            return False  # looked up earlier, answered later
        self.found = found
        self._write()
        return found.room.revision > before.room.revision

    def _write(self) -> None:
        said = told(self.found.room, self.found.seats)
        self.body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        self.event = event(said)
