"""A vote and the vote after the talk: whatever the host does to the wall, what was acknowledged is in the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.rooms_made import Made, made, token
from workshop import sheets, stages
from workshop.faults import Refused
from workshop.showing import finished
from workshop.store import Store
from workshop.two_rounds import voted_again, votes

FIRST, AGAIN = {"VT01": "a", "VT02": "b"}, {"VT01.again": "b"}


def kept(room: Made) -> list[dict[str, object]]:
    return [dict(one.answers) for one in sheets.of_exercise(room.store, room.seen(), "vote")]


def hide(room: Made) -> None:
    stages.hide(room.store, room.code, room.key)


def test_what_stands_and_what_is_taken() -> None:
    assert votes({}, FIRST, second=False) == FIRST
    assert votes(FIRST, {"VT01": "c"}, second=False) == {"VT01": "c"}
    assert votes(FIRST, AGAIN, second=True) == FIRST | AGAIN
    assert votes(FIRST | AGAIN, {"VT02.again": "d"}, second=True) == FIRST | {"VT02.again": "d"}
    assert votes({}, AGAIN, second=True) == AGAIN, "who came after the first round"
    assert votes({}, FIRST, second=True) == FIRST, "who was in the middle of it"
    assert votes(FIRST | AGAIN, FIRST, second=True) == FIRST | AGAIN, "the first one once more takes nothing away"
    assert votes(AGAIN, FIRST, second=True) == FIRST | AGAIN


@pytest.mark.parametrize(
    ("before", "now", "second", "status"),
    [(FIRST, AGAIN, False, 422), ({}, FIRST | AGAIN, False, 422), (FIRST, {"VT01": "c"}, True, 409),
     (FIRST | AGAIN, FIRST | {"VT01": "c"} | AGAIN, True, 409)],
)  # fmt: skip
def test_what_would_be_lost_is_refused_with_a_sentence(
    before: dict[str, object], now: dict[str, object], second: bool, status: int
) -> None:
    with pytest.raises(Refused, match=r"first") as no:
        votes(before, now, second)
    assert no.value.status == status


def test_a_second_vote_that_arrives_after_the_host_hid_the_first_totals(store: Store) -> None:
    room = made(store, "vote")
    room.to("vote:open")
    for seat in (1, 2):
        room.post(seat, "vote", FIRST)
    room.to("vote:reveal")
    room.post(1, "vote", AGAIN)
    hide(room)
    room.post(2, "vote", AGAIN)  # it was answered before, without a connection
    assert kept(room) == [FIRST | AGAIN] * 2
    # Back with the arrow, shown again, closed and opened again: the first vote stands, and the second with it.
    for place in ("vote:open", "vote:reveal", "vote:close", "vote:open"):
        room.to(place)
        if room.seen().steps["vote"].state == "open":
            with pytest.raises(Refused, match="stays as it was sent"):
                room.post(1, "vote", FIRST | {"VT01": "d"})
            room.post(1, "vote", FIRST)
        assert kept(room) == [FIRST | AGAIN] * 2


def test_one_refused_vote_takes_no_other_of_its_batch_with_it(store: Store) -> None:
    room = made(store, "vote")
    room.to("vote:open")
    posts = [sheets.Post(room.code, token(seat), "vote", answers) for seat, answers in enumerate((FIRST, AGAIN, FIRST))]
    told = sheets.put_many(store, posts)
    assert [one and one.status for one in told] == [None, 422, None]
    assert kept(room) == [FIRST, FIRST]


ACTS = st.lists(
    st.sampled_from(["a", "b", "again a", "again b", "withdraw", "vote:open", "vote:reveal", "vote:close", "hide"]),
    max_size=14,
)


@settings(max_examples=40)
@given(ACTS)
def test_the_store_holds_each_answer_that_was_acknowledged_last(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    place: Path = tmp_path_factory.getbasetemp() / "votes.sqlite3"
    store = Store(f"sqlite:///{place}")
    room, said = made(store, "vote"), dict[str, object]()
    room.to("vote:open")
    for act in acts:
        name = "VT01.again" if act.startswith("again") else "VT01"
        try:
            if act == "hide":
                hide(room)
            elif act == "withdraw":
                sheets.withdraw(store, room.code, token(1))
                said = {}
            elif ":" in act:
                room.to(act)
            else:
                room.post(1, "vote", {name: act[-1]})
                said |= {name: act[-1]}
        except Refused as no:
            assert no.status in (409, 422)
        assert kept(room) == ([said] if said else [])
    store.close()


def test_in_the_second_round_those_are_done_who_voted_again(store: Store) -> None:
    assert voted_again(FIRST | AGAIN) and voted_again(AGAIN) and not voted_again(FIRST) and not voted_again({})
    room = made(store, "vote", "words")
    room.to("vote:open")
    for seat in range(5):
        room.post(seat, "vote", FIRST)
    assert finished(store, room.seen(), "vote") == 5
    room.to("vote:reveal")
    assert finished(store, room.seen(), "vote") == 0 and room.kept("vote") == 5
    room.post(1, "vote", AGAIN)
    room.post(7, "vote", AGAIN)  # came after the first totals
    room.post(8, "vote", FIRST)  # was in the middle of the first vote
    assert finished(store, room.seen(), "vote") == 2
    hide(room)
    assert finished(store, room.seen(), "vote") == 2, "hidden or not, it is the second round"
    sheets.withdraw(store, room.code, token(7))
    room.to("vote:close")
    assert finished(store, room.seen(), "vote") == 1
    assert finished(store, room.seen(), "words") == 0
