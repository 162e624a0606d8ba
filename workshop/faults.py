"""What a room says no to: one sentence for people, and the HTTP status that goes with it."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 (the room says no; nothing is broken)
    """A request to a room that is not done. `str()` is a sentence for people; `status` is for the answer by HTTP."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status
