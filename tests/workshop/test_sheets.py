from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import steps
from tests.workshop.rooms_made import BALANCE, GUESS, Made, made, token
from workshop import sheets
from workshop.faults import Refused
from workshop.sheets import Post, put, put_many, withdraw
from workshop.store import Store

STEP_IDS = list(steps())


def opened(store: Store, exercise: str, *more: str) -> Made:
    room = made(store, exercise, *more)
    room.to(exercise)
    return room


def columns(room: Made, exercise: str) -> list[dict[str, object]]:
    return [dict(one.answers) for one in sheets.of_exercise(room.store, room.seen(), exercise)]


def test_a_sheet_is_kept_in_the_columns_of_the_scorer(store: Store) -> None:
    room = opened(store, "balance")
    room.post(1, "balance", BALANCE)
    kept = columns(room, "balance")[0]
    # SC01's option a is its first place; what its key is stands in the questionnaire alone.
    assert kept["SC01.position"] == 1
    assert kept["SC01"] in "DVBH"
    assert kept["SC01.second"] in "DVBH"
    assert kept["ST01"] == 4
    assert "SC02" not in kept


def test_sending_twice_is_one_sheet_and_no_change(store: Store) -> None:
    room = opened(store, "guess")
    room.post(1, "guess", GUESS)
    first = sheets.of_exercise(store, room.seen(), "guess")
    room.post(1, "guess", GUESS)
    assert sheets.of_exercise(store, room.seen(), "guess") == first
    room.post(1, "guess", GUESS | {"G01": 40})
    again = sheets.of_exercise(store, room.seen(), "guess")
    assert (len(again), again[0].seat, again[0].answers["G01"]) == (1, first[0].seat, 40)
    assert again[0].version != first[0].version


@pytest.mark.parametrize(
    ("exercise", "answers", "kept"),
    [
        ("words", {"words": ["kind", " so\x00 \ud800 tired "]},
         {"WORD1": [{"word": "kind", "tags": {}}, {"word": "so tired", "tags": {}}]}),
        ("words", {"WORD1": [{"word": "kind", "tags": {"feel": "warm"}}]},
         {"WORD1": [{"word": "kind", "tags": {"feel": "warm"}}]}),
        ("body", {"FEEL1": {"reaction": "shrug", "strength": 2}}, {"FEEL1": "shrug", "FEEL1.strength": 2}),
        ("guess", {"G01": 0, "G02": "skip"}, {"G01": 0}),
        ("pledge", {"pledge": STEP_IDS[0]}, {"pledge": STEP_IDS[0]}),
    ],
)  # fmt: skip
def test_every_exercise_takes_its_answers(
    store: Store, exercise: str, answers: dict[str, object], kept: dict[str, object]
) -> None:
    room = opened(store, exercise)
    room.post(1, exercise, answers)
    assert columns(room, exercise) == [kept]


@pytest.mark.parametrize(
    ("exercise", "answers", "says"),
    [
        ("guess", {"XX": 1}, "“XX” is not asked"),
        ("guess", {"G01": 101}, "not one of the answers of “G01”"),
        ("guess", {"G01": True}, "not one of the answers of “G01”"),
        ("guess", {"G01": "na"}, "no answer in this sheet"),
        ("guess", {"G01.seconds": 3}, "no answer in this sheet"),
        ("guess", {"G01.again": 3}, "“G01.again” is not asked"),
        ("guess", [1], "not a list of items"),
        ("balance", {"SC01": "e"}, "not one of the answers of “SC01”"),
        ("balance", {"SC01": "D"}, "not one of the answers of “SC01”"),
        ("scenarios", {"ST01": 3}, "“ST01” is not asked"),
        ("words", {"words": ["a"] * 11}, "too many"),
        ("words", {"words": "kind"}, "not one of the answers"),
        ("words", {"words": [" "]}, "not one of the answers"),
        ("words", {"words": ["kind", "\ud800"]}, "cannot be read"),
        ("guess", {"\ud800\n<b>": 1}, "“<b>” is not asked"),
        ("words", {"WORD2": "long"}, "“WORD2” is not asked"),
        ("body", {"FEEL1": {"reaction": "dance"}}, "not one of the answers of “FEEL1”"),
        ("pledge", {"pledge": "NOPE-1"}, "not among the steps"),
        ("pledge", {"pledge": None}, "no answer in this sheet"),
        ("pledge", {"pledge": {}}, "not among the steps"),
        ("pledge", {"other": "x"}, "“other” is not asked"),
    ],
)
def test_an_answer_that_is_none_gets_a_sentence(store: Store, exercise: str, answers: object, says: str) -> None:
    room = opened(store, exercise)
    with pytest.raises(Refused, match=says) as no:
        room.post(1, exercise, answers)  # type: ignore[arg-type]
    assert no.value.status == 422
    assert room.kept(exercise) == 0


def test_who_may_not_send(store: Store) -> None:
    room = opened(store, "guess", "body")

    def status(code: str, seat: str, exercise: str, day: date | None = None) -> int:
        with pytest.raises(Refused) as no:
            put(store, Post(code, seat, exercise, GUESS), day=day)
        return no.value.status

    assert status("bamo-tiduti", token(1), "guess") == 404
    assert status("nothing", token(1), "guess") == 404
    assert status(room.code, "short", "guess") == 422
    assert status(room.code, token(1) + "é", "guess") == 422
    assert status(room.code, token(1) * 9, "guess") == 422
    assert status(room.code, token(1), "dance") == 422
    assert status(room.code, token(1), "guess", date(2999, 1, 1)) == 410
    with pytest.raises(Refused) as no:
        room.post(1, "body", {"FEEL1": {"reaction": "shrug"}})
    assert no.value.status == 409
    room.to("guess:close")
    assert status(room.code, token(1), "guess") == 409
    assert room.kept("guess") == 0


