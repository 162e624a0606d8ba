"""Pictures of shared links, remembered for a while, and drawn two at a time.

What is remembered is what a link shows to anybody who has it, under the address that somebody asked for; a picture
that a person makes of their own result before sharing it never comes here.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import anyio
import anyio.to_thread

MOST = 512
LARGEST = 64_000_000
"""Pictures kept, and bytes of them: whichever is reached first."""

AT_ONCE = 2
WAITING = 1000
"""Pictures drawn at a time (each by a worker of `charts.aside`, where there are some), and how many may be waited for.

Who came first is served first. A room of 300 phones asks for 300 at once: 25 a second are drawn where two cores are
free, so the last of 1,000 comes within a minute, after which whoever is turned away is told to come again.
"""


class TooBusyError(Exception):
    """So many pictures are asked for that another would wait too long."""


@dataclass
class Pictures:
    """The pictures asked for last, by address. For one event loop."""

    most: int = MOST
    largest: int = LARGEST
    waiting: int = WAITING
    kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    size: int = 0
    drawing: dict[str, asyncio.Future[bytes]] = field(default_factory=dict)
    _limit: anyio.CapacityLimiter | None = None

    async def get(self, address: str, draw: Callable[[], bytes]) -> bytes:
        """The picture at an address: remembered, or drawn in a thread, once for all who ask meanwhile.

        Raises TooBusyError where too many wait, and whatever `draw` raises; neither is remembered.
        """
        if address in self.kept:
            self.kept.move_to_end(address)
            return self.kept[address]
        if address not in self.drawing:
            if len(self.drawing) >= self.waiting:
                raise TooBusyError
            task = asyncio.ensure_future(self._draw(address, draw))
            self.drawing[address] = task
            task.add_done_callback(lambda done: self._drawn(address, done))
        # Whoever goes away while waiting leaves the picture to the others.
        return await asyncio.shield(self.drawing[address])

    async def _draw(self, address: str, draw: Callable[[], bytes]) -> bytes:
        if self._limit is None:
            self._limit = anyio.CapacityLimiter(AT_ONCE)
        made = await anyio.to_thread.run_sync(draw, limiter=self._limit)
        self.kept[address] = made
        self.size += len(made)
        while len(self.kept) > self.most or self.size > self.largest:
            _, dropped = self.kept.popitem(last=False)
            self.size -= len(dropped)
        return made

    def _drawn(self, address: str, done: asyncio.Future[bytes]) -> None:
        del self.drawing[address]
        if not done.cancelled():
            done.exception()  # told to those who waited; nobody left to tell is no fault
