"""A file beside a picture: what goes home never tells of one or two that the picture did not show."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations

import pytest

from tests.workshop.made_rooms import map_quiz
from tests.workshop.rooms_made import Made, made, token
from tests.workshop.test_frames_of_rooms import answers
from workshop import export
from workshop.faults import Refused
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


def change(room: Made, seat: int) -> None:
    room.post(seat, "balance", answers(seat + 500))


def back(room: Made, seat: int) -> None:
    withdraw(room.store, room.code, token(seat))


@pytest.mark.parametrize("how", [change, back])
def test_one_who_changes_or_leaves_after_the_picture_keeps_three_at_home_and_not_forty(
    store: Store, how: Callable[[Made, int], None]
) -> None:
    room = posted(store, "balance", 40, 0)
    shown = json.loads(json.dumps([dict(one.answers) for one in of_exercise(store, room.seen(), "balance")]))
    how(room, 3)
    assert showing(store, room.seen(), "balance").n == 40  # type: ignore[union-attr]  # the picture holds it still
    found = rows(room, "balance")
    columns = set(found[0])
    known = [{name: one[name] for name in columns if name in one} for one in shown]
    assert len(found) == 37 and all(one in known for one in found), "nothing in the file is newer than the picture"
    # Two files are one and the same: the lot falls once. How many stay is said.
    again = rows(room, "balance")
    assert sorted(map(str, again)) == sorted(map(str, found))
    stays = 3 if how is change else 2
    assert export.left_out(store, room.seen()) == {"balance": stays}
    part = next(one for one in export.take_home(store, room.code, room.key)[1] if one.exercise == "balance")
    assert (
        part.left_out == stays and json.loads(export.as_json(room.seen(), [part]))["exercises"][0]["left_out"] == stays
    )
    book = export.codebook(room.seen().exercises, export.left_out(store, room.seen()))
    assert f"left out,balance,{export.LEFT_OUT!r}".replace("'", '"') + f",{stays}" in book


def test_the_attack_on_a_sheet_taken_back_finds_no_single_one(store: Store) -> None:
    # The attack: made-up sheets are tried beside the rows of the file until the picture comes out.
    room = posted(store, "balance", 11, 0)
    frame = showing(store, room.seen(), "balance")
    sheets = of_exercise(store, room.seen(), "balance")
    gone = sheets[3]
    back(room, 3)
    found = rows(room, "balance")
    held = [one for one in sheets if {name: given for name, given in one.answers.items() if name in found[0]} in found]

    def makes(these: list[Sheet]) -> bool:
        return frame is not None and plain(map_shown(QUIZ, these)[0]) == frame.shown

    # With the ten that are left, the eleventh would be found.
    assert makes([*(one for one in sheets if one is not gone), gone])
    assert len(found) == len(held) == 8 and gone not in held
    missing = [one for one in sheets if one not in held]
    assert makes([*held, *missing]) and not any(makes([*held, one]) for one in missing)


@pytest.mark.parametrize(("size", "items"), [(9, True), (8, True), (7, False)])
def test_a_small_room_gets_totals_of_a_safe_set_or_nothing(store: Store, size: int, items: bool) -> None:
    room = posted(store, "balance", size, 0)
    back(room, 3)
    assert rows(room, "balance") == []
    part = next(one for one in export.take_home(store, room.code, room.key)[1] if one.exercise == "balance")
    assert bool(part.totals) == items
    assert [count for item, _, count in part.totals if item == "sheets"] == ([size - 3] if items else [])


def test_a_picture_that_can_still_be_shown_counts_as_shown(store: Store) -> None:
    # One leaves and three come: another picture may follow, at any time after the export.
    room = posted(store, "balance", 12, 0)
    back(room, 3)
    for seat in (20, 21, 22):
        room.post(seat, "balance", answers(seat))
    before = rows(room, "balance")
    assert showing(store, room.seen(), "balance").number == 2  # type: ignore[union-attr]
    assert sorted(map(str, rows(room, "balance"))) == sorted(map(str, before)) and len(before) == 11


def test_what_went_home_of_one_time_closes_the_other_one_too(store: Store) -> None:
    # Else more second sheets could come, and a picture of pairs beside the file of first sheets.
    room = made(store, "before", "after", "guess")
    room.to("before")
    for seat in range(10):
        room.post(seat, "before", answers(seat))
    room.to("after")
    for seat in range(3):
        room.post(seat, "after", answers(seat + 50))
    room.to("after:close")
    assert (rows_of(room, "before"), rows_of(room, "after")) == (10, 0)
    assert [name for name, step in room.seen().steps.items() if step.taken] == ["before", "after"]
    with pytest.raises(Refused, match="stays closed"):
        room.to("after:open")


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
