"""Rooms while the server runs: the store is opened, cleared at start and daily, and streams end when it leaves."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ui.shell.start import log
from workshop.again import again_and_again
from workshop.live import live
from workshop.store import StoreFault

DAY = 24 * 3600.0
SOON = 60.0
"""Seconds until a store that was away is looked for again."""
LOOK = 0.1
TURN = 0.0005
"""Seconds after which a thread lets another one have its turn. At Python's usual 5 ms a page that draws a chart makes
the loop wait so long at each packet that it sends: beside a thread that never rests a hall of posts took ten times as
long.
"""


@asynccontextmanager
async def rooms() -> AsyncIterator[None]:
    """The start and end of rooms. Where the store cannot be opened the rest of the app serves without rooms, and
    each visit to a room tries again.
    """
    ours, turn = live(), sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        await asyncio.to_thread(lambda: ours.store)
    except StoreFault as fault:
        log.error("%s Everything but rooms works.", fault)
    beside = [asyncio.create_task(_keep_clearing()), asyncio.create_task(_end_streams_in_time())]
    try:
        yield
    finally:
        for task in beside:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*beside)
        await ours.close()
        sys.setswitchinterval(turn)


async def _keep_clearing() -> None:
    """Rooms past their date leave the store, now and every day."""
    while True:
        try:
            gone = await asyncio.to_thread(live().purge)
            if gone:
                log.info("Rooms past their date: %d deleted.", gone)
            wait = DAY
        except Exception as fault:  # the kind alone: what a database says can hold what it was given
            log.error("Rooms past their date could not be deleted (%s); trying again.", type(fault).__name__)
            wait = SOON
        await asyncio.sleep(wait)


async def _end_streams_in_time() -> None:
    """A server that is told to leave waits for all its answers, and a phone's stream has no end of its own.

    Of being told it says nothing before it has waited, so it is looked at: the one that handles the signals is it.
    """

    def look() -> None:
        if leaving():
            live().end_streams()

    await again_and_again(look, LOOK, "Streams could not be ended")


def leaving() -> bool:
    """Whether the server of this process was told to end."""
    handlers = (signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT))
    return any(getattr(getattr(one, "__self__", None), "should_exit", False) is True for one in handlers)
