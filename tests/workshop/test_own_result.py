"""A phone's own result out of the store says what the same answers say in the app."""

from __future__ import annotations

import random

import pytest

from charts import alt_text
from content import result_words
from quizzes import keyed
from quizzes.schema import Scenario
from scoring import score
from sharing.link import encode
from tests.workshop.made_rooms import map_quiz
from tests.workshop.rooms_made import GUESS, made, token
from workshop import rooms, stages
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.own_result import Own, Wanted, results
from workshop.sheets import Post, put_many
from workshop.store import Store

MAP, SHORT = (one.id for one in all_exercises().values() if one.shows == "map")


def answers(seat: int, short: bool) -> dict[str, object]:
    """What a phone sends: some letter of each moment, some number of each statement."""
    given = random.Random(seat)
    return {
        item.id: given.choice(item.options).letter if isinstance(item, Scenario) else given.randint(1, 5)
        for item in map_quiz().items
        if isinstance(item, Scenario) or not short
    }


@pytest.mark.parametrize("names", ["neutral", "original"])
def test_as_one_table_or_one_by_one(store: Store, names: str) -> None:
    """Thirty people and two exercises asked for in one go: code, words and text as one sheet alone has them."""
    room, key = rooms.create(store, names=names, exercises=(MAP, SHORT))
    quiz, called = map_quiz(), "named" if names == "original" else "neutral"
    for exercise in (MAP, SHORT):
        stages.move(store, room.code, key, f"{exercise}:open")
        posts = [Post(room.code, token(seat), exercise, answers(seat, exercise == SHORT)) for seat in range(30)]
        assert put_many(store, posts) == [None] * 30
    stages.move(store, room.code, key, "end")
    wanted = [(seat, exercise) for seat in range(30) for exercise in (MAP, SHORT)]
    told = results(store, [Wanted(room.code.upper(), token(seat), exercise) for seat, exercise in wanted])
    for (seat, exercise), own in zip(wanted, told, strict=True):
        alone = score(quiz, keyed(quiz, answers(seat, exercise == SHORT)))
        place = alone.position
        assert isinstance(own, Own) and place is not None
        said = result_words(place, called)
        assert own.code == encode(alone, names=called)
        assert own.title == said.heading
        assert own.lines[:2] == (said.lead, said.counts) and own.lines[-1] == said.aid
        assert bool(said.status) == (exercise == SHORT)
        assert set(filter(None, (said.heart, said.status))) <= set(own.lines) and said.outline not in own.lines[1:]
        assert own.alt == alt_text(place, names=called, outline=False), "the share picture has no outline"


def test_too_few_answers_and_an_exercise_without_a_map(store: Store) -> None:
    room = made(store, MAP, "guess")
    room.to(f"{MAP}:open")
    room.post(1, MAP, {"SC01": "a"})
    room.to("guess:open")
    room.post(1, "guess", dict(GUESS))
    room.to("end")
    few, guess = results(store, [Wanted(room.code, token(1), MAP), Wanted(room.code, token(1), "guess")])
    assert (
        isinstance(few, Own)
        and few.code is None
        and "more situations would do" in few.lines[0]
        and "in the app" in few.lines[0]
    )
    assert guess == Own(None, "Where would you put yourself?", (), "")


def test_nobody_sees_the_sheet_of_another_seat_or_room(store: Store) -> None:
    room, other = made(store, MAP, "guess"), made(store, MAP)
    for one in (room, other):
        one.to(f"{MAP}:open")
    room.post(1, MAP, {"SC01": "a"})
    asked = [
        Wanted(room.code, token(1), MAP),
        Wanted(room.code, token(2), MAP),
        Wanted(other.code, token(1), MAP),
        Wanted(room.code, token(1), "guess"),
        Wanted(room.code, token(1), "body"),
        Wanted(room.code, "short", MAP),
        Wanted("nothing", token(1), MAP),
    ]

    def told() -> list[int]:
        return [one.status if isinstance(one, Refused) else 200 for one in results(store, asked)]

    assert told() == [409, 409, 409, 404, 404, 422, 404]
    for one in (room, other):
        one.to("end")
    assert told() == [200, 404, 404, 404, 404, 422, 404]
    with store.writing() as tx:
        tx.run("UPDATE rooms SET delete_on = '2020-01-01' WHERE code = :code", code=room.code)
    assert told()[0] == 410
    rooms.purge(store)
    assert told()[0] == 404
    assert results(store, []) == []
