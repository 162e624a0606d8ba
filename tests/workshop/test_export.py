from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date

import pytest

from content import steps
from content.workshop import before_first
from quizzes.schema import Slider
from tests.workshop.rooms_made import BALANCE, GUESS, Made, made, token
from workshop import export, pictures, rooms
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.store import Store

BODY = {"FEEL1": {"reaction": "shrug", "strength": 2}}


def filled(store: Store, exercise: str, answers: list[Mapping[str, object]], close: bool = True) -> Made:
    room = made(store, exercise)
    room.to(exercise)
    for seat, one in enumerate(answers):
        room.post(seat, exercise, dict(one))
    if close:
        room.to(f"{exercise}:close")
    return room


def table(room: Made) -> list[dict[str, str]]:
    text = export.as_csv(export.take_home(room.store, room.code, room.key)[1])
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_eight_sheets_go_out_one_by_one_with_nothing_that_tells_of_a_person(store: Store) -> None:
    given = [BALANCE | {"ST01": 1 + seat % 5} for seat in range(8)]
    room = filled(store, "balance", given)
    rows = table(room)
    assert [row["row"] for row in rows] == ["sheet"] * 8
    assert sorted(row["ST01"] for row in rows) == sorted(str(one["ST01"]) for one in given)
    assert all(row["SC01"] in tuple("DVBH") and row["SC02"] == "" for row in rows)
    assert not [name for name in rows[0] if "." in name or name in ("seat", "sheet", "time", "version")]


def test_rows_come_in_another_order_each_time(store: Store) -> None:
    room = filled(store, "guess", [{"G01": 5 * seat} for seat in range(20)])
    orders = {tuple(row["G01"] for row in table(room)) for _ in range(5)}
    assert len(orders) > 1
    assert {tuple(sorted(one)) for one in orders} == {tuple(sorted(str(5 * seat) for seat in range(20)))}


@pytest.mark.parametrize(("count", "rows"), [(0, 0), (4, 0), (5, 1), (7, 1)])
def test_fewer_than_eight_give_totals_and_fewer_than_five_nothing(store: Store, count: int, rows: int) -> None:
    room = filled(store, "guess", [GUESS] * count)
    found = table(room)
    assert [(row["row"], row["item"], row["count"]) for row in found] == [("total", "sheets", str(count))] * rows


def test_no_cell_of_the_totals_is_under_five(store: Store) -> None:
    # Seven votes, all for option a of VT01 but two: every cell that may be told would leave the two over.
    room = filled(store, "vote", [{"VT01": "a"}] * 5 + [{"VT01": "c"}] * 2)
    assert [(row["item"], row["count"]) for row in table(room)] == [("sheets", "7")]


def test_words_go_out_as_a_number_only(store: Store) -> None:
    room = filled(store, "words", [{"words": [f"=word{seat}"]} for seat in range(12)])
    text = export.as_csv(export.take_home(room.store, room.code, room.key)[1])
    assert "word1" not in text
    assert [(row["item"], row["count"]) for row in table(room)] == [("sheets", "12")]


def test_what_is_open_stays_in_the_room(store: Store) -> None:
    room = filled(store, "guess", [GUESS] * 9, close=False)
    assert table(room) == []
    room.post(10, "guess", GUESS)
    assert room.to("guess:reveal").steps["guess"].taken is False


def test_after_taking_home_no_sheet_joins(store: Store) -> None:
    room = filled(store, "guess", [GUESS] * 8)
    table(room)
    with pytest.raises(Refused, match="stays closed"):
        room.to("guess:open")
    with pytest.raises(Refused):
        room.post(9, "guess", GUESS)
    assert len(table(room)) == 8


