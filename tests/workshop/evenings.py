"""An evening on which the server is killed again and again, while phones post and listen."""

from __future__ import annotations

import asyncio
import json
import random
import time
from typing import Any, Protocol

from tests.workshop.bots import Host, Phone, chosen
from workshop.codes import hashed
from workshop.exercises import all_exercises
from workshop.store import Store

ROOMS = 10


class Killable(Protocol):
    """A server in a process of its own, and the store that it shares with us."""

    url: str
    store: Store

    def kill(self) -> None: ...

    def start(self) -> None: ...


class Evening:
    """One room, its phones, and who posted what."""

    def __init__(self, server: Killable, posting: int, listening: int, seed: int = 5) -> None:
        self.server, self.posting, self.chance = server, posting, random.Random(seed)
        self.exercises = [one.id for one in all_exercises().values() if one.about_oneself and one.offered][:2]
        # A room has 5,000 seats, which forty busy phones fill in a minute.
        self.hosts = [Host.with_room(server.store, *self.exercises, title="Killed") for _ in range(ROOMS)]
        self.host = self.hosts[0]
        for host in self.hosts:
            host.to(self.exercises[0])
        self.listeners = [Phone(server.url, self.host.code) for _ in range(listening)]
        self.kept: dict[tuple[str, str], dict[str, object]] = {}
        """Room and seat -> the sheet that was acknowledged last."""
        self.ended: list[float] = []
        """When each sheet was acknowledged."""
        self.over = False

    async def posts(self) -> None:
        """One phone after another: a seat, a sheet, perhaps another one in its place."""
        asked: dict[str, Any] | None = None
        while not self.over:
            code = self.chance.choice(self.hosts).code
            phone = Phone(self.server.url, code, random.Random(self.chance.random()))
            try:
                asked = asked or await phone.questions(self.exercises[0])
                for _ in range(phone.chance.randint(1, 2)):
                    sheet = chosen(asked, phone.chance)
                    answer = await phone.send(self.exercises[0], sheet)
                    assert answer.status == 200, answer
                    self.kept[code, phone.seat] = sheet
                    self.ended.append(time.monotonic())
            finally:
                await phone.leave()

    async def play(self, times: int) -> tuple[list[float], list[float]]:
        """Kills so many times. Gives the seconds until the server served again, and until sheets were taken again."""
        for one in self.listeners:
            one.listen()
        await asyncio.gather(*(one.listening() for one in self.listeners))
        working = [asyncio.create_task(self.posts()) for _ in range(self.posting)]
        back, taken = [], []
        for _ in range(times):
            await asyncio.sleep(self.chance.uniform(0.2, 1.0))
            killed = time.monotonic()
            await asyncio.to_thread(self.server.kill)
            before = len(self.ended)
            await asyncio.to_thread(self.server.start)
            back.append(time.monotonic() - killed)
            while len(self.ended) == before:
                await asyncio.sleep(0.01)
                for one in working:
                    if one.done():
                        one.result()
            taken.append(self.ended[before] - killed)
        await asyncio.sleep(0.5)
        self.over = True
        await asyncio.gather(*working)
        room = self.host.to(f"{self.exercises[1]}:open")
        await asyncio.gather(*(one.heard(lambda told: told["revision"] == room.revision) for one in self.listeners))
        await asyncio.gather(*(one.leave() for one in self.listeners))
        return back, taken

    def check(self) -> tuple[int, int]:
        """Rows in the store and seats acknowledged. Raises AssertionError where one is lost, twice, or another."""
        with self.server.store.reading() as tx:
            rows = tx.rows(
                "SELECT token_hash, answers FROM sheets JOIN seats ON seats.id = sheets.seat_id "
                "WHERE sheets.room_id IN :rooms AND exercise = :exercise",
                rooms=[host.room.id for host in self.hosts],
                exercise=self.exercises[0],
            )
        # What is kept of a seat is another hash in each room.
        found = {row["token_hash"]: json.loads(row["answers"]) for row in rows}
        assert len(found) == len(rows), "a seat with two sheets"
        exercise = all_exercises()[self.exercises[0]]
        wanted = {hashed(seat, code): exercise.checked(sent) for (code, seat), sent in self.kept.items()}
        lost = [one for one in wanted if one not in found]
        assert not lost, f"{len(lost)} acknowledged sheets are not in the store"
        other = [one for one in wanted if json.loads(json.dumps(wanted[one])) != found[one]]
        assert not other, f"{len(other)} sheets are others than those acknowledged last"
        # Nobody gave up: whatever is in the store was acknowledged in the end.
        assert set(found) == set(wanted), f"{len(found) - len(wanted)} sheets in the store of nobody"
        return len(found), len(wanted)
