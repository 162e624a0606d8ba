"""What the wall shows of each exercise, out of a store with real sheets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from quizzes.schema import FreeWords, Scenario, Slider, Statement
from tests.workshop.rooms_made import Made, made, token
from workshop import showing as shows
from workshop.exercises import AGAIN, all_exercises
from workshop.frames import Frame
from workshop.moderation import hide_word, show_word
from workshop.room_map import map_shown
from workshop.sheets import withdraw
from workshop.showing import finished, found, showing, words_said
from workshop.store import Store

ALL = all_exercises()


def named(shown: str) -> str:
    """The first exercise of a kind."""
    return next(one.id for one in ALL.values() if one.shows == shown)


WORDS, BODY, GUESS, MAP, VOTE, PLEDGE, COUNT, CHANGE = map(
    named, ("spoken", "bodies", "guesses", "map", "votes", "picked", "count", "change")
)


def given(exercise: str, seat: int) -> dict[str, Any]:
    """What a phone sends: letters and numbers, other ones for each seat."""
    chance, answers = random.Random(f"{exercise}{seat}"), {}
    quiz = ALL[exercise].asked()
    assert quiz is not None
    for item in quiz.items:
        if isinstance(item, Scenario):
            answers[item.id] = chance.choice([str(option.letter) for option in item.options])
        elif isinstance(item, Statement):
            answers[item.id] = chance.randint(1, 5)
        elif isinstance(item, Slider):
            answers[item.id] = chance.randrange(item.minimum, item.maximum, item.step)
    return answers


def filled(room: Made, exercise: str, n: int) -> None:
    room.to(exercise)
    for seat in range(n):
        room.post(seat, exercise, given(exercise, seat))


def look(room: Made, exercise: str) -> Frame | None:
    return showing(room.store, room.seen(), exercise)


def test_nothing_shows_before_the_reveal_nor_after_hiding(store: Store) -> None:
    room = made(store, MAP)
    filled(room, MAP, 6)
    assert look(room, MAP) is None
    room.to(f"{MAP}:reveal")
    frame = look(room, MAP)
    assert frame is not None and frame.n == 6 and frame.facts["tilt.mean"] == frame.shown["tilt"]
    room.to(f"{MAP}:close")
    assert look(room, MAP) == frame
    room.to(f"{MAP}:open")
    assert look(room, MAP) is None


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    times: list[int] = []

    def counting(quiz: Any, sheets: Any) -> Any:
        times.append(len(sheets))
        return placed(quiz, sheets)

    placed = shows.placed
    monkeypatch.setattr(shows, "placed", counting)
    yield times


def test_a_look_at_what_did_not_change_scores_nothing(store: Store, scored: list[int]) -> None:
    room = made(store, MAP)
    filled(room, MAP, 6)
    room.to(f"{MAP}:reveal")
    first = look(room, MAP)
    assert look(room, MAP) == first
    done = len(scored)
    assert done and all(look(room, MAP) == first for _ in range(20))
    assert len(scored) == done
    room.post(0, MAP, given(MAP, 0))  # the same answers again
    assert look(room, MAP) == first and len(scored) == done
    room.post(6, MAP, given(MAP, 6))
    assert look(room, MAP) == first and len(scored) == done + 1
    for seat in range(7, 9):
        room.post(seat, MAP, given(MAP, seat))
    moved = look(room, MAP)
    assert moved is not None and (moved.number, moved.n) == (2, 9)
    for seat in range(5):
        withdraw(store, room.code, token(seat))
    assert look(room, MAP) is None


def test_another_room_is_another_picture(store: Store) -> None:
    rooms = [made(store, MAP), made(store, MAP)]
    for room, n in zip(rooms, (5, 8), strict=True):
        filled(room, MAP, n)
        room.to(f"{MAP}:reveal")
    assert [frame.n for room in rooms if (frame := look(room, MAP))] == [5, 8]


def test_a_map_moved_by_another_process_shows_here(url: str) -> None:
    here, there = Store(url), Store(url)
    room = made(here, MAP)
    filled(room, MAP, 5)
    room.to(f"{MAP}:reveal")
    assert look(room, MAP) is not None
    away = room._replace(store=there)
    for seat in (5, 6, 7):
        away.post(seat, MAP, given(MAP, seat))
    moved = look(away, MAP)
    for seat in (5, 6, 7):  # the very sheets of the first look again, yet the room has seen another frame
        withdraw(there, room.code, token(seat))
    assert moved is not None and moved.number == 2
    assert look(room, MAP) == moved
    here.close()
    there.close()


def test_the_guess_stands_beside_the_map_once_it_is_closed_and_the_other_way_round(store: Store) -> None:
    room = made(store, GUESS, MAP)
    filled(room, GUESS, 6)
    filled(room, MAP, 5)  # leaves, and so closes, the guess
    room.to(f"{MAP}:reveal")
    frame, guess = look(room, MAP), found(store, room.seen(), GUESS)
    assert frame is not None and guess is not None
    gap = guess.shown["tilt"] - frame.shown["tilt"]
    assert frame.shown["gap"]["tilt"] == frame.facts["guess.gap"] == gap
    assert frame.shown["beside"] == {
        "n": 6, "tilt": guess.shown["tilt"], "ground": guess.shown["ground"], "beyond": {}}  # fmt: skip
    assert guess.shown["beside"]["n"] == 5 and guess.facts["guess.gap"] == gap
    assert look(room, GUESS) is None  # never revealed: its own cloud stays down
    room.to(f"{GUESS}:open")  # open again and not shown: the map stands alone
    alone = look(room, MAP)
    assert alone is not None and "beside" not in alone.shown


def test_words_go_up_at_the_reveal_without_those_that_the_host_hid(store: Store) -> None:
    room, item = made(store, WORDS), ALL[WORDS].asked().of_kind(FreeWords)[0].id  # type: ignore[union-attr]
    room.to(WORDS)
    for seat, word in enumerate(("Kind", "kind", "Queue")):
        room.post(seat, WORDS, {item: [{"word": word, "tags": {"feel": "warm"}}]})
    assert look(room, WORDS) is None
    assert [(one.word, one.count) for one in words_said(store, room.seen(), WORDS)] == [("kind", 2), ("Queue", 1)]
    hide_word(store, room.code, room.key, "QUEUE")
    room.to(f"{WORDS}:reveal")
    frame = look(room, WORDS)
    assert frame is not None and [one["word"] for one in frame.shown["words"]] == ["kind"]
    assert frame.shown["feel"] == {} and frame.facts["n"] == 3  # three sheets: no shares yet
    show_word(store, room.code, room.key, "queue")
    again = look(room, WORDS)
    assert again is not None and len(again.shown["words"]) == 2
    assert len(words_said(store, room.seen(), WORDS)) == 2


def test_a_vote_opens_with_the_moment_that_splits_the_room(store: Store) -> None:
    room = made(store, VOTE)
    quiz = ALL[VOTE].asked()
    assert quiz is not None
    one, two, *rest = [item.id for item in quiz.of_kind(Scenario)]
    room.to(VOTE)
    for seat in range(6):
        room.post(seat, VOTE, {one: "a", two: "abcdab"[seat], **dict.fromkeys(rest, "b")})
    room.to(f"{VOTE}:reveal")
    frame = look(room, VOTE)
    assert frame is not None
    assert (frame.shown["split"], frame.facts["vote.top"]) == (two, 2 / 6) and frame.shown["most_split"] == [two]
    assert frame.shown["facts"][one] == {"vote.top": 1.0}, "what the compass may know of the others"
    assert frame.shown["moments"][0]["first"] == {"a": 6, "b": 0, "c": 0, "d": 0}
    for seat in range(6):
        room.post(seat, VOTE, {f"{one}{AGAIN}": "a", f"{two}{AGAIN}": "a"})
    frame = look(room, VOTE)
    assert frame is not None
    assert [(part["both"], part["changed"]) for part in frame.shown["moments"][:2]] == [(6, 0), (6, 4)]
    assert frame.facts["vote.changed"] == 4 / 6  # two of six had a


def test_a_vote_of_one_mind_splits_nobody_and_equal_splits_are_told_as_equal(store: Store) -> None:
    room = made(store, VOTE)
    one, two, three = [item.id for item in ALL[VOTE].asked().of_kind(Scenario)]  # type: ignore[union-attr]
    room.to(VOTE)
    for seat in range(6):
        room.post(seat, VOTE, {one: "a", two: "a", three: "a"})
    room.to(f"{VOTE}:reveal")
    frame = look(room, VOTE)
    assert frame is not None and (frame.shown["split"], frame.shown["most_split"]) == (one, [])
    other = made(store, VOTE)
    other.to(VOTE)
    for seat in range(6):  # one: 5 of 6, two and three: 4 of 6
        other.post(seat, VOTE, {one: "ba"[seat > 0], two: "ba"[seat > 1], three: "cd"[seat > 1]})
    other.to(f"{VOTE}:reveal")
    frame = look(other, VOTE)
    assert frame is not None and (frame.shown["split"], frame.shown["most_split"]) == (two, [two, three])


def test_a_vote_of_four_has_no_totals_and_steps_show_one_by_one(store: Store) -> None:
    from content import steps

    room, step = made(store, VOTE, PLEDGE), next(iter(steps()))
    filled(room, VOTE, 4)
    room.to(f"{VOTE}:reveal")
    frame = look(room, VOTE)
    assert frame is not None and frame.shown["split"] == "" and "vote.top" not in frame.facts
    assert all(part["first"] is None for part in frame.shown["moments"])
    room.to(PLEDGE)
    for seat in range(2):
        room.post(seat, PLEDGE, {PLEDGE: step})
    room.to(f"{PLEDGE}:reveal")
    frame = look(room, PLEDGE)
    assert frame is not None
    assert frame.shown["kinds"] == [{"kind": steps()[step].kind, "steps": [{"id": step, "count": 2}]}]


def test_finished_are_those_that_a_picture_can_hold(store: Store) -> None:
    room = made(store, MAP, GUESS, BODY, WORDS, COUNT)
    for name, n in ((MAP, 6), (COUNT, 6)):
        filled(room, name, n)
        room.post(20, name, {next(iter(given(name, 0))): "a"})  # passed over all but one: no place on the map
        assert finished(store, room.seen(), name) == n and room.kept(name) == n + 1
        room.to(f"{name}:reveal")
        frame = look(room, name)
        assert frame is not None and frame.n == finished(store, room.seen(), name)
    filled(room, GUESS, 5)
    room.post(20, GUESS, {next(iter(given(GUESS, 0))): 5})  # one line of two
    assert finished(store, room.seen(), GUESS) == 5
    room.post(20, GUESS, given(GUESS, 20))  # and now both
    assert finished(store, room.seen(), GUESS) == 6
    withdraw(store, room.code, token(20))
    assert finished(store, room.seen(), GUESS) == 5
    room.to(WORDS)
    room.post(1, WORDS, {"words": ["kind"]})
    assert [finished(store, room.seen(), one) for one in (WORDS, BODY)] == [1, 0]


def test_a_look_at_the_count_scores_nothing_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    room, times = made(store, MAP), list[int]()
    filled(room, MAP, 6)
    real = shows.fitting
    monkeypatch.setattr(shows, "fitting", lambda quiz, sheets: times.append(len(sheets)) or real(quiz, sheets))
    assert [finished(store, room.seen(), MAP) for _ in range(5)] == [6] * 5 and times == [6]


def test_before_shows_its_count_and_after_waits_for_eight_pairs(store: Store) -> None:
    room = made(store, COUNT, CHANGE)
    assert ALL[CHANGE].first == COUNT
    filled(room, COUNT, 9)
    room.to(f"{COUNT}:reveal")
    frame = look(room, COUNT)
    assert frame == Frame(COUNT, 0, 9, {}, {"exercise": COUNT, "n": 9})
    room.to(f"{CHANGE}:reveal")
    for seat in range(2, 9):
        room.post(seat, CHANGE, given(CHANGE, seat + 50))
    room.post(40, CHANGE, given(CHANGE, 40))  # a second sheet without a first one
    assert look(room, CHANGE) is None
    room.post(1, CHANGE, given(CHANGE, 51))
    frame = look(room, CHANGE)
    assert frame is not None and frame.n == 8


def test_change_of_real_sheets_by_hand(store: Store) -> None:
    # As test_an_interval_by_hand of room_change, from letters and numbers as phones send them. One scenario has no
    # option that gives way; it is answered by one that looks after nobody, and 11 of 12 give way: C is 70.8, S is 25.
    # The second time four of eight look after both sides in six of them. S rises by 0 or 25, so by 12.5 on the whole,
    # give or take 2.3646 * 13.363 / sqrt(8) = 11.17; B by as much; G by half of it.
    quiz = ALL[COUNT].asked()
    assert quiz is not None
    scenarios = quiz.of_kind(Scenario)

    def keys(balanced: int) -> dict[str, Any]:
        found: dict[str, Any] = {item.id: 3 for item in quiz.of_kind(Statement)}
        gives = 0
        for item in scenarios:
            letter = {str(option.key): str(option.letter) for option in item.options}
            found[item.id] = letter["H"] if "D" not in letter else letter["B"] if gives < balanced else letter["D"]
            gives += "D" in letter
        return found

    room = made(store, COUNT, CHANGE)
    room.to(COUNT)
    for seat in range(9):  # the last one does not come back
        room.post(seat, COUNT, keys(0))
    room.to(CHANGE)
    for seat in range(8):
        room.post(seat, CHANGE, keys(0 if seat < 4 else 6))
    room.post(20, CHANGE, keys(11))  # somebody new
    room.to(f"{CHANGE}:reveal")
    frame = look(room, CHANGE)
    assert frame is not None and frame.n == 8
    found = {axis["id"]: (axis["change"], axis["low"], axis["high"]) for axis in frame.shown["axes"]}
    assert found["C"] == (0, 0, 0)
    assert found["S"] == found["B"] == (13, 1, 24)
    assert found["G"] == (6, 1, 12)
    assert frame.shown["before"]["tilt"] == -46 and frame.shown["after"]["tilt"] == -33
    assert frame.facts["change.S"] == 13


def test_the_short_form_has_its_cloud_from_scenarios_alone(store: Store) -> None:
    short = next(one.id for one in ALL.values() if one.shows == "map" and one.only)
    room = made(store, short)
    filled(room, short, 5)
    room.to(f"{short}:reveal")
    frame = look(room, short)
    assert frame is not None and frame.shown["cloud"] and frame.shown["strips"]


def test_a_map_is_what_its_frame_works_out(store: Store) -> None:
    room = made(store, MAP)
    filled(room, MAP, 7)
    room.to(f"{MAP}:reveal")
    frame = look(room, MAP)
    from quizzes import load_all
    from workshop.sheets import of_exercise

    shown, _ = map_shown(load_all()[ALL[MAP].quiz or ""], of_exercise(store, room.seen(), MAP))
    assert frame is not None and frame.shown["tilt"] == shown["tilt"] and frame.shown["ground"] == shown["ground"]
