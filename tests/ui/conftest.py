"""Fixtures of the page tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui import visits
from tests.ui.hosts import SPEAKING, TWICE
from tests.workshop.rooms_made import Made
from workshop import limits, live, rooms
from workshop.limits import Limits
from workshop.store import Store


@pytest.fixture
def app() -> Iterator[None]:
    """Lets a test make visits."""
    with visits.app():
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Rooms of a test's own, in which nobody has guessed anything yet."""
    opened = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    live.use(opened)
    limits.use(Limits())
    yield opened
    live.use(None)
    limits.use(Limits())


@pytest.fixture
def made(store: Store) -> Made:
    """A room that speaks and votes."""
    room, key = rooms.create(store, "Tuesday", exercises=[SPEAKING, TWICE])
    return Made(store, room.code, key)
