"""Codes and keys tried by hand on the host's page: each wrong one gets a sentence, many of them get slower."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui import visits
from tests.ui.visits import Visit
from workshop import limits, live, rooms
from workshop.codes import new_code
from workshop.limits import TOO_MANY, TOO_MANY_KEYS, Limits
from workshop.rooms import NO_ROOM, WRONG_KEY
from workshop.store import Store


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    live.use(opened)
    limits.use(Limits())
    with visits.app():
        yield opened
    live.use(None)
    limits.use(Limits())


def tried(visit: Visit, key: str) -> Visit:
    visit.at.text_input(key="room-key-field").set_value(key)
    return visit.press("Open")


def test_a_wrong_key_gets_a_sentence_and_the_right_one_opens_after_twenty_of_them(store: Store) -> None:
    room, key = rooms.create(store, "Tuesday")
    visit = Visit(visits.journal()).see("room", code=room.code)
    assert WRONG_KEY in tried(visit, secrets.token_hex(20)).words
    for _ in range(20):
        limits.limits().wrong_keys_room.take(limits.limits()._key("room", room.code))
    assert TOO_MANY_KEYS in tried(visit, secrets.token_hex(20)).words
    assert "Tuesday" in tried(visit, f"https://x/host#{room.code}.{key}").words


def test_who_tries_many_codes_learns_no_more_of_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    room, _ = rooms.create(store)
    visit = Visit(visits.journal())
    for _ in range(2):
        assert NO_ROOM in visit.see("room", code=new_code()).words
    monkeypatch.setattr(limits.limits(), "slowed", lambda _: True)
    for code in (new_code(), room.code):
        words = visit.see("room", code=code).words
        assert TOO_MANY in words
        assert NO_ROOM not in words
    # The same page looked at again and again is one guess.
    missed: list[str] = []
    limits.use(Limits())
    monkeypatch.setattr(limits.limits(), "missed", missed.append)
    gone = new_code()
    for _ in range(3):
        visit.see("room", code=gone)
    assert len(missed) == 1
