"""/healthz, and rooms at the start and end of the server, without a server."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import workshop.live
from ui.shell import rooms as shell
from ui.shell.health import Health, health_route
from workshop import rooms
from workshop.store import Store


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path))
    workshop.live.use(None)
    yield tmp_path
    workshop.live.use(None)


def healthz(health: Health) -> tuple[int, bool]:
    with TestClient(Starlette(routes=[health_route(health)])) as client:
        answer = client.get("/healthz")
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.json()["ok"]


def test_well_with_a_store_and_without_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    assert healthz(Health()) == (200, True)
    assert healthz(Health(["a file is torn"])) == (503, False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    workshop.live.use(None)
    assert healthz(Health()) == (503, False)


def test_at_the_start_old_rooms_go_and_at_the_end_all_is_let_go(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = Store(f"sqlite:///{folder}/rooms.sqlite3")
    old, _ = rooms.create(store, "Old", days=1, day=date(2020, 1, 1))
    new, _ = rooms.create(store, "New")

    async def serve() -> None:
        async with shell.rooms():
            for _ in range(500):
                if caplog.records:
                    break
                await asyncio.sleep(0.01)

    def rooms_left() -> int:
        with store.reading() as tx:
            return len(tx.rows("SELECT id FROM rooms"))

    logging.getLogger("sweet_spot").propagate = True
    with caplog.at_level(logging.INFO):
        asyncio.run(serve())
    assert rooms_left() == 1 and rooms.find(store, new.code).title == "New"
    assert [line.getMessage() for line in caplog.records] == ["Rooms past their date: 1 deleted."]
    assert old.code not in caplog.text
    store.close()


def test_without_a_store_the_server_starts_and_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://somebody:secret@example/none")

    async def serve() -> None:
        before = sys.getswitchinterval()
        async with shell.rooms():
            await asyncio.sleep(0.05)
            assert sys.getswitchinterval() == pytest.approx(shell.TURN), "no page holds up a hall of phones"
        assert sys.getswitchinterval() == before

    logging.getLogger("sweet_spot").propagate = True
    asyncio.run(serve())
    said = [line.getMessage() for line in caplog.records if line.name == "sweet_spot"]
    assert len(said) == 2
    assert said[0].endswith("rooms are kept in SQLite or PostgreSQL (postgresql://…). Everything but rooms works.")
    assert "secret" not in caplog.text and said[1].startswith("Rooms past their date could not be deleted (StoreFault)")


def test_a_server_that_was_told_to_leave_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Server:
        should_exit = False

        def handle_exit(self, *_: object) -> None:
            self.should_exit = True

    server = Server()
    before = signal.signal(signal.SIGTERM, server.handle_exit)
    try:
        assert not shell.leaving()
        signal.raise_signal(signal.SIGTERM)
        assert shell.leaving()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert not shell.leaving()
