from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workshop import store as stores
from workshop.store import Store, StoreFault


def test_the_schema_has_a_version_and_opening_again_changes_nothing(url: str) -> None:
    for _ in range(2):
        opened = Store(url)
        assert opened.version() == 3
        assert opened.reachable()
        opened.close()


def test_a_store_of_a_newer_program_is_refused(url: str) -> None:
    opened = Store(url)
    with opened.writing() as tx:
        tx.run("UPDATE schema_version SET version = 99")
    opened.close()
    with pytest.raises(StoreFault, match="schema version 99, and this program knows 3; start the newer program"):
        Store(url)


def test_a_step_that_is_added_later_reaches_an_older_store(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Store(url)
    with opened.writing() as tx:
        tx.run("INSERT INTO rooms (code, host_hash, title, names, made_on, delete_on, place, revision) "
               "VALUES ('x', 'h', 't', 'neutral', '2026-01-01', '2026-01-31', 'lobby', 1)")  # fmt: skip
    opened.close()
    for step in stores.MIGRATIONS.glob("*.sql"):
        (tmp_path / step.name).write_text(step.read_text("utf-8"), "utf-8")
    more = "-- more\nALTER TABLE rooms ADD COLUMN more TEXT NOT NULL DEFAULT 'm';\n"
    (tmp_path / "0004.sql").write_text(more, "utf-8")
    monkeypatch.setattr(stores, "MIGRATIONS", tmp_path)
    opened = Store(url)
    assert opened.version() == 4
    with opened.reading() as tx:
        assert tx.rows("SELECT code, more FROM rooms") == [{"code": "x", "more": "m"}]
    opened.close()


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing() as tx:
        tx.run("DELETE FROM schema_version")
        raise RuntimeError
    assert store.version() == 3


def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path: Path) -> None:
    opened = Store(f"sqlite:///{tmp_path}/deep/down/rooms.sqlite3")
    with opened.reading() as tx:
        assert tx.rows("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
        assert tx.rows("PRAGMA synchronous") == [{"synchronous": 2}]
        assert tx.rows("PRAGMA foreign_keys") == [{"foreign_keys": 1}]
    # For this user of the machine alone: SQLite gives its log the rights of the file.
    assert {file.stat().st_mode & 0o077 for file in (tmp_path / "deep" / "down").iterdir()} == {0}
    opened.close()


def test_a_process_that_stands_still_holds_postgresql_for_a_while_only(empty_postgres: str) -> None:
    opened = Store(empty_postgres)
    assert opened.sweep(), "which waits a second, and leaves the settings as they are"
    for _ in range(2):
        with opened.reading() as tx:
            assert tx.rows("SHOW lock_timeout") == [{"lock_timeout": "10s"}]
            shown = tx.rows("SHOW idle_in_transaction_session_timeout")
            assert shown == [{"idle_in_transaction_session_timeout": "30s"}]
    opened.close()


def test_without_an_address_rooms_lie_in_the_documented_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path))
    Store().close()
    with sqlite3.connect(tmp_path / "rooms.sqlite3") as connection:
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(3,)]
    assert Path(stores.__file__).parents[1] / "data" / "rooms.sqlite3" == stores.PLACE


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("mysql://u:secret@h/x", "names mysql; rooms are kept in SQLite or PostgreSQL"),
        ("not an address", "cannot be read; write it as postgresql://"),
        ("postgresql://u:secret@127.0.0.1:1/x", "cannot be opened"),
        ("sqlite://", "names no file; write it as sqlite:////"),
        ("sqlite:////dev/null/rooms.sqlite3", "folder for rooms cannot be made or used"),
    ],
)
def test_an_address_that_cannot_be_used_gets_a_sentence(address: str, says: str) -> None:
    with pytest.raises(StoreFault, match=says) as fault:
        Store(address)
    assert "secret" not in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_store_that_went_away_is_not_reachable(tmp_path: Path) -> None:
    opened = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    with opened.writing() as tx:
        tx.run("DROP TABLE schema_version")
    assert not opened.reachable()
    opened.close()
