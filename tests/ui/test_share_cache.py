"""Pictures are remembered up to a bound, drawn once for all who ask, and two at a time."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest

from ui.shell.share_cache import AT_ONCE, LARGEST, MOST, Pictures, TooBusyError


def always(body: bytes = b"x") -> Callable[[], bytes]:
    return lambda: body


def test_the_bounds_are_those_of_the_design() -> None:
    assert (MOST, AT_ONCE) == (512, 2)
    assert LARGEST < 100_000_000


def test_the_pictures_asked_for_last_are_kept() -> None:
    async def run() -> list[str]:
        pictures = Pictures()
        for number in range(MOST):
            await pictures.get(str(number), always())
        await pictures.get("0", always())
        for number in range(MOST, MOST + 3):
            await pictures.get(str(number), always())
        assert pictures.size == MOST
        return list(pictures.kept)

    kept = asyncio.run(run())
    assert len(kept) == MOST and "0" in kept
    assert not {"1", "2", "3"} & set(kept)


def test_large_pictures_are_fewer() -> None:
    async def run() -> Pictures:
        pictures = Pictures(largest=100)
        for number in range(10):
            await pictures.get(str(number), always(b"x" * 40))
        await pictures.get("huge", always(b"x" * 101))
        return pictures

    pictures = asyncio.run(run())
    assert (pictures.size, list(pictures.kept)) == (0, [])


def test_two_are_drawn_at_a_time_and_the_loop_goes_on() -> None:
    now, most, lock = 0, 0, threading.Lock()

    def draw() -> bytes:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1
        return b"x"

    async def run() -> int:
        pictures, beats = Pictures(), 0

        async def beat() -> None:
            nonlocal beats
            while True:
                await asyncio.sleep(0.005)
                beats += 1

        beating = asyncio.create_task(beat())
        await asyncio.gather(*(pictures.get(str(number), draw) for number in range(12)))
        beating.cancel()
        return beats

    assert asyncio.run(run()) >= 6
    assert most == 2


def test_fifty_who_want_the_same_share_one_drawing() -> None:
    drawn: list[int] = []

    def draw() -> bytes:
        time.sleep(0.01)
        drawn.append(1)
        return b"same"

    async def run() -> list[bytes]:
        pictures = Pictures()
        return await asyncio.gather(*(pictures.get("one", draw) for _ in range(50)))

    assert asyncio.run(run()) == [b"same"] * 50
    assert len(drawn) == 1


def test_who_leaves_does_not_take_the_picture_along() -> None:
    async def run() -> bytes:
        pictures = Pictures()

        def draw() -> bytes:
            time.sleep(0.03)
            return b"x"

        leaving = asyncio.create_task(pictures.get("one", draw))
        staying = asyncio.create_task(pictures.get("one", draw))
        await asyncio.sleep(0.005)
        leaving.cancel()
        return await staying

    assert asyncio.run(run()) == b"x"


def test_a_fault_is_told_to_all_and_not_remembered() -> None:
    tries: list[int] = []

    def draw() -> bytes:
        tries.append(1)
        time.sleep(0.01)
        if len(tries) == 1:
            raise ValueError("no ink")
        return b"x"

    async def run() -> bytes:
        pictures = Pictures()
        both = await asyncio.gather(pictures.get("one", draw), pictures.get("one", draw), return_exceptions=True)
        assert [str(one) for one in both] == ["no ink", "no ink"]
        assert not pictures.kept and not pictures.drawing
        return await pictures.get("one", draw)

    assert asyncio.run(run()) == b"x"


def test_a_queue_has_an_end() -> None:
    async def run() -> None:
        pictures = Pictures(waiting=2)

        def draw() -> bytes:
            time.sleep(0.02)
            return b"x"

        first = [asyncio.create_task(pictures.get(str(number), draw)) for number in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(TooBusyError):
            await pictures.get("2", draw)
        third = asyncio.create_task(pictures.get("1", draw))  # for one that is being drawn there is room
        assert await asyncio.gather(*first, third) == [b"x"] * 3
        assert await pictures.get("2", draw) == b"x"

    asyncio.run(run())
