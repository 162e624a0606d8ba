"""Work that arrives in drops and is done in batches: all that wait are done together, in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

MOST = 500
"""Drops in one batch: few enough that the first of them does not wait long for the last."""
WAITING = 20_000
"""Drops that may wait at a time."""


class BusyError(Exception):
    """So many wait already that another would wait too long."""


class Batch(Generic[In, Out]):
    """Does single pieces of work in batches. For one event loop.

    While one batch is done in the executor the next one gathers, and each waits `pause` seconds for company. `work`
    gets the pieces in the order in which they came and gives an answer for each. Where it raises, the batch is halved
    until the piece that it raises for is alone, so that one bad piece takes nobody with it; save for errors in
    `whole`, which are nobody's own and go to all at once.
    """

    def __init__(
        self,
        work: Callable[[Sequence[In]], Sequence[Out]],
        executor: Executor,
        *,
        whole: tuple[type[BaseException], ...] = (),
        most: int = MOST,
        waiting: int = WAITING,
        pause: float = 0.0,
    ) -> None:
        self._work, self._executor, self._whole, self._pause = work, executor, whole, pause
        self._most, self._may_wait = most, waiting
        self._waiting: list[tuple[In, asyncio.Future[Out]]] = []
        self._running: asyncio.Task[None] | None = None

    def put(self, one: In) -> asyncio.Future[Out]:
        """The answer for one piece, once its batch is done, or what the work raised. Raises BusyError."""
        if len(self._waiting) >= self._may_wait:
            raise BusyError
        answer: asyncio.Future[Out] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return answer

    async def finish(self) -> None:
        """Waits until nothing is left to do."""
        while self._running is not None:
            await asyncio.wait([self._running])

    async def _run(self) -> None:
        try:
            while self._waiting:
                # Whoever came in with the first one, in this turn of the loop at least, goes along with it.
                await asyncio.sleep(self._pause)
                these, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                await self._do(these)
        finally:
            self._running = None

    async def _do(self, these: Sequence[tuple[In, asyncio.Future[Out]]]) -> None:
        loop = asyncio.get_running_loop()
        try:
            answers = await loop.run_in_executor(self._executor, self._work, [one for one, _ in these])
        except Exception as fault:
            if len(these) > 1 and not isinstance(fault, self._whole):
                await self._do(these[: len(these) // 2])
                await self._do(these[len(these) // 2 :])
                return
            for _, answer in these:
                if not answer.done():
                    answer.set_exception(fault)
            return
        for (_, answer), told in zip(these, answers, strict=True):
            if not answer.done():  # whoever went away is not told; the work is done all the same
                answer.set_result(told)