def test_totals_beside_a_frame_are_about_the_same_five_and_not_about_the_one_who_came_late(store: Store) -> None:
    room = filled(store, "body", [BODY] * 5, close=False)
    frame = pictures.look(store, room.seen(), "body", lambda found: ({"n": len(found)}, {}))
    assert frame is not None
    assert frame.n == 5
    room.post(5, "body", BODY)
    room.to("body:close")
    assert {row["count"] for row in table(room)} == {"5"}
    again = filled(store, "body", [BODY] * 6)
    assert [row["count"] for row in table(again)] == ["6"]


def test_json_holds_the_same(store: Store) -> None:
    room = filled(store, "body", [BODY] * 8)
    told = json.loads(export.as_json(*export.take_home(store, room.code, room.key)))
    assert told["format"] == "sweet-spot-room/1"
    assert told["title"] == "Tuesday"
    part = told["exercises"][0]
    assert part["sheets"] == [{"FEEL1": "shrug", "FEEL1.strength": 2}] * 8
    assert room.key not in json.dumps(told)
    assert "seat" not in json.dumps(told)


def test_the_codebook_explains_every_column(store: Store) -> None:
    room = made(store, "body", "guess", "balance", "vote", "pledge")
    for exercise, answers in (("body", BODY), ("balance", BALANCE), ("pledge", {"pledge": "CARE-01"})):
        room.to(exercise)
        for seat in range(8):
            room.post(seat, exercise, dict(answers))
    room.to("end")
    columns = list(table(room)[0])
    book = list(csv.DictReader(io.StringIO(export.codebook(room.seen().exercises).removeprefix("\ufeff"))))
    assert set(columns) <= {row["column"] for row in book}
    by_name = {row["column"]: row for row in book}
    assert "shrug = It shrugs: so what" in by_name["FEEL1"]["values"]
    assert by_name["FEEL1.strength"]["values"] == "0 to 3"
    picked = by_name["pledge"]["values"].split(" | ")
    assert picked == [f"{one.id} = {one.title}" for one in steps().values()] and picked[0].startswith("CARE-01 = ")
    lines = [item for item in all_exercises()["guess"].asked().items if isinstance(item, Slider)]  # type: ignore[union-attr]
    assert len(lines) == 2
    for line in lines:
        assert by_name[line.id]["values"] == (
            f"from {line.minimum} to {line.maximum} in steps of {line.step} | "
            f"{line.minimum} = {line.low} | {line.maximum} = {line.high}"
        )
    assert not [name for name, row in by_name.items() if not row["values"] and name not in ("item", "answer", "count")]
    assert "left out" not in by_name
    stays = export.codebook(room.seen().exercises, {"body": 3})
    assert ["left out", "body", export.LEFT_OUT, "3"] in list(csv.reader(io.StringIO(stays)))


def test_both_votes_of_a_person_stand_in_one_row_as_the_phone_says_before(store: Store) -> None:
    room = filled(store, "vote", [{"VT01": "a"}] * 8, close=False)
    room.to("vote:reveal")
    for seat in range(8):
        room.post(seat, "vote", {"VT01.again": "b"})
    room.to("vote:close")
    assert [(row["VT01"], row["VT01.again"]) for row in table(room)] == [("a", "b")] * 8
    assert "Your first and your second vote stay together in one row" in " ".join(before_first("vote", "a day"))


def test_cells_are_never_formulas() -> None:
    part = export.Part("pledge", ("x",), ({"x": "=1+1"}, {"x": "@a\nb"}, {"x": -5}), ())
    text = export.as_csv([part])
    assert text.splitlines()[1:] == ["pledge,sheet,,,,'=1+1", "pledge,sheet,,,,'@a b", "pledge,sheet,,,,-5"]


def test_only_the_host_takes_home(store: Store) -> None:
    room = filled(store, "guess", [GUESS] * 8)
    with pytest.raises(Refused) as no:
        export.take_home(store, room.code, token(1))
    assert no.value.status == 403
    with pytest.raises(Refused) as no:
        export.take_home(store, room.code, room.key, day=date(2999, 1, 1))
    assert no.value.status == 410
    assert rooms.find(store, room.code).steps["guess"].taken is False
