"""A file beside a picture: what goes home never tells of one or two that the picture did not show."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.workshop.made_rooms import map_quiz
from tests.workshop.rooms_made import Made, made, token
from tests.workshop.test_frames_of_rooms import answers
from workshop import export
from workshop.frames import Sheet, plain
from workshop.room_map import map_shown
from workshop.sheets import of_exercise, withdraw
from workshop.showing import showing
from workshop.store import Store

QUIZ = map_quiz()


def posted(store: Store, exercise: str, first: int, late: int, *more: str) -> Made:
    """So many sheets, a look at the wall, and some sheets after it."""
    room = made(store, *more, exercise)
    room.to(f"{exercise}:reveal")
    for seat in range(first):
        room.post(seat, exercise, answers(seat))
    assert showing(store, room.seen(), exercise)
    for seat in range(first, first + late):
        room.post(seat, exercise, answers(seat))
    showing(store, room.seen(), exercise)
    return room


def rows(room: Made, exercise: str) -> list[dict[str, object]]:
    room.to("end")
    part = next(one for one in export.take_home(room.store, room.code, room.key)[1] if one.exercise == exercise)
    return [dict(one) for one in part.sheets]


def left_out(found: list[dict[str, object]], shown: object, n: int) -> list[tuple[int, ...]]:
    """The attack: which rows, left out of the file, give the picture."""
    sheets = [Sheet(str(at), 1, one) for at, one in enumerate(found)]
    hits = []
    for out in combinations(range(len(sheets)), len(sheets) - n):
        rest = [one for at, one in enumerate(sheets) if at not in out]
        if plain(map_shown(QUIZ, rest)[0]) == shown:
            hits.append(out)
    return hits


def test_whoever_came_after_the_picture_is_not_found_by_leaving_rows_out(store: Store) -> None:
    room = posted(store, "balance", 8, 1)
    frame = showing(store, room.seen(), "balance")
    assert frame is not None and frame.n == 8
    found = rows(room, "balance")
    assert left_out(found, frame.shown, 8) == [()], "the file is the picture's own eight"
    # On all nine the attack would have found the one.
    nine = [dict(one.answers) for one in of_exercise(store, room.seen(), "balance")]
    assert left_out(nine, frame.shown, 8) == [(8,)]


@pytest.mark.parametrize(("first", "late", "home"), [(8, 0, 8), (8, 2, 8), (8, 3, 11), (5, 2, 0), (6, 3, 9)])
def test_what_goes_home_is_a_picture_or_three_apart_from_each(store: Store, first: int, late: int, home: int) -> None:
    assert len(rows(posted(store, "balance", first, late), "balance")) == home


def test_a_sheet_taken_back_after_the_picture_keeps_all_at_home(store: Store) -> None:
    room = posted(store, "balance", 9, 0)
    withdraw(store, room.code, token(3))
    assert rows(room, "balance") == []


def test_a_sheet_without_a_place_hides_nobody(store: Store) -> None:
    # Nearly empty sheets are told apart at a glance: they do not count as three more.
    room = posted(store, "balance", 8, 1)
    for seat in (20, 21, 22):
        room.post(seat, "balance", {"SC01": "a"})
    assert len(rows(room, "balance")) == 8


def test_the_same_holds_for_guesses(store: Store) -> None:
    room = made(store, "guess")
    room.to("guess:reveal")
    for seat in range(8):
        room.post(seat, "guess", {"G01": seat * 5, "G02": 50})
    assert showing(store, room.seen(), "guess")
    room.post(8, "guess", {"G01": 100, "G02": 100})
    for seat in (20, 21):
        room.post(seat, "guess", {"G01": 5})  # half a guess has no place
    assert sorted(int(str(one["G01"])) for one in rows(room, "guess")) == [seat * 5 for seat in range(8)]


def test_who_missed_the_second_time_is_not_found_in_the_first(store: Store) -> None:
    room = made(store, "before", "after")
    room.to("before")
    for seat in range(10):
        room.post(seat, "before", answers(seat))
    room.to("before:close")
    assert rows_of(room, "before") == 0, "nothing before the second time is over"
    room.to("after:reveal")
    for seat in range(9):
        room.post(seat, "after", answers(seat + 50))
    room.to("after:close")
    # Looked at or not yet: the picture of nine pairs can be shown at any time.
    assert (rows_of(room, "before"), rows_of(room, "after")) == (9, 9)
    assert showing(store, room.seen(), "after")
    assert rows_of(room, "before") == 9


def rows_of(room: Made, exercise: str) -> int:
    parts = export.take_home(room.store, room.code, room.key)[1]
    return next(len(one.sheets) for one in parts if one.exercise == exercise)
