from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workshop.rooms_made import GUESS, made, token
from workshop import rooms
from workshop import store as stores
from workshop.asked import asked, mark
from workshop.codes import hashed, new_code, new_host_key
from workshop.faults import Refused
from workshop.sheets import Post, put
from workshop.store import Store


def test_prompts_are_kept_in_the_order_of_asking_and_go_with_the_room(store: Store) -> None:
    room, other = made(store, "words"), made(store, "words")
    for prompt in ("CP05", "CP04", "CP05"):
        mark(store, room.code, room.key, prompt)
    mark(store, other.code, other.key, "CP49")
    assert asked(store, room.seen()) == ("CP05", "CP04")
    assert mark(store, room.code, room.key, "CP05", asked=False).revision == room.seen().revision == 1
    assert asked(store, room.seen()) == ("CP04",)
    rooms.delete(store, room.code, room.key)
    with store.reading() as tx:
        assert [row["prompt"] for row in tx.rows("SELECT prompt FROM asked_prompts")] == ["CP49"]


def test_who_is_not_the_host_and_what_is_no_prompt_gets_a_sentence(store: Store) -> None:
    room = made(store, "words")
    with pytest.raises(Refused, match="does not open the room") as fault:
        mark(store, room.code, "no key", "CP04")
    assert fault.value.status == 403
    with pytest.raises(Refused, match="no such question") as fault:
        mark(store, room.code, room.key, "CP999")
    assert fault.value.status == 422
    assert asked(store, room.seen()) == ()


def test_a_store_of_the_first_version_keeps_all_that_it_holds(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tmp_path / "first"
    first.mkdir()
    (first / "0001.sql").write_text((stores.MIGRATIONS / "0001.sql").read_text("utf-8"), "utf-8")
    with monkeypatch.context() as old:
        old.setattr(stores, "MIGRATIONS", first)
        opened = Store(url)
        code, key = new_code(), new_host_key()
        _room_of_then(opened, code, key)
        assert opened.version() == 1
        held = _rows(opened)
        opened.close()
    opened = Store(url)
    assert opened.version() == len(list(stores.MIGRATIONS.glob("*.sql"))) > 1
    for name, rows in _rows(opened).items():
        assert [{column: row[column] for column in was} for row, was in zip(rows, held[name], strict=True)] == held[
            name
        ]
    # What was on the wall then had its reveal; what was not, and when it closed, is not known.
    steps = rooms.as_host(opened, code, key).steps
    assert [(steps[one].shown, steps[one].revealed, steps[one].closed_on) for one in ("guess", "words")] == [
        (True, True, None), (False, False, None)]  # fmt: skip
    mark(opened, code, key, "CP14")
    assert asked(opened, rooms.as_host(opened, code, key)) == ("CP14",)
    put(opened, Post(code, token(9), "guess", GUESS))
    opened.close()


def _room_of_then(store: Store, code: str, key: str) -> None:
    """A room as the first version wrote it: the guess is open and on the wall, with six sheets."""
    with store.writing() as tx:
        tx.run("INSERT INTO rooms (code, host_hash, title, names, made_on, delete_on, place, revision) VALUES "
               "(:code, :host, 'Tuesday', 'neutral', '2026-01-01', '2999-01-01', 'guess:reveal', 3)",
               code=code, host=hashed(key, code))  # fmt: skip
        for rank, (name, state, shown) in enumerate((("guess", "open", 1), ("words", "closed", 0))):
            tx.run("INSERT INTO exercises (room_id, exercise, rank, state, shown, taken) "
                   "VALUES (1, :name, :rank, :state, :shown, 0)",
                   name=name, rank=rank, state=state, shown=shown)  # fmt: skip
        for seat in range(1, 7):
            tx.run("INSERT INTO seats (room_id, token_hash) VALUES (1, :token)", token=hashed(token(seat), code))
            tx.run("INSERT INTO sheets (room_id, exercise, seat_id, edition, answers) "
                   "VALUES (1, 'guess', :seat, :seat, :answers)", seat=seat, answers=json.dumps(GUESS))  # fmt: skip


def _rows(store: Store) -> dict[str, list[dict[str, object]]]:
    with store.reading() as tx:
        return {name: tx.rows(f"SELECT * FROM {name} ORDER BY 1, 2, 3")  # noqa: S608
                for name in ("rooms", "exercises", "seats", "sheets")}  # fmt: skip
