from __future__ import annotations

from pathlib import Path

import pytest

from tests.workshop.rooms_made import GUESS, made, token
from workshop import rooms, stages
from workshop import store as stores
from workshop.asked import asked, mark
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
        room, key = rooms.create(opened, "Tuesday", exercises=["guess"])
        stages.move(opened, room.code, key, "guess")
        for seat in range(6):
            put(opened, Post(room.code, token(seat), "guess", GUESS))
        assert opened.version() == 1
        held = _rows(opened)
        opened.close()
    opened = Store(url)
    assert opened.version() == 2
    assert _rows(opened) == held
    mark(opened, room.code, key, "CP14")
    assert asked(opened, rooms.as_host(opened, room.code, key)) == ("CP14",)
    put(opened, Post(room.code, token(9), "guess", GUESS))
    opened.close()


def _rows(store: Store) -> dict[str, list[dict[str, object]]]:
    with store.reading() as tx:
        return {name: tx.rows(f"SELECT * FROM {name} ORDER BY 1, 2, 3")  # noqa: S608
                for name in ("rooms", "exercises", "seats", "sheets")}  # fmt: skip
