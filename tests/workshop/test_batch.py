from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from workshop.batch import Batch, BusyError


class AwayError(Exception):
    pass


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(test(), 20))


def test_what_comes_while_one_batch_is_done_goes_into_the_next() -> None:
    done: list[list[int]] = []
    go_on, begun = threading.Event(), threading.Event()

    def work(these: Sequence[int]) -> list[int]:
        begun.set()
        go_on.wait(10)
        done.append(list(these))
        return [one * 2 for one in these]

    async def test() -> None:
        with ThreadPoolExecutor(1) as thread:
            batch: Batch[int, int] = Batch(work, thread, most=4)
            first = [batch.put(one) for one in (1, 2)]
            await asyncio.to_thread(begun.wait, 10)
            later = [batch.put(one) for one in range(3, 9)]
            assert not any(one.done() for one in (*first, *later)), "nothing is acknowledged before it is done"
            go_on.set()
            assert await asyncio.gather(*first, *later) == [2, 4, 6, 8, 10, 12, 14, 16]
            await batch.finish()
        assert done == [[1, 2], [3, 4, 5, 6], [7, 8]]

    run(test)


def test_each_waits_a_moment_for_company() -> None:
    done: list[int] = []

    def work(these: Sequence[int]) -> list[int]:
        done.append(len(these))
        return list(these)

    async def test() -> None:
        with ThreadPoolExecutor(1) as thread:
            batch: Batch[int, int] = Batch(work, thread, pause=0.2)
            first = batch.put(1)
            await asyncio.sleep(0.01)
            assert await asyncio.gather(first, batch.put(2)) == [1, 2]
            assert done == [2]

    run(test)


def test_a_bad_piece_takes_nobody_with_it() -> None:
    def work(these: Sequence[int]) -> list[int]:
        if 5 in these:
            raise ValueError("five")
        return list(these)

    async def test() -> None:
        with ThreadPoolExecutor(1) as thread:
            batch: Batch[int, int] = Batch(work, thread)
            told = await asyncio.gather(*(batch.put(one) for one in range(9)), return_exceptions=True)
        assert [one for one in told if not isinstance(one, ValueError)] == [0, 1, 2, 3, 4, 6, 7, 8]
        assert isinstance(told[5], ValueError)

    run(test)


def test_where_the_store_is_away_all_are_told_at_once() -> None:
    tried = []

    def work(these: Sequence[int]) -> list[int]:
        tried.append(len(these))
        raise AwayError

    async def test() -> None:
        with ThreadPoolExecutor(1) as thread:
            batch: Batch[int, int] = Batch(work, thread, whole=(AwayError,))
            told = await asyncio.gather(*(batch.put(one) for one in range(100)), return_exceptions=True)
            assert {type(one) for one in told} == {AwayError}
            assert tried == [100]

    run(test)


def test_who_leaves_while_waiting_disturbs_nobody_and_a_crowd_has_an_end() -> None:
    async def test() -> None:
        with ThreadPoolExecutor(1) as thread:
            batch: Batch[int, int] = Batch(lambda these: list(these), thread, waiting=3)
            three = [batch.put(one) for one in range(3)]
            with pytest.raises(BusyError):
                batch.put(4)
            three[1].cancel()
            assert [await three[0], await three[2]] == [0, 2]
            assert await batch.put(5) == 5

    run(test)
