"""Somebody in the hall guesses codes, a hundred at a time: the hall's own room goes on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.workshop.bots import Phone
from tests.workshop.rooms_made import Made, made
from tests.workshop.served import Served, play
from tests.workshop.wire import Wire
from workshop import limits
from workshop.codes import new_code
from workshop.store import Store


async def guesses(url: str, told: list[int]) -> None:
    """One guesser, who asks on and on; what it is told goes into a list."""
    wire = Wire(url)
    while True:
        told.append((await wire.ask("GET", f"/api/rooms/{new_code()}/stage")).status)
        await asyncio.sleep(0.05)


async def hall(url: str, room: Made, other: Made) -> None:
    guessed: list[int] = []
    guessers = [asyncio.create_task(guesses(url, guessed)) for _ in range(60)]
    began = asyncio.get_running_loop().time()
    while 429 not in guessed:
        await asyncio.sleep(0.02)
    # The host's own screen comes first. A right key is no guess, and from then on the room is known at this address.
    host = Wire(url)
    told = [(await host.ask("POST", f"/api/rooms/{room.code}/host", {"key": room.key})).status]
    host.close()
    for phone in [Phone(url, room.code) for _ in range(10)]:
        told.append((await phone.ask("GET", "stage")).status)
        told.append((await phone.ask("POST", "seat", {"seat": phone.seat})).status)
        await phone.leave()
    assert set(told) == {200}
    took = asyncio.get_running_loop().time() - began
    assert took < 6, "one turn alone takes eight seconds"
    # Twenty at once, three a second after that; the rest were sent away and know nothing.
    assert sum(status != 429 for status in guessed) < 30 + 3 * took
    # Another room, real as it is, is no more known at this address than a wrong code: it waits, or is sent away.
    try:
        answer = await asyncio.wait_for(Wire(url).ask("GET", f"/api/rooms/{other.code}/stage"), 0.5)
        assert answer.status == 429
    except TimeoutError:
        pass
    for one in guessers:
        one.cancel()
    await asyncio.gather(*guessers, return_exceptions=True)


def test_who_guesses_beside_a_room_shuts_nobody_out_of_it(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    with Served(store) as served:
        play(hall(served.url, made(store, "guess"), made(store, "guess")))
    store.close()


def test_what_an_address_knows_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(limits, "monotonic", lambda: now[0])
    monkeypatch.setattr(limits, "MOST_KNOWN", 3)
    ours = limits.Limits()
    for code in "abcd":
        ours.learn("198.51.100.7", code)
    assert [ours.known("198.51.100.7", code) for code in "abcd"] == [False, True, True, True]
    assert not ours.known("198.51.100.8", "d")
    now[0] += limits.KNOWN_FOR + 1
    ours.learn("198.51.100.8", "e")
    assert not ours.known("198.51.100.7", "d")
    assert len(ours._known) == 1
    assert "198" not in str(ours._known)
