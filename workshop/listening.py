"""The phones that listen to a room: one stream each of server-sent events, told all at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

HEARTBEAT = 15.0
"""Seconds of silence after which a stream says that it is there."""
STUCK = 60.0
"""Seconds after which a phone that takes nothing in is let go."""
RETRY = b"retry: 2000\n\n"
BEAT = b": here\n\n"
ENDED = b": over\n\n"


def event(told: Mapping[str, Any]) -> bytes:
    """A stage as one event."""
    return f"id: {told['revision']}\ndata: {_line(told)}\n\n".encode()


class Listener:
    """One stream. Of several stages that come while it is busy it hears the last one."""

    __slots__ = ("_beat", "_ended", "_stage", "_wake", "busy_since", "cut", "due", "task")

    def __init__(self) -> None:
        self._stage, self._beat, self._ended = b"", False, False
        self._wake: asyncio.Future[None] | None = None
        self.busy_since: float | None = None
        self.due = monotonic() + HEARTBEAT
        self.cut = False
        """Whether it was ended from here because its phone took nothing in."""
        self.task = asyncio.current_task()

    def tell(self, stage: bytes) -> None:
        """A new stage."""
        self._stage = stage
        self._rouse()

    def beat(self) -> None:
        """A sign of life."""
        self._beat = True
        self._rouse()

    def end(self) -> None:
        """There is nothing more to hear."""
        self._ended = True
        self._rouse()

    def stop(self) -> None:
        """Ends it although its phone takes nothing in."""
        self.cut = True
        if self.task is not None:
            self.task.cancel()

    async def heard(self) -> bytes | None:
        """What is to be sent next; None at the end."""
        self.busy_since = None
        while not (self._stage or self._beat or self._ended):
            self._wake = asyncio.get_running_loop().create_future()
            await self._wake
        said = self._stage or (BEAT if self._beat else b"")
        if not said:
            return None
        self._stage, self._beat = b"", False
        now = monotonic()
        self.busy_since, self.due = now, now + HEARTBEAT
        return said

    def _rouse(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)


class Listeners:
    """All streams of a process, by room. For one event loop."""

    def __init__(self) -> None:
        self._rooms: dict[str, set[Listener]] = {}
        self.count = 0

    @property
    def codes(self) -> list[str]:
        """The rooms that somebody listens to."""
        return list(self._rooms)

    def of(self, code: str) -> int:
        """How many listen to this room."""
        return len(self._rooms.get(code, ()))

    def enter(self, code: str) -> Listener:
        """A new stream, for the task that asks."""
        one = Listener()
        self._rooms.setdefault(code, set()).add(one)
        self.count += 1
        return one

    def leave(self, code: str, one: Listener) -> None:
        """The stream is over."""
        here = self._rooms.get(code, set())
        if one in here:
            here.remove(one)
            self.count -= 1
        if not here:
            self._rooms.pop(code, None)

    def each(self, code: str, do: Callable[[Listener], None]) -> None:
        """Something for each stream of a room."""
        for one in list(self._rooms.get(code, ())):
            do(one)

    def end_all(self) -> None:
        """Every stream ends; one whose phone takes nothing in is cut."""
        for code in self.codes:
            self.each(code, _end)

    def beat(self) -> None:
        """A sign of life on each stream that was silent for long, and an end to those that are stuck."""
        now = monotonic()
        for code in self.codes:
            for one in list(self._rooms[code]):
                if one.busy_since is not None:
                    if now - one.busy_since > STUCK:
                        one.stop()
                elif one.due <= now:
                    one.beat()


def _end(one: Listener) -> None:
    one.end()
    if one.busy_since is not None and monotonic() - one.busy_since > 1:
        one.stop()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