def test_sheets_are_taken_while_revealed_and_not_after_the_close(store: Store) -> None:
    room = opened(store, "guess")
    room.to("guess:reveal")
    room.post(1, "guess", GUESS)
    room.to("guess:close")
    with pytest.raises(Refused):
        room.post(2, "guess", GUESS)
    assert room.kept("guess") == 1


def test_withdrawing_until_the_close(store: Store) -> None:
    room = opened(store, "guess", "body")
    room.post(1, "guess", GUESS)
    room.to("body")
    room.post(1, "body", {"FEEL1": {"reaction": "shrug"}})
    room.post(2, "body", {"FEEL1": {"reaction": "swell"}})
    assert withdraw(store, room.code, token(1)) == 1
    assert withdraw(store, room.code, token(1)) == 0
    assert (room.kept("guess"), room.kept("body")) == (1, 1)
    room.to("body:close")
    with pytest.raises(Refused, match="closed") as no:
        withdraw(store, room.code, token(2))
    assert no.value.status == 409
    with pytest.raises(Refused) as no:
        withdraw(store, room.code, "x")
    assert no.value.status == 422


def test_no_more_seats_than_there_are(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_SEATS", 3)
    room = opened(store, "guess")
    posts = [Post(room.code, token(seat), "guess", GUESS) for seat in (1, 2, 3, 4, 1)]
    assert [one and one.status for one in put_many(store, posts)] == [None, None, None, 429, None]
    with pytest.raises(Refused) as no:
        sheets.join(store, room.code, token(5))
    assert no.value.status == 429
    assert sheets.join(store, room.code, token(2)).code == room.code
    assert sheets.counts(store, room.seen()) == (3, {"guess": 3})


def test_many_at_once_each_get_their_own_answer(store: Store) -> None:
    room, other = opened(store, "guess"), made(store, "guess")
    posts = [
        Post(room.code, token(1), "guess", GUESS),
        Post(other.code, token(1), "guess", GUESS),
        Post("nothing", token(1), "guess", GUESS),
        Post(room.code.upper(), token(2), "guess", {"G01": 1000}),
        Post(room.code.upper(), token(3), "guess", GUESS),
        Post(room.code, token(1), "guess", GUESS | {"G01": 5}),
    ]
    assert [one and one.status for one in put_many(store, posts)] == [None, 409, 404, 422, None, None]
    assert sorted(one["G01"] for one in columns(room, "guess")) == [-20, 5]
    assert put_many(store, []) == []


def test_a_thousand_in_one_batch(store: Store) -> None:
    room = opened(store, "guess")
    posts = [Post(room.code, token(seat), "guess", {"G01": seat % 100}) for seat in range(1000)]
    assert put_many(store, posts) == [None] * 1000
    assert room.kept("guess") == 1000


def test_two_processes_at_once_keep_one_sheet_a_seat(url: str) -> None:
    first = Store(url)
    room = opened(first, "guess")
    stores, faults = [Store(url) for _ in range(4)], []

    def send(one: Store) -> None:
        for seat in range(12):
            try:
                put(one, Post(room.code, token(seat), "guess", GUESS))
            except Exception as fault:
                faults.append(fault)

    threads = [threading.Thread(target=send, args=(one,)) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sheets.counts(first, room.seen()) == (12, {"guess": 12})
    for one in (first, *stores):
        one.close()


def test_a_vote_and_the_vote_after_the_talk(store: Store) -> None:
    room = opened(store, "vote")
    item = "VT01"
    room.post(1, "vote", {item: "a", f"{item}.seconds": 3})
    assert columns(room, "vote") == [{item: "a"}]
    room.to("vote:reveal")
    room.post(1, "vote", {item: "a", f"{item}.again": "c", f"{item}.seconds": 3})
    assert columns(room, "vote") == [{item: "a", f"{item}.again": "c"}]
    for wrong in ({f"{item}.again": "e"}, {"TP01.again": "a"}, {f"{item}.again.again": "a"}, {f"{item}.seconds": 3}):
        with pytest.raises(Refused) as no:
            room.post(1, "vote", dict(wrong))
        assert no.value.status == 422


def test_the_same_seat_is_found_again_for_before_and_after(store: Store) -> None:
    room = opened(store, "before", "after")
    for seat in (1, 2):
        room.post(seat, "before", BALANCE)
    room.to("after")
    for seat in (2, 3):
        room.post(seat, "after", BALANCE | {"ST01": 1})
    found = sheets.pairs(store, room.seen(), "before", "after")
    assert [(one.answers["ST01"], other.answers["ST01"]) for one, other in found] == [(4, 1)]


ACTS = st.lists(
    st.tuples(st.sampled_from(["post", "withdraw"]), st.integers(0, 3), st.integers(-100, 100)), max_size=15
)


@settings(max_examples=30)
@given(ACTS)
def test_the_store_holds_the_last_word_of_each_seat(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]]
) -> None:
    place: Path = tmp_path_factory.getbasetemp() / "posts.sqlite3"
    store = Store(f"sqlite:///{place}")
    room = opened(store, "guess")
    last: dict[int, int] = {}
    for act, seat, value in acts:
        if act == "post":
            for _ in range(2):
                room.post(seat, "guess", {"G01": value})
            last[seat] = value
        else:
            assert withdraw(store, room.code, token(seat)) == (last.pop(seat, None) is not None)
    assert sorted(one["G01"] for one in columns(room, "guess")) == sorted(last.values())  # type: ignore[type-var]
    store.close()
