"""The rooms of this process: one store, and one hall where the server runs. For any thread."""

from __future__ import annotations

import asyncio
import threading
from time import monotonic

from workshop import rooms
from workshop.faults import Refused
from workshop.hall import Hall
from workshop.sheets import Post
from workshop.store import Store, StoreFault

AGAIN = 1.0
"""Seconds before a store that could not be opened is tried again."""


class Live:
    """What one process has of rooms. Pages use `store` and `changed` from their threads, routes use `hall`."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._hall: Hall | None = None
        self._lock = threading.Lock()
        self._fault: tuple[float, StoreFault] | None = None
        self._asking: asyncio.Future[bool] | None = None
        self._reached: tuple[float, bool] = (-1.0, False)

    @property
    def store(self) -> Store:
        """The store, opened at first use. Raises StoreFault where it cannot be; a moment later it is tried again."""
        if self._store is None:
            with self._lock:
                if self._fault is not None and monotonic() - self._fault[0] < AGAIN:
                    raise self._fault[1]
                if self._store is None:
                    try:
                        self._store = Store()
                    except StoreFault as fault:
                        self._fault = (monotonic(), fault)
                        raise
        return self._store

    @property
    def hall(self) -> Hall:
        """The hall of the running event loop, opened at first use."""
        loop = asyncio.get_running_loop()
        if self._hall is None or self._hall.loop is not loop:
            self._hall = Hall(lambda: self.store)
        return self._hall

    def changed(self, code: str) -> None:
        """A host moved a room or hid a word: phones that listen in this process are told at once. From any thread."""
        hall = self._hall
        if hall is not None and not hall.loop.is_closed():
            hall.loop.call_soon_threadsafe(hall.changed, code)

    async def put(self, post: Post) -> Refused | None:
        """Keeps a sheet, together with all that wait. None once it is on the disk, or why it is not."""
        return await self.hall.put(post)

    async def reachable(self, seconds: float = 2.0) -> bool:
        """Whether the store answers, asked once a second at most, with no more patience than that."""
        at, reached = self._reached
        if monotonic() - at < 1:
            return reached
        if self._asking is None:
            self._asking = asyncio.ensure_future(asyncio.to_thread(self._reach))
        asking = self._asking
        done, _ = await asyncio.wait([asking], timeout=seconds)
        if self._asking is asking and asking.done():
            self._asking = None
        self._reached = (monotonic(), bool(done) and asking.result())
        return self._reached[1]

    def purge(self) -> int:
        """Deletes rooms past their date. Gives how many there were. Raises what the store raises."""
        return rooms.purge(self.store)

    async def close(self) -> None:
        """Puts away what still waits, ends the streams and lets go of the store."""
        if self._hall is not None and self._hall.loop is asyncio.get_running_loop():
            await self._hall.close()
            self._hall = None
        if self._store is not None:
            self._store.close()

    def end_streams(self) -> None:
        """The server is about to leave: phones come back to another, or when it is there again. From any thread."""
        hall = self._hall
        if hall is not None and not hall.loop.is_closed():
            hall.loop.call_soon_threadsafe(hall.end_streams)

    def _reach(self) -> bool:
        try:
            return self.store.reachable()
        except StoreFault:
            return False


_live: Live | None = None
_making = threading.Lock()


def live() -> Live:
    """The rooms of this process; the same at every call."""
    global _live
    with _making:
        if _live is None:
            _live = Live()
        return _live


def use(store: Store | None) -> Live:
    """Other rooms for this process, in a store that is open already: for tests. None: its own again."""
    global _live
    with _making:
        _live = Live(store)
        return _live
