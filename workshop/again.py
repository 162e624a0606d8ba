"""What a server does now and then, for as long as it runs."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger("sweet_spot")


async def again_and_again(do: Callable[[], Awaitable[object] | object], every: float, what: str) -> None:
    """Does it every `every` seconds until it is cancelled. `what` says in a log what could not be done.

    A fault ends one turn and not the rest: what stopped for good would be missed by nobody until it is too late. Its
    kind goes to the log, once until it goes well again, and its words do not: they can hold what it was given.
    """
    said = ""
    while True:
        await asyncio.sleep(every)
        try:
            done = do()
            if inspect.isawaitable(done):
                await done
            said = ""
        except Exception as fault:
            if said != type(fault).__name__:
                said = type(fault).__name__
                log.error("%s (%s); trying again.", what, said)
