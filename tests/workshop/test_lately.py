"""A picture is worked out once for all screens, and a large one not at every sheet that comes in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from workshop import lately as module
from workshop.frames import Frame
from workshop.lately import MANY, lately
from workshop.store import Store


class Works:
    """Counts how often it is worked out."""

    def __init__(self, n: int, seconds: float = 0.0) -> None:
        self.times, self.n, self.seconds = 0, n, seconds

    def __call__(self) -> Frame | None:
        self.times += 1
        sleep(self.seconds)
        return Frame("x", self.times, self.n)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path}/rooms.sqlite3")


def test_twenty_screens_at_once_work_it_out_one_time(store: Store) -> None:
    work = Works(9, 0.05)
    with ThreadPoolExecutor(20) as screens:
        found = list(screens.map(lambda _: lately(store, (1, "x"), "a", "", work), range(20)))
    assert work.times == 1 and {one.number for one in found if one} == {1}
    lately(store, (2, "x"), "a", "", work)
    lately(store, (1, "y"), "a", "", work)
    assert work.times == 3


def test_a_small_room_is_worked_out_at_every_change_and_a_large_one_rests(store: Store) -> None:
    small, large = Works(MANY - 1, 0.02), Works(MANY, 0.1)
    for mark in range(5):
        lately(store, (1, "small"), mark, "", small)
        lately(store, (1, "large"), mark, "", large)
    assert small.times == 5 and large.times == 1
    lately(store, (1, "large"), 5, "a hidden word", large)
    assert large.times == 2


def test_after_the_rest_the_latest_is_worked_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Works(MANY, 0.01)
    monkeypatch.setattr(module, "PAUSE", 0.0)
    assert [lately(store, (1, "x"), mark, "", work) for mark in "ab"][-1] == Frame("x", 2, MANY)


def test_what_nobody_looks_at_is_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Works(9)
    lately(store, (1, "x"), "a", "", work)
    monkeypatch.setattr(module, "FORGET", -1.0)
    lately(store, (2, "x"), "a", "", work)
    assert list(module._spots[store]) == [(2, "x")]
