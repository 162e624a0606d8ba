from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.workshop.rooms_made import GUESS, made
from workshop import rooms
from workshop.faults import Refused
from workshop.store import Store

DAY = date(2026, 3, 1)


def test_a_room_is_found_by_its_code_however_typed(store: Store) -> None:
    room, key = rooms.create(store, "  Spring\nschool ", day=DAY)
    found = rooms.find(store, room.code.upper().replace("-", " "), day=DAY)
    assert found == room == rooms.as_host(store, room.code, key, day=DAY)
    assert (room.title, room.names, room.place, room.exercise, room.revision) == (
        "Spring school", "neutral", "lobby", None, 1)  # fmt: skip
    assert room.exercises == ("words", "body", "guess", "balance", "vote", "pledge")
    assert {one.state for one in room.steps.values()} == {"new"}


@pytest.mark.parametrize(
    ("exercises", "days", "lives"),
    [(None, None, 30), (["before", "after"], None, 90), (["words"], 1, 1), (["after"], 180, 180)],
)
def test_the_last_day(store: Store, exercises: list[str] | None, days: int | None, lives: int) -> None:
    room, _ = rooms.create(store, exercises=exercises, days=days, day=DAY)
    last = DAY + timedelta(days=lives)
    assert room.delete_on == last
    assert rooms.find(store, room.code, day=last).code == room.code
    with pytest.raises(Refused, match="passed its date") as no:
        rooms.find(store, room.code, day=last + timedelta(days=1))
    assert no.value.status == 410
    assert rooms.purge(store, day=last) == 0
    assert rooms.purge(store, day=last + timedelta(days=1)) == 1
    with pytest.raises(Refused, match="no room") as no:
        rooms.find(store, room.code, day=last + timedelta(days=1))
    assert no.value.status == 404


@pytest.mark.parametrize(
    "wrong",
    [{"days": 0}, {"days": 181}, {"days": True}, {"exercises": []}, {"exercises": ["dance"]},
     {"exercises": ["words", "words"]}, {"names": "rude"}],
)  # fmt: skip
def test_a_room_that_cannot_be_made(store: Store, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused) as no:
        rooms.create(store, **wrong)  # type: ignore[arg-type]
    assert no.value.status == 422


def test_no_more_rooms_than_the_store_may_hold(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_ROOMS", 2)
    made(store), made(store)
    with pytest.raises(Refused) as no:
        made(store)
    assert no.value.status == 429


def test_a_wrong_key_opens_and_deletes_nothing(store: Store) -> None:
    room, key = rooms.create(store)
    for wrong in ("", key[:-1], key.upper() + "x", "ключ"):
        for act in (rooms.as_host, rooms.delete):
            with pytest.raises(Refused) as no:
                act(store, room.code, wrong)
            assert no.value.status == 403
    assert rooms.find(store, room.code) == room


def test_deleting_takes_everything_along_and_leaves_other_rooms(store: Store) -> None:
    one, other = made(store, "guess"), made(store, "guess")
    for room in (one, other):
        room.to("guess")
        room.post(1, "guess", GUESS)
    rooms.delete(store, one.code, one.key)
    with store.reading() as tx:
        left = {t: tx.rows(f"SELECT COUNT(*) AS n FROM {t}")[0]["n"] for t in ("rooms", "exercises", "seats", "sheets")}  # noqa: S608
    assert left == {"rooms": 1, "exercises": 1, "seats": 1, "sheets": 1}
    assert other.kept("guess") == 1


def test_neither_key_nor_token_lies_in_the_store(store: Store) -> None:
    room = made(store, "guess")
    room.to("guess")
    room.post(1, "guess", GUESS)
    with store.reading() as tx:
        held = str([tx.rows(f"SELECT * FROM {t}") for t in ("rooms", "exercises", "seats", "sheets")])  # noqa: S608
    assert room.key not in held
    assert "seat_0001" not in held
    assert room.code in held
