"""Rooms of 6, of 9 and of 14 in every exercise: what they see, that there is something to say, and who stays hidden."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import content
from content import steps
from quizzes import public
from tests.workshop.bots import Host, chosen, seat_token
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_change import PAIRS
from workshop.sheets import Post, put_many, withdraw
from workshop.showing import showing
from workshop.store import Store


@pytest.fixture
def url(tmp_path: Path) -> str:
    """SQLite alone: what a room sees is worked out of what the store gives, and test_whole_workshops tries both."""
    return f"sqlite:///{tmp_path}/rooms.sqlite3"


def asked(name: str) -> dict[str, Any]:
    """The questions as a phone gets them, without a server."""
    quiz = all_exercises()[name].asked()
    listed = [{"id": one, "kind": step.kind, "text": step.title} for one, step in steps().items()]
    return {"exercise": name} | ({"steps": listed} if quiz is None else {"course": [public(quiz)]})


class Party:
    """So many people who do one exercise after the other."""

    def __init__(self, store: Store, size: int, *exercises: str) -> None:
        self.host, self.chance = Host.with_room(store, *exercises), random.Random(size)
        self.seats = [seat_token() for _ in range(size)]
        self.last: dict[tuple[str, str], dict[str, object]] = {}

    def do(self, name: str, seats: list[str] | None = None, again: bool = False) -> None:
        seats = self.seats if seats is None else seats
        for one in seats:
            before = self.last.get((one, name), {}) if again else {}
            self.last[one, name] = {**before, **chosen(asked(name), self.chance, again)}
        posts = [Post(self.host.code, one, name, self.last[one, name]) for one in seats]
        assert put_many(self.host.store, posts) == [None] * len(posts)

    def shown(self, name: str) -> Frame | None:
        return showing(self.host.store, self.host.room, name)


def told(frame: Frame, kind: str) -> bool:
    """Whether a picture of this kind holds something that a room can talk about."""
    shown = frame.shown
    if kind == "spoken":
        return len(shown["words"]) > 3 and bool(shown["feel"])
    if kind == "bodies":
        return shown["loudest"] in {"", *(one["id"] for one in shown["moments"])} and len(shown["moments"]) == 5
    if kind in ("map", "guesses"):
        return bool(shown["cloud"]) and -100 <= shown["tilt"] <= 100 and shown["spread"] is None
    if kind == "votes":
        talk = next(one for one in shown["moments"] if one["id"] == shown["split"])
        return bool(talk["first"] and talk["second"]) and 0 <= talk["changed"] <= talk["both"]
    if kind == "picked":
        return sum(step["count"] for group in shown["kinds"] for step in group["steps"]) == shown["n"]
    if kind == "change":
        return {one["id"] for one in shown["axes"]} == {"C", "S", "B", "G", "away"}
    return frame.n > 0


def cells(shown: Any) -> list[int]:
    """Every count of people in a picture, wherever it stands: {"ids": [...], "count": n}."""
    if isinstance(shown, Mapping):
        here = [int(shown["count"])] if "ids" in shown else []
        return here + [one for part in shown.values() for one in cells(part)]
    return [one for part in shown for one in cells(part)] if isinstance(shown, list | tuple) else []


@pytest.mark.parametrize("size", [6, 9, 14])
def test_something_to_talk_about_in_every_exercise(store: Store, size: int) -> None:
    party = Party(store, size, *all_exercises())
    for name, exercise in all_exercises().items():
        party.host.to(name)
        party.do(name)
        assert party.shown(name) is None, "nothing before it is shown"
        party.host.to(f"{name}:reveal")
        if exercise.again:
            party.do(name, again=True)
        frame = party.shown(name)
        if exercise.shows == "change" and size < PAIRS:
            assert frame is None
        else:
            assert frame is not None and told(frame, exercise.shows), (name, frame)
            assert frame.n <= size
            small = [one for one in cells(frame.shown) if one < 5]
            assert not small or not exercise.about_oneself, (name, small)
            assert [fact for fact in frame.facts if not content.compass().knows(fact)] == []
        facts = frame.facts if frame else {"exercise": name, "n": size}
        assert len(content.useful_prompts(facts)) >= 2, name
        party.host.to(f"{name}:close")
        after = party.shown(name)
        assert exercise.about_oneself is False or after == frame, "closing changes nothing"


@pytest.mark.parametrize("name", [one.id for one in all_exercises().values() if one.about_oneself and not one.first])
def test_four_are_nobody_and_five_are_a_room(store: Store, name: str) -> None:
    party = Party(store, 5, name)
    party.host.to(f"{name}:reveal")
    party.do(name, party.seats[:4])
    four = party.shown(name)
    if all_exercises()[name].shows == "count":
        assert four is None or dict(four.shown) == {}, "a count and nothing else"
        return
    assert four is None
    party.do(name)
    five = party.shown(name)
    if five is None:  # somebody passed over what gives a place
        party.do(name)
        five = party.shown(name)
    assert five is not None and five.n == 5 and min(cells(five.shown)) >= 5
    withdraw(store, party.host.code, party.seats[2])
    assert party.shown(name) is None, "four are left"


def test_seven_pairs_are_none_and_eight_are_some(store: Store) -> None:
    second = next(one for one in all_exercises().values() if one.first)
    assert second.first
    party = Party(store, 9, second.first, second.id)
    party.host.to(second.first)
    party.do(second.first)
    party.host.to(f"{second.id}:reveal")
    stranger = seat_token()
    party.do(second.id, [*party.seats[:7], stranger])
    assert party.shown(second.id) is None, "eight sheets, seven of the same people"
    party.do(second.id, party.seats[7:8])
    eight = party.shown(second.id)
    assert eight is not None and (eight.n, eight.number) == (8, 1)
    assert min(cells(eight.shown)) >= 5
    party.do(second.id, party.seats[8:])
    assert party.shown(second.id) == eight, "one more does not move it"


def test_votes_of_four_are_no_totals(store: Store) -> None:
    name = next(one.id for one in all_exercises().values() if one.again)
    party = Party(store, 5, name)
    party.host.to(name)
    moments = [item["id"] for item in asked(name)["course"][0]["items"]]
    posts = [Post(party.host.code, seat, name, dict.fromkeys(moments, "a")) for seat in party.seats]
    assert put_many(store, posts[:4]) == [None] * 4
    party.host.to(f"{name}:reveal")
    four = party.shown(name)
    assert four is not None and [one["first"] for one in four.shown["moments"]] == [None] * len(moments)
    assert put_many(store, posts[4:]) == [None]
    five = party.shown(name)
    assert five is not None and [one["first"]["a"] for one in five.shown["moments"]] == [5] * len(moments)
    assert [one["second"] for one in five.shown["moments"]] == [None] * len(moments)
