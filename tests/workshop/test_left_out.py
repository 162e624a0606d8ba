"""Which sheets stay in the room: as few as can be, the same at each export, and never so that one person is told of."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.frames import STEP
from workshop.ledger import Ledger
from workshop.left_out import chosen


def people(n: int, first: int = 0) -> dict[str, int]:
    return {str(seat): 1000 + seat for seat in range(first, first + n)}


def seen(*frames: dict[str, int]) -> Ledger:
    ledger = Ledger()
    for one in frames:
        ledger = ledger.with_frame(one)
    return ledger


def without(sheets: dict[str, int], *seats: str) -> dict[str, int]:
    return {seat: version for seat, version in sheets.items() if seat not in seats}


def test_nothing_stays_where_no_picture_was_seen_or_just_this_one() -> None:
    assert chosen(Ledger(), people(9)) == set(people(9))
    assert chosen(seen(people(9)), people(9)) == set(people(9))
    assert chosen(seen(people(9)), people(12)) == set(people(12)), "three came: as far as two pictures"


@pytest.mark.parametrize("late", [1, 2])
def test_who_came_after_the_picture_stays_and_nobody_else(late: int) -> None:
    assert chosen(seen(people(8)), people(8 + late)) == set(people(8))


@pytest.mark.parametrize(
    ("now", "home"),
    [
        (without(people(40), "7"), 37),  # one took it back: two more stay
        (without(people(40), "7", "8"), 37),  # two did: one more
        (people(40) | {"7": 5}, 37),  # one changed: it stays, and two more
        (people(40) | {"7": 5, "8": 5}, 37),
        (without(people(41), "7"), 37),  # one took it back and one came: a row that fits in no picture would be found
        (without(people(40), "7", "8", "9"), 37),  # three did: nobody else has to
        (without(people(43), "7"), 40),  # three came, and would not hide the one who took it back: two more stay
    ],
)
def test_beside_a_picture_of_forty(now: dict[str, int], home: int) -> None:
    found = chosen(seen(people(40)), now)
    assert len(found) == home
    same = {seat for seat, version in people(40).items() if now.get(seat) == version}
    assert len(set(found) - same) in (0, 3), "of those who came or changed none, or three"
    assert len(set(people(40)) - set(found)) == 3, "the picture holds three that the file does not"


def test_an_early_picture_tells_nothing_of_who_left_it_later() -> None:
    # Seen: 5, then 8, then 11 people. One of the first five takes the sheet back. With the ten others in a file, four
    # of them and the one would make the first picture. So two more of its people stay.
    frames = [people(n) for n in (5, 8, 11)]
    found = chosen(seen(*frames), without(people(11), "2"))
    assert len(found) == 8 and len(set(people(5)) & set(found)) == 2
    # One of the last three: without the two others the file is the picture of eight.
    assert chosen(seen(*frames), without(people(11), "9")) == set(people(8))


def test_a_picture_that_moved_as_one_left_and_two_came() -> None:
    first, second = people(12), without(people(14), "3")
    found = chosen(seen(first, second), second)
    # All of the second picture would tell, beside the first, of two rows and of the one who left.
    assert len(found) == 9 and set(found) <= set(first)


def test_a_small_room_may_keep_all() -> None:
    assert len(chosen(seen(people(8)), without(people(8), "3"))) == 5
    assert chosen(seen(people(7)), without(people(7), "3")) == set(), "four would be left"


def test_the_lot_is_the_same_each_time_and_no_seat_is_favoured() -> None:
    ledger = seen(people(20))
    now = without(people(20), "0")
    assert len({frozenset(chosen(ledger, now)) for _ in range(5)}) == 1
    # With other editions another lot: over 300 rooms each of 19 seats stays about as often (2 of 19, so 32 times).
    stay: Counter[str] = Counter()
    for room in range(300):
        sheets = {seat: version + 7919 * (room + 1) for seat, version in people(20).items()}
        stay.update(set(without(sheets, "0")) - set(chosen(seen(sheets), without(sheets, "0"))))
    assert sum(stay.values()) == 600 and set(stay) == set(now)
    assert min(stay.values()) >= 12 and max(stay.values()) <= 56


STATES = st.lists(st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(1, 2)), max_size=8)


@given(STATES, st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(1, 2)))
def test_whatever_was_seen_none_or_three_are_in_one_of_file_and_picture_alone(
    states: list[dict[str, int]], now: dict[str, int]
) -> None:
    frames: list[dict[str, int]] = []
    for state in states:
        apart = seen(*frames).apart(state)
        if len(state) >= 5 and (apart is None or apart >= STEP):
            frames.append(state)
    home = {seat: now[seat] for seat in chosen(seen(*frames), now)}
    if not home:
        return
    for frame in frames:
        for one, other in ((home, frame), (frame, home)):
            alone = sum(other.get(seat) != version for seat, version in one.items())
            assert alone == 0 or alone >= STEP
