"""The report after the event, from real sheets: what is in it, and what never is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import charts
from content import steps
from quizzes.schema import BodyReaction, FreeWords, Scenario
from sharing.facilitator import report
from tests.workshop.rooms_made import Made, made
from tests.workshop.test_showing import ALL, BODY, CHANGE, COUNT, GUESS, MAP, PLEDGE, VOTE, WORDS, given
from workshop import rooms, stages
from workshop.asked import mark
from workshop.event import event
from workshop.exercises import AGAIN
from workshop.moderation import hide_word
from workshop.store import Store


def answers(exercise: str, seat: int) -> dict[str, object]:
    """What a phone sends, for every kind of exercise."""
    if exercise == PLEDGE:
        return {exercise: list(steps())[seat % 3]}
    quiz = ALL[exercise].asked()
    assert quiz is not None
    found = given(exercise, seat)
    for item in quiz.items:
        if isinstance(item, FreeWords):
            found[item.id] = [{"word": f"word {seat % 4}", "tags": {ALL[exercise].feel: "warm"}}]
        if isinstance(item, BodyReaction):
            first = list(quiz.tags[item.reactions].labels)[seat % 3 > 0]
            loudest = item is quiz.of_kind(BodyReaction)[1]
            found[item.id] = {"reaction": first, "strength": 2 if loudest else seat % 2 + 1}
    return found


def played(store: Store, n: int, *exercises: str) -> Made:
    """A room of n that went through these exercises, each shown and then closed."""
    room = made(store, *exercises)
    for name in exercises:
        room.to(name)
        for seat in range(n):
            room.post(seat, name, answers(name, seat + (50 if ALL[name].first else 0)))
        if ALL[name].first:  # the same seats once more
            for seat in range(n):
                room.post(seat, name, answers(name, seat + 50))
        room.to(f"{name}:reveal")
        if ALL[name].again:
            quiz = ALL[name].asked()
            for seat in range(n):
                room.post(seat, name, {f"{item.id}{AGAIN}": "a" for item in quiz.of_kind(Scenario)})  # type: ignore[union-attr]
        room.to(f"{name}:close")
    return room


@pytest.mark.parametrize("n", [6, 14])
def test_a_room_that_did_everything_gets_a_report_of_everything(tmp_path: object, n: int) -> None:
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    room = played(store, n, WORDS, BODY, GUESS, MAP, VOTE, PLEDGE, COUNT, CHANGE)
    mark(store, room.code, room.key, "CP04")
    parts = event(store, room.seen())
    assert parts["title"] == "Tuesday" and parts["prompts"] == ("CP04",) and parts["n"] == n
    assert parts["day"].endswith(str(room.seen().made_on.year))
    assert [(strength, told) for _, strength, told in parts["felt"]] == [(2.0, "2.0 of 3"), *[(1.5, "1.5 of 3")] * 4]
    assert not any("middle half" in line for line in parts["lines"])
    assert sum(count for _, count in parts["words"]) == n
    assert len(parts["felt"]) == 5 and len(parts["lines"]) >= 4 and parts["gap"] and parts["strips"]
    assert len(parts["votes"]) == 3 and parts["votes"][0]["line"]
    assert parts["pledges"] and b"<svg" in parts["cloud"]
    assert parts["guess_n"] == parts["bodies_n"] == n and parts.get("pairs", n) == n
    assert ("change" in parts) == (n >= 8)
    if n >= 8:
        assert parts["change"][-1].startswith("No comparison group") and len(parts["change"]) >= 6
    # Of 14, five and nine: nine are told, the five are in the rest, with the empty cells. Of 6 nothing is counted.
    counted = [[("it swells", 9), ("anything else", 5)]] * 5
    assert [rows for _, rows in parts["bodies"]] == (counted if n == 14 else [])
    assert report(parts).startswith(b"%PDF")
    store.close()


def test_the_report_bears_the_day_on_which_its_first_part_closed(store: Store) -> None:
    room, key = rooms.create(store, "Tuesday", exercises=(WORDS, MAP), day=date.today() - timedelta(days=9))
    assert event(store, room)["day"] == written(room.made_on)
    for days, place in ((9, f"{WORDS}:open"), (2, f"{WORDS}:close"), (1, f"{MAP}:open"), (0, f"{MAP}:close")):
        stages.move(store, room.code, key, place, day=date.today() - timedelta(days=days))
    played_on = date.today() - timedelta(days=2)
    assert event(store, rooms.find(store, room.code))["day"] == written(played_on)


def written(day: date) -> str:
    return f"{day.day} {day.strftime('%B')} {day.year}"


def test_only_what_was_shown_or_closed_is_in_it(store: Store) -> None:
    room = made(store, WORDS, VOTE, GUESS, MAP)
    item = ALL[WORDS].asked().of_kind(FreeWords)[0].id  # type: ignore[union-attr]
    room.to(WORDS)
    room.post(0, WORDS, {item: [{"word": "kind"}, {"word": "Jane"}]})
    room.to(VOTE)  # the words close unseen
    for seat in range(5):
        room.post(seat, VOTE, answers(VOTE, seat))
    assert set(event(store, room.seen())) == {"title", "day", "prompts"}
    room.to(GUESS)  # the vote closes: its totals may be told
    for seat in range(5):
        room.post(seat, GUESS, answers(GUESS, seat))
    assert set(event(store, room.seen())) == {"title", "day", "prompts", "votes"}
    room.to(MAP)
    parts = event(store, room.seen())
    assert (
        parts["n"] == parts["guess_n"] == 5
        and parts["gap"].startswith("Taken together, the guesses")
        and "cloud" not in parts
    )
    assert report(parts).startswith(b"%PDF")
    hide_word(store, room.code, room.key, "jane")
    room.to(f"{WORDS}:reveal")
    assert event(store, room.seen())["words"] == [("kind", 1)]


def test_the_report_of_a_room_without_anything_says_so(store: Store) -> None:
    room = made(store, WORDS, MAP)
    assert set(event(store, room.seen())) == {"title", "day", "prompts"}
    assert report(event(store, room.seen())).startswith(b"%PDF")


def test_the_later_of_two_maps_speaks(store: Store) -> None:
    short = next(one.id for one in ALL.values() if one.shows == "map" and one.only)
    room = played(store, 5, MAP, short)
    for seat in range(5, 8):
        room.to(short)
        room.post(seat, short, answers(short, seat))
    room.to(f"{short}:reveal")
    assert event(store, room.seen())["n"] == 8


def test_bodies_of_another_number_than_the_map_are_no_small_rest() -> None:
    parts = {"n": 14, "bodies_n": 11, "bodies": [("A moment", [("it curls in", 6), ("anything else", 5)])]}
    assert report(parts).startswith(b"%PDF")
    with pytest.raises(ValueError, match="group of 3"):
        report({**parts, "bodies_n": 14})
    with pytest.raises(ValueError, match="“bodies” needs at least 5"):
        report({"bodies_n": 4, "felt": [("A moment", 2.0)]})
    assert charts.moved_words(0, 6)
