"""Bots that play a workshop: `Host` moves a room, `Phone` does over plain HTTP what the light page does.

A phone keeps what it has sent until a server acknowledged it, tries again for as long as none did, and listens to the
stage. It knows of questions what the server told it, and never a key.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import Any

from tests.workshop.wire import Answer, Ear, Wire
from workshop import rooms, sheets, stages
from workshop.codes import hashed
from workshop.rooms import Room
from workshop.store import Store

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def seat_token() -> str:
    """Nineteen random signs and one that checks them, as a phone makes them."""
    signs = [secrets.choice(ALPHABET) for _ in range(19)]
    return "".join(signs) + ALPHABET[sum(at * ALPHABET.index(one) for at, one in enumerate(signs, 1)) % 32]


class Host:
    """Who moves a room: straight in the store, as the host's page does. `changed` is told of each move."""

    def __init__(self, store: Store, room: Room, key: str, changed: Callable[[str], object] = str) -> None:
        self.store, self.code, self.key, self.changed = store, room.code, key, changed

    @classmethod
    def with_room(
        cls,
        store: Store,
        *exercises: str,
        title: str = "Bots",
        days: int | None = None,
        day: date | None = None,
        changed: Callable[[str], object] = str,
    ) -> Host:
        return cls(store, *rooms.create(store, title, exercises=exercises or None, days=days, day=day), changed)

    @property
    def room(self) -> Room:
        return rooms.find(self.store, self.code)

    def to(self, place: str, revision: int | None = None) -> Room:
        room = stages.move(self.store, self.code, self.key, place, revision=revision)
        self.changed(self.code)
        return room

    def walk(self) -> Room:
        """One step on, as → does."""
        room = self.room
        return self.to(stages.beside(room, 1), room.revision)

    def kept(self, exercise: str) -> int:
        """Sheets of an exercise in the store."""
        return sheets.counts(self.store, self.room)[1][exercise]


