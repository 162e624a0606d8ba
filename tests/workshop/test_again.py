"""Work that a server does now and then goes on, whatever goes wrong once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from workshop.again import again_and_again


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logging.getLogger("sweet_spot"), "propagate", True)
    return caplog


def turns(do: Callable[[], Awaitable[object] | object], until: Callable[[], bool]) -> None:
    async def run() -> None:
        task = asyncio.create_task(again_and_again(do, 0.001, "Plants could not be watered"))
        async with asyncio.timeout(10):
            while not until():
                await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())


def test_a_fault_ends_a_turn_and_its_kind_is_told_once_until_it_goes_well(heard: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    def water() -> None:
        done.append(1)
        if len(done) in (1, 2, 3, 5):
            raise ValueError("words of a person")
        if len(done) == 6:
            raise KeyError("words of a person")

    turns(water, lambda: len(done) >= 8)
    assert [record.getMessage() for record in heard.records] == [
        "Plants could not be watered (ValueError); trying again.",
        "Plants could not be watered (ValueError); trying again.",
        "Plants could not be watered (KeyError); trying again.",
    ]
    assert "words of a person" not in heard.text


def test_what_takes_its_time_is_waited_for(heard: pytest.LogCaptureFixture) -> None:
    running, most, done = 0, 0, 0

    async def water() -> None:
        nonlocal running, most, done
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        done += 1

    turns(water, lambda: done >= 3)
    assert most == 1
    assert not heard.records
