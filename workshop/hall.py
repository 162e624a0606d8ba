"""The rooms of one process while its server runs: what came in is put away in batches, and phones are told at once.

For one event loop. What waits on the store is done in threads; the loop itself never waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from time import monotonic
from typing import TypeVar

from workshop.again import again_and_again
from workshop.asking import hurry
from workshop.batch import Batch, BusyError
from workshop.codes import read_code
from workshop.faults import Refused
from workshop.listening import Listener, Listeners
from workshop.open_files import most_streams
from workshop.own_result import Own, Wanted, results
from workshop.rooms import GONE, LOBBY, NO_ROOM, today
from workshop.seats import Joined, join_many, leave
from workshop.seen import Seen
from workshop.sheets import Checked, Post, check, put_checked, withdraw
from workshop.store import AWAY, Store
from workshop.watching import has_seat, revisions, seats_of, snapshot

EVERY = 0.2
"""Seconds between two looks for what other processes changed."""
FRESH = 1.0
"""Seconds for which a room that was looked at counts as known."""
WARM = 60.0
"""Seconds for which a room is looked after although nobody asked for it."""
SEATS_EVERY = 2.0
LONGEST = 20.0
"""Seconds that a post waits for the disk before its phone is told to send it again."""

COMPANY = 0.05
"""Seconds that an own result waits for others: one alone is a table of one row, which costs as much as fifty rows."""

STORE_AWAY = "The room cannot be reached just now. What you answered stays on this phone, which tries again."
BUSY = "There is a crowd just now. What you answered stays on this phone, which tries again."

Out = TypeVar("Out")


class Away(Refused):
    """503: try again in a moment."""

    after = 2

    def __init__(self, sentence: str = STORE_AWAY) -> None:
        super().__init__(sentence, 503)


class Hall:
    """See the head of the file. `store` opens the store where it is not open yet, in a thread."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self.loop = asyncio.get_running_loop()
        self.listeners = Listeners()
        self._most_streams = most_streams()
        self._store = store
        self._rooms: dict[str, Seen] = {}
        self._looking: dict[str, asyncio.Task[Seen]] = {}
        self._moving: set[asyncio.Task[None]] = set()
        self._gone: dict[str, float] = {}
        self._seats_due = 0.0
        self._closed = False
        # One thread writes, so that a process never waits for itself; a few read.
        self._writer = ThreadPoolExecutor(1, "rooms-write")
        self._readers = ThreadPoolExecutor(3, "rooms-read")
        self._sheets: Batch[Checked, Refused | None] = Batch(
            lambda these: put_checked(self._store(), these), self._writer, whole=AWAY
        )
        self._seats: Batch[tuple[str, str], Joined | Refused] = Batch(
            lambda these: join_many(self._store(), these), self._writer, whole=AWAY
        )
        self._results: Batch[Wanted, Own | Refused] = Batch(
            lambda these: results(self._store(), these), self._readers, whole=AWAY, pause=COMPANY
        )
        self._watcher = asyncio.create_task(self._watch())
        self._beater = asyncio.create_task(again_and_again(self.listeners.beat, 1, "Streams could not be kept open"))

    # ---- what phones send ---------------------------------------------------------------

    async def put(self, post: Post) -> Refused | None:
        """Keeps a sheet. None once it is on the disk, or why it is not."""
        try:
            columns = check(post)
        except Refused as fault:
            return fault
        try:
            return await self._soon(lambda: self._sheets.put((post, columns)))
        except Away as fault:
            return fault

    async def join(self, code: str, seat: str) -> Joined:
        """Takes a seat. Raises Refused."""
        answer = await self._soon(lambda: self._seats.put((code, seat)))
        if isinstance(answer, Refused):
            raise answer
        known = self._rooms.get(answer.room.code)
        if known is not None and answer.seats != known.found.seats:
            known.renew(replace(known.found, seats=answer.seats))
        return answer

    async def withdraw(self, code: str, seat: str) -> int:
        """Deletes the seat's sheets of open exercises. Gives how many there were. Raises Refused."""
        return await self._soon(
            lambda: self.loop.run_in_executor(self._writer, lambda: withdraw(self._store(), code, seat))
        )

    async def leave_seat(self, code: str, seat: str) -> int:
        """The same for a phone that leaves: its seat is free again where no sheet of it is left. Raises Refused."""
        gone = await self._soon(
            lambda: self.loop.run_in_executor(self._writer, lambda: leave(self._store(), code, seat))
        )
        self.changed(code)  # so that the number of seats follows
        return gone

    async def result(self, wanted: Wanted) -> Own:
        """A seat's own result. Raises Refused."""
        answer = await self._soon(lambda: self._results.put(wanted))
        if isinstance(answer, Refused):
            raise answer
        return answer

    async def has_seat(self, seen: Seen, token: str) -> bool:
        """Whether this phone sits in the room already. Raises Refused where the store is away."""
        return await self.ask(lambda store: has_seat(store, seen.found.room, token))

    async def ask(self, question: Callable[[Store], Out]) -> Out:
        """Something of the store, in a thread. Raises what the question raises, and Refused (503) for a store away."""
        return await self._soon(lambda: self.loop.run_in_executor(self._readers, lambda: question(self._store())))

    # ---- rooms --------------------------------------------------------------------------

    async def room(self, code: str) -> Seen:
        """The room of a code as somebody typed it. Raises Refused: 404, 410, 503."""
        meant = read_code(code)
        if meant is None:
            raise Refused(NO_ROOM, 404)
        seen = self._rooms.get(meant)
        if seen is None or monotonic() - seen.at > FRESH:
            # All that ask meanwhile get the same answer; who goes away leaves it to the others.
            if meant not in self._looking:
                task = asyncio.create_task(self._look(meant))
                self._looking[meant] = task
                task.add_done_callback(lambda done: self._looked(meant, done))
            seen = await asyncio.shield(self._looking[meant])
        if seen.found.room.delete_on < today():
            raise Refused(GONE, 410)
        seen.used = monotonic()
        return seen

    def knows(self, code: str) -> bool:
        """Whether this code (as the store writes it) is a room's that is looked after or just being looked up, or was
        one a while ago: who asks for it is no guesser.
        """
        return code in self._rooms or code in self._looking or self._gone.get(code, 0.0) > monotonic()

    def changed(self, code: str) -> None:
        """Somebody in this process changed a room: its phones are told at once. On the loop's own thread."""
        meant = read_code(code)
        if meant in self._rooms and not self._closed:
            task = asyncio.create_task(self._again(meant))
            self._moving.add(task)
            task.add_done_callback(self._moving.discard)

    def listen(self, seen: Seen) -> Listener:
        """A stream for one phone; give it back to `leave`. Raises Refused (503) where there are too many."""
        if self._closed or self.listeners.count >= self._most_streams:
            raise Away(BUSY)
        return self.listeners.enter(seen.code)

    def leave(self, seen: Seen, one: Listener) -> None:
        """The stream is over."""
        self.listeners.leave(seen.code, one)

    # ---- the end ------------------------------------------------------------------------

    def end_streams(self) -> None:
        """No stream from now on, an end to those that are, and to waiting for what phones have not sent yet."""
        self._closed = True
        self.listeners.end_all()
        hurry()

    async def close(self) -> None:
        """Puts away what still waits, and ends."""
        self.end_streams()
        for task in (self._watcher, self._beater):
            task.cancel()
        for batch in (self._sheets, self._seats, self._results):
            await batch.finish()
        self._writer.shutdown(wait=False, cancel_futures=True)
        self._readers.shutdown(wait=False, cancel_futures=True)

    # ---- inside -------------------------------------------------------------------------

    async def _soon(self, begin: Callable[[], asyncio.Future[Out]]) -> Out:
        try:
            async with asyncio.timeout(LONGEST):
                return await begin()
        except BusyError:
            raise Away(BUSY) from None
        except (*AWAY, TimeoutError):
            raise Away from None

    async def _look(self, code: str) -> Seen:
        found = await self.ask(lambda store: snapshot(store, code))
        seen = self._rooms.get(code)
        if seen is None:
            seen = self._rooms[code] = Seen(found)
        elif seen.renew(found):
            self._tell(seen)
        return seen

    def _looked(self, code: str, done: asyncio.Task[Seen]) -> None:
        self._looking.pop(code, None)
        if not done.cancelled() and isinstance(fault := done.exception(), Refused) and fault.status in (404, 410):
            self._forget(code)

    async def _again(self, code: str) -> None:
        """A fresh look, whatever was known."""
        try:
            if (under_way := self._looking.get(code)) is not None:
                await asyncio.wait([under_way])  # it may have looked too early
            seen = self._rooms.get(code)
            if seen is not None and seen.renew(await self.ask(lambda store: snapshot(store, code))):
                self._tell(seen)
        except Refused as fault:
            if fault.status in (404, 410):
                self._forget(code)

    def _tell(self, seen: Seen) -> None:
        self.listeners.each(seen.code, lambda one: one.tell(seen.event))

    def _forget(self, code: str) -> None:
        """A room is gone."""
        if self._rooms.pop(code, None) is not None:
            if len(self._gone) > 1000:
                self._gone = {one: until for one, until in self._gone.items() if until > monotonic()}
            self._gone[code] = monotonic() + 3600
        self.listeners.each(code, Listener.end)

    async def _watch(self) -> None:
        await again_and_again(self._look_after, EVERY, "Rooms could not be looked after")

    async def _look_after(self) -> None:
        with suppress(Refused):  # the store is away; rooms that nobody could look at are no longer taken for known
            await self._compare()

    async def _compare(self) -> None:
        """One small question to the store: which of the rooms that are looked after moved elsewhere?"""
        now = monotonic()
        for code in [code for code, seen in self._rooms.items() if now - seen.used > WARM]:
            if not self.listeners.of(code):
                del self._rooms[code]
        known = list(self._rooms.values())
        if not known:
            return
        asked = {seen.code: seen.found.room.revision for seen in known}
        found = await self.ask(lambda store: revisions(store, list(asked)))
        for seen in known:
            if seen.code not in found or seen.found.room.delete_on < today():
                self._forget(seen.code)
            elif found[seen.code] > seen.found.room.revision:
                await self._again(seen.code)
            else:
                seen.at = monotonic()
        if now >= self._seats_due:
            self._seats_due = now + SEATS_EVERY
            await self._count([seen for seen in known if seen.found.room.place == LOBBY])

    async def _count(self, rooms: Sequence[Seen]) -> None:
        """In the lobby phones show how many are there, whatever machine they joined at; they ask now and then."""
        here = [seen for seen in rooms if self.listeners.of(seen.code)]
        if not here:
            return
        ids = [seen.found.room.id for seen in here]
        found = await self.ask(lambda store: seats_of(store, ids))
        for seen in here:
            seen.renew(replace(seen.found, seats=found[seen.found.room.id]))