class Phone:
    """One phone in one room: its seat, what it sent, and what it was told."""

    def __init__(self, url: str, code: str, chance: random.Random | None = None, seat: str | None = None) -> None:
        self.url, self.code, self.seat = url, code, seat or seat_token()
        self.chance = chance or random.Random(secrets.randbits(32))
        self.wire = Wire(url)
        self.told: dict[str, Any] = {}
        self.hearing: dict[int, float] = {}
        """Revision -> when this phone first heard of it."""
        self.acknowledged: dict[str, Mapping[str, object]] = {}
        self.refused: dict[str, Answer] = {}
        self.sent = self.events = 0
        self._questions: dict[str, tuple[str, dict[str, Any]]] = {}
        self._ear: Ear | None = None
        self._lost: asyncio.Event | None = None
        self._news: asyncio.Event | None = None
        self._listening: asyncio.Task[None] | None = None

    def path(self, rest: str) -> str:
        return f"/api/rooms/{self.code}/{rest}"

    async def ask(self, method: str, rest: str, body: object = None, **more: Any) -> Answer:
        """One request, tried once."""
        return await self.wire.ask(method, self.path(rest), body, **more)

    async def surely(self, method: str, rest: str, body: object = None, *, most: float = 60, **more: Any) -> Answer:
        """The same until a server answers: over lost connections, 502 to 504 and 429, with a wait that grows."""
        until, wait = asyncio.get_running_loop().time() + most, 0.05
        while True:
            answer = None
            try:
                answer = await asyncio.wait_for(self.ask(method, rest, body, **more), 10)
            except (OSError, TimeoutError):
                self.wire.close()
            if answer is not None and answer.status not in (429, 502, 503, 504):
                return answer
            now = asyncio.get_running_loop().time()
            if now > until:
                if answer is not None:
                    return answer
                raise TimeoutError(f"No server answered {method} {rest} for {most:.0f} s.")
            after = float(answer.headers.get("retry-after", 0)) if answer is not None else 0.0
            await asyncio.sleep(max(min(after, 5), wait * self.chance.uniform(0.5, 1.5)))
            wait = min(wait * 2, 1.0)

    async def join(self) -> Answer:
        """Takes its seat, or finds it taken."""
        answer = await self.surely("POST", "seat", {"seat": self.seat})
        if answer.status == 200:
            self.take_in(answer.json())
        return answer

    async def questions(self, exercise: str) -> dict[str, Any]:
        """What is asked; asked for again only with the mark of what is here already."""
        mark, known = self._questions.get(exercise, ("", {}))
        answer = await self.surely("GET", f"questions/{exercise}", headers={"if-none-match": mark} if mark else None)
        if answer.status == 304:
            return known
        assert answer.status == 200, answer
        self._questions[exercise] = answer.headers["etag"], answer.json()
        return self._questions[exercise][1]

    async def send(self, exercise: str, answers: Mapping[str, object]) -> Answer:
        """Sends a sheet until a server took it or said why not."""
        body = {"seat": self.seat, "exercise": exercise, "answers": answers}
        self.sent += 1
        answer = await self.surely("POST", "sheets", body)
        if answer.status == 200:
            assert answer.json() == {"accepted": True}
            self.acknowledged[exercise] = dict(answers)
        else:
            self.refused[exercise] = answer
        return answer

    async def answer(self, exercise: str) -> Answer:
        """Fetches the questions, answers them at random, and sends the sheet."""
        asked = await self.questions(exercise)
        before = self.acknowledged.get(exercise, {})
        again = self.told.get("round") == 2 and self.told.get("exercise") == exercise
        return await self.send(exercise, {**before, **chosen(asked, self.chance, again)} if again else
                               chosen(asked, self.chance))  # fmt: skip

    async def withdraw(self) -> Answer:
        answer = await self.surely("POST", "withdraw", {"seat": self.seat})
        if answer.status == 200:
            for one in [name for name in self.acknowledged if self.told.get("exercise") == name]:
                del self.acknowledged[one]
        return answer

    async def result(self, exercise: str) -> Answer:
        return await self.surely("POST", "result", {"seat": self.seat, "exercise": exercise})

    def listen(self) -> None:
        """Begins to listen to the stage, and takes up the stream again whenever it ends."""
        self._news = asyncio.Event()
        self._listening = asyncio.get_running_loop().create_task(self._listen())

    async def heard(self, holds: Callable[[dict[str, Any]], bool], most: float = 20) -> dict[str, Any]:
        """Waits until it was told something that holds. Raises TimeoutError."""
        assert self._news is not None, "listen first"
        async with asyncio.timeout(most):
            while not (self.told and holds(self.told)):
                self._news.clear()
                await self._news.wait()
        return self.told

    async def listening(self, most: float = 30) -> None:
        """Waits until its stream has told it something."""
        await self.heard(lambda _: self.events > 0, most)

    async def leave(self) -> None:
        """Ends what is under way, as closing the page does."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        if self._ear is not None:
            self._ear.close()
        self.wire.close()

    async def _listen(self) -> None:
        wait = 0.05
        while True:
            lost = asyncio.Event()
            try:
                self._ear = await Ear.open(self.url, self.path("events"), self._event, lambda _, one=lost: one.set())
                await lost.wait()
                if self._ear.status in (404, 410):
                    return
                wait = 0.05 if self._ear.status == 200 else min(wait * 2, 1.0)
            except OSError:
                wait = min(wait * 2, 1.0)
            await asyncio.sleep(wait * self.chance.uniform(0.5, 1.5))

    def _event(self, kind: str, _id: str, data: str) -> None:
        if kind == "message":
            self.events += 1
            self.take_in(json.loads(data))

    def take_in(self, told: dict[str, Any]) -> None:
        """Believes what a server told of the stage, unless it knew of a later one."""
        self.hearing.setdefault(told["revision"], asyncio.get_running_loop().time())
        if told["revision"] >= self.told.get("revision", 0):
            self.told = {name: one for name, one in told.items() if name != "sheets"}
            if self._news is not None:
                self._news.set()


def chosen(asked: Mapping[str, Any], chance: random.Random, again: bool = False) -> dict[str, object]:
    """Answers at random, valid ones, of what questions/EXERCISE gave; `again` for the vote after the talk."""
    if "steps" in asked:
        return {asked["exercise"]: chance.choice(asked["steps"])["id"]}
    given: dict[str, object] = {}
    items = [item for quiz in asked["course"] for item in quiz["items"]]
    for number, item in enumerate(items):
        if number and item["skip"] and chance.random() < 0.05:
            continue
        given |= _picked(item, chance, again)
    return given


def _picked(item: Mapping[str, Any], chance: random.Random, again: bool) -> dict[str, object]:
    name = item["id"]
    if item["kind"] == "scenario":
        pick = chance.choice(item["options"])["letter"]
        if again:
            return {f"{name}.again": pick}
        second = {f"{name}.second": chance.choice(item["options"])["letter"]} if item["second"] else {}
        return {name: pick, f"{name}.seconds": round(chance.uniform(2, 30), 1), **second}
    if item["kind"] == "slider":
        return {name: chance.randrange(item["minimum"], item["maximum"] + 1, item["step"])}
    if item["kind"] == "body":
        reaction = chance.choice(item["reactions"]["labels"])["id"]
        return {name: {"reaction": reaction, "strength": chance.randint(0, item["strongest"])}}
    if item["kind"] == "words":
        said = chance.sample(WORDS, chance.randint(1, 4))
        return {
            name: [
                {"word": word, "tags": {one["id"]: chance.choice(one["labels"])["id"] for one in item["tags"]}}
                for word in said
            ]
        }
    return {name: chance.choice(item["answers"])["value"]}


WORDS = ("kind", "Kind", "smile", "towel", "tired", "café", "cafe", "calm", "warm tea", "too much", "listening")


async def together(jobs: Sequence[Awaitable[Any]]) -> list[Any]:
    """All at once; the first fault is raised."""
    return list(await asyncio.gather(*jobs))


def same_as_acknowledged(host: Host, exercise: str, phones: Sequence[Phone]) -> None:
    """Fails unless the store holds just the sheets that these phones were told are kept, each as it was sent last."""
    from workshop.exercises import all_exercises

    with host.store.reading() as tx:
        rows = tx.rows(
            "SELECT token_hash, answers FROM sheets JOIN seats ON seats.id = sheets.seat_id "
            "WHERE sheets.room_id = :room AND exercise = :exercise",
            room=host.room.id,
            exercise=exercise,
        )
    kept = {row["token_hash"]: json.loads(row["answers"]) for row in rows}
    assert len(kept) == len(rows), "a seat with two sheets"
    sent = {
        hashed(one.seat, host.code): json.loads(json.dumps(all_exercises()[exercise].checked(
            one.acknowledged[exercise])))
        for one in phones
        if exercise in one.acknowledged
    }  # fmt: skip
    assert kept == sent
