"""Whole workshops played by bots over HTTP, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.bots import Host, Phone, same_as_acknowledged, together
from tests.workshop.served import Served, play
from workshop import export, sheets
from workshop.exercises import all_exercises
from workshop.store import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def served(store: Store) -> Iterator[Served]:
    with Served(store) as running:
        yield running


def joined(served: Served, host: Host, count: int, first: int = 0) -> list[Phone]:
    return [Phone(served.url, host.code, random.Random(first + number)) for number in range(count)]


async def seated(phones: list[Phone]) -> None:
    """Everybody has a seat and hears the stage."""
    assert [one.status for one in await together([phone.join() for phone in phones])] == [200] * len(phones)
    for phone in phones:
        phone.listen()
    await together([phone.listening() for phone in phones])


def test_an_evening_with_every_exercise(served: Served) -> None:
    host = Host.with_room(served.store, *all_exercises(), changed=served.changed)
    play(evening(served, host))
    text = export.as_csv(export.take_home(served.store, host.code, host.key)[1])
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["exercise"] for row in rows} == set(all_exercises())
    for name, exercise in all_exercises().items():
        mine = [row for row in rows if row["exercise"] == name]
        assert len([row for row in mine if row["row"] == "sheet"]) == (host.kept(name) if exercise.single else 0)
    assert "seat" not in text and not [one for one in rows[0] if one.endswith((".seconds", ".second"))]


async def evening(served: Served, host: Host) -> None:
    phones = joined(served, host, 9)
    late = phones.pop()
    await seated(phones)
    assert phones[0].told["state"] == "lobby" and phones[0].told["exercise"] is None
    for number, name in enumerate(host.room.exercises):
        room = host.to(name)
        await together([one.heard(lambda told, want=room.revision: told["revision"] == want) for one in phones])
        assert phones[0].told["open"] and phones[0].told["exercise"] == name
        if number == 1:
            # Whoever comes late lands where the room is.
            await seated([late])
            assert (late.told["exercise"], late.told["state"], late.told["seats"]) == (name, "open", 9)
            phones.append(late)
        await one_exercise(host, name, phones)
    host.to("end")
    await together([one.heard(lambda told: told["state"] == "end") for one in phones])
    assert [one.refused for one in phones] == [{}] * len(phones)
    await together([one.leave() for one in phones])


async def one_exercise(host: Host, name: str, phones: list[Phone]) -> None:
    """Answers, second thoughts, double posts, one taken back; shown, voted on again, closed."""
    first, second, third, *_ = phones
    assert [one.status for one in await together([phone.answer(name) for phone in phones])] == [200] * len(phones)
    assert sheets.counts(host.store, host.room)[1][name] == len(phones)
    # The same again, twice at the same moment from two tabs of one phone: nothing moves.
    before = sheets.of_exercise(host.store, host.room, name)
    tab = Phone(first.url, host.code, seat=first.seat)
    await together([one.send(name, first.acknowledged[name]) for one in (first, tab, first, tab)])
    assert sheets.of_exercise(host.store, host.room, name) == before
    await second.answer(name)  # a second thought
    await third.withdraw()
    same_as_acknowledged(host, name, phones)
    await third.answer(name)
    assert (await first.result(name)).status == 409

    room = host.to(f"{name}:reveal")
    await together([one.heard(lambda told: told["revision"] == room.revision) for one in phones])
    assert first.told["shown"] and first.told["open"]
    if all_exercises()[name].again:
        assert first.told["round"] == 2
        await together([phone.answer(name) for phone in phones])
    same_as_acknowledged(host, name, phones)

    room = host.to(f"{name}:close")
    await together([one.heard(lambda told: told["revision"] == room.revision) for one in phones])
    assert (await tab.send(name, first.acknowledged[name])).status == 409
    assert (await tab.withdraw()).status == 409
    for answer in await together([phone.result(name) for phone in phones]):
        assert answer.status == 200
        assert answer.json()["title"]
    stranger = Phone(first.url, host.code)
    assert (await stranger.result(name)).status == 404
    same_as_acknowledged(host, name, phones)
    tab.wire.close()
    stranger.wire.close()


def test_a_host_at_the_command_line_moves_phones_that_listen_elsewhere(url: str, served: Served) -> None:
    async def command(*words: str) -> str:
        ran = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "workshop", *words,
            cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        told, _ = await ran.communicate()
        assert ran.returncode == 0
        return told.decode()

    async def moved() -> None:
        room = json.loads(await command("create", "--title", "By hand", "--exercises", "guess"))
        phone = Phone(served.url, room["code"])
        await seated([phone])
        assert (phone.told["title"], phone.told["state"]) == ("By hand", "lobby")
        # Nobody tells this process: it looks for itself five times a second.
        told = json.loads(await command("stage", room["code"], "guess", "--host-key", room["host_key"]))
        heard = await phone.heard(lambda seen: seen["exercise"] == "guess", 2)
        assert (heard["revision"], heard["open"]) == (told["revision"], True)
        assert (await phone.answer("guess")).status == 200
        await phone.leave()

    play(moved())


def test_a_host_closes_while_a_hundred_are_sending(served: Served) -> None:
    host = Host.with_room(served.store, "guess", "body", changed=served.changed)
    host.to("guess")

    async def closing() -> tuple[int, int]:
        phones = joined(served, host, 100)
        await phones[0].questions("guess")

        some, moved = asyncio.Event(), asyncio.Event()

        async def sends(phone: Phone, number: int) -> int:
            if number >= 90:
                await moved.wait()
            await asyncio.sleep(number / 500)
            first = (await phone.send("guess", {"G01": phone.chance.randrange(-100, 101, 5)})).status
            if first == 200 and number % 3 == 0:  # a second thought, perhaps too late
                await phone.send("guess", {"G01": phone.chance.randrange(-100, 101, 5)})
            some.set()
            return first

        sending = [asyncio.create_task(sends(phone, number)) for number, phone in enumerate(phones)]
        await some.wait()
        await asyncio.sleep(0.05)
        await asyncio.to_thread(host.to, "body")
        moved.set()
        told = await together(sending)
        same_as_acknowledged(host, "guess", phones)
        await together([one.leave() for one in phones])
        return told.count(200), told.count(409)

    taken, late = play(closing())
    assert taken + late == 100 and taken and late, "some were in time, some were not, and each knows which"
