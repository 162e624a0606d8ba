from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.frames import STEP, Kept, Sheet, advance, from_json, to_json, visible
from workshop.ledger import Ledger


def sheets(seats, version=1):
    return [Sheet(seat, version, {"x": seat}) for seat in seats]


def names(given):
    """A picture that would give everyone away: what a frame holds shows in the test."""
    return {"seats": sorted(f"{sheet.seat}{sheet.version}" for sheet in given)}, {"first": given[0].seat}


def shown(kept):
    return kept.frame.shown["seats"] if kept.frame else None


def then(kept, given):
    return advance(kept, "here", given, names)


def test_nothing_under_five():
    assert then(Kept(), sheets("abcd")) == Kept()


def test_the_first_frame():
    kept = then(Kept(), sheets("abcde"))
    assert kept.frame.n == 5 and kept.frame.number == 1
    assert kept.frame.facts == {"exercise": "here", "n": 5, "first": "a"}


@pytest.mark.parametrize("now", ["abcdef", "abcdefg", "abcd", "abcdx", "abcdfg"])
def test_one_or_two_late_sheets_never_move_it(now):
    # The last one: e withdrew, f and g joined: three seats, and it moves.
    kept = then(Kept(), sheets("abcde"))
    assert (then(kept, sheets(now)) == kept) == (now != "abcdfg")


def test_three_move_it():
    kept = then(then(Kept(), sheets("abcde")), sheets("abcdefgh"))
    assert kept.frame.number == 2 and kept.frame.n == 8


def test_a_changed_sheet_counts_once_however_often_it_changed():
    kept = then(Kept(), sheets("abcde"))
    assert then(kept, [*sheets("abc"), *sheets("de", 9)]) == kept
    assert then(kept, [*sheets("ab"), *sheets("cde", 2)]).frame.number == 2


def test_sending_the_same_again_moves_nothing():
    kept = then(Kept(), sheets("abcde"))
    assert then(kept, sheets("abcde")) == kept


def test_an_attack_by_going_around():
    # Three join, a frame shows; they withdraw and one other joins. Next to the first frame that would be one person.
    first = then(Kept(), sheets("abcdef"))
    second = then(first, sheets("abcdefxyz"))
    assert second.frame.number == 2
    assert then(second, sheets("abcdefv")) == second


def test_an_attack_by_emptying_the_room():
    first = then(Kept(), sheets("abcdef"))
    emptied = then(first, sheets("abc"))
    assert visible(emptied, 3) is None
    assert then(emptied, sheets("abcde")) == first, "f alone would show by its absence"
    assert visible(emptied, 5) == first.frame


def test_two_sheets_of_one_seat_are_refused():
    with pytest.raises(ValueError, match="one a seat"):
        then(Kept(), sheets("aabcde"))


STATES = st.lists(st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 3)), max_size=12)


@given(STATES)
def test_every_two_frames_stand_three_seats_apart(states):
    kept, seen = Kept(), []
    for state in states:
        before = kept
        kept = then(kept, [Sheet(seat, version, {}) for seat, version in state.items()])
        if kept != before:
            seen.append(state)
    for number, one in enumerate(seen):
        assert len(one) >= 5
        for other in seen[:number]:
            differ = sum(one.get(seat) != other.get(seat) for seat in set(one) | set(other))
            assert differ >= STEP


@given(STATES)
def test_the_ledger_measures_as_counting_does(states):
    ledger, held = Ledger(), []
    for state in states:
        distances = [sum(state.get(s) != old.get(s) for s in set(state) | set(old)) for old in held]
        assert ledger.apart(state) == (min(distances) if held else None)
        ledger = ledger.with_frame(state)
        held.append(state)


def test_a_frame_comes_back_out_of_the_store():
    kept = then(then(Kept(), sheets("abcde")), sheets("abcdefgh"))
    assert from_json(to_json(kept)) == kept
    assert from_json(to_json(Kept())) == Kept()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"frame": 3, "ledger": {"frames": 1, "spans": [1]}}'])
def test_a_row_that_is_no_frame(text):
    with pytest.raises(ValueError, match="no frames"):
        from_json(text)
