"""What is deleted is gone from the disk, and what is kept tells of nobody."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from workshop import rooms, sheets, stages
from workshop.rooms import Room
from workshop.sheets import Post
from workshop.store import Store

WORD, TITLE = "quatschwort", "Geheimer Titel"


def on_disk(folder: Path) -> bytes:
    """Every byte of the store: the file, its log, and what lies beside them."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


def by_host(store: Store, room: Room, key: str) -> None:
    rooms.delete(store, room.code, key)


def by_date(store: Store, room: Room, key: str) -> None:
    assert rooms.purge(store, day=room.delete_on + timedelta(days=1)) == 1


def by_person(store: Store, room: Room, key: str) -> None:
    """A sheet that was taken back leaves with the daily purge."""
    assert sheets.withdraw(store, room.code, "seat" * 5) == 1
    assert rooms.purge(store) == 0


@pytest.mark.parametrize("deletes", [by_host, by_date, by_person])
def test_what_is_deleted_is_in_no_file(tmp_path: Path, deletes: Callable[[Store, Room, str], None]) -> None:
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    room, key = rooms.create(store, TITLE, exercises=["words"])
    stages.move(store, room.code, key, "words:open")
    sheets.put(store, Post(room.code, "seat" * 5, "words", {"words": [WORD]}))
    kept = on_disk(tmp_path)
    assert WORD.encode() in kept
    for secret in (key, "seat" * 5):
        assert secret.encode() not in kept
    deletes(store, room, key)
    left = on_disk(tmp_path)
    assert WORD.encode() not in left
    if deletes is not by_person:
        assert TITLE.encode() not in left
        assert room.code.encode() not in left
    store.close()


def test_a_reader_who_stays_long_only_puts_it_off(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    room, key = rooms.create(store, TITLE)
    with store.reading() as tx:
        tx.rows("SELECT * FROM rooms")
        rooms.delete(store, room.code, key)
    assert TITLE.encode() in on_disk(tmp_path)
    assert store.sweep()
    assert TITLE.encode() not in on_disk(tmp_path)
    store.close()


def test_postgresql_keeps_no_dead_rows_of_a_room(empty_postgres: str) -> None:
    store = Store(empty_postgres)
    room, key = rooms.create(store, TITLE, exercises=["words"])
    stages.move(store, room.code, key, "words:open")
    for seat in range(30):
        sheets.put(store, Post(room.code, f"seat{seat}" * 4, "words", {"words": [WORD]}))

    def size() -> int:
        with store.reading() as tx:
            return int(tx.rows("SELECT pg_relation_size('sheets') + pg_relation_size('rooms') AS n")[0]["n"])

    assert size() > 0
    rooms.delete(store, room.code, key)
    assert size() == 0
    # Another transaction at work puts it off, and the connection is as it was.
    with psycopg.connect(empty_postgres) as other:
        other.execute("LOCK TABLE sheets IN ACCESS EXCLUSIVE MODE")
        assert not store.sweep()
    assert store.sweep()
    rooms.create(store)
    store.close()


def test_no_column_holds_a_time_or_an_address(store: Store) -> None:
    room, key = rooms.create(store)
    stages.move(store, room.code, key, "words:open")
    seat = secrets.token_urlsafe(16)
    sheets.put(store, Post(room.code, seat, "words", {"words": [WORD]}))
    tables = ("rooms", "exercises", "seats", "sheets", "frames", "hidden_words")
    with store.reading() as tx:
        rows = {one: tx.rows(f"SELECT * FROM {one}") for one in tables}  # noqa: S608 (names out of the line above)
    assert set(rows["seats"][0]) == {"id", "room_id", "token_hash"}
    assert set(rows["sheets"][0]) == {"room_id", "exercise", "seat_id", "edition", "answers"}
    assert seat not in str(rows)
    assert key not in str(rows)
