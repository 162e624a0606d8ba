from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.cells import LEAST, Cell, counted, merged

COUNTS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 30), min_size=1)


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ({"a": 2, "b": 2}, ()),
        ({"a": 6, "b": 0}, (Cell(("a", "b"), 6),)),
        ({"a": 7, "b": 5}, (Cell(("a",), 7), Cell(("b",), 5))),
        # Of two groups as large as each other none speaks alone: both are in the rest.
        ({"a": 7, "b": 7, "c": 0}, (Cell(("a", "b", "c"), 14),)),
        ({"a": 15, "b": 0, "c": 15, "d": 0}, (Cell(("a", "b", "c", "d"), 30),)),
        ({"a": 5, "b": 9, "c": 5, "d": 0}, (Cell(("b",), 9), Cell(("a", "c", "d"), 10))),
        ({"a": 9, "b": 3, "c": 2}, (Cell(("a",), 9), Cell(("b", "c"), 5))),
        ({"a": 9, "b": 6, "c": 1, "d": 2}, (Cell(("a",), 9), Cell(("b", "c", "d"), 9))),
        ({"a": 5, "b": 4}, (Cell(("a", "b"), 9),)),
        ({}, ()),
    ],
)
def test_cells_by_hand(counts, cells):
    assert merged(counts) == cells


@given(COUNTS)
def test_nothing_under_five_is_printed_or_left_over(counts):
    cells = merged(counts)
    total = sum(counts.values())
    if total < LEAST:
        assert cells == ()
        return
    assert sum(cell.count for cell in cells) == total
    assert sorted(one for cell in cells for one in cell.ids) == sorted(counts)
    # Every sum of printed cells, and what it leaves, is nobody-knows-whom or at least five.
    assert all(cell.count >= LEAST for cell in cells)


@given(COUNTS)
def test_of_equals_all_are_told_or_none(counts):
    alone = {cell.ids[0] for cell in merged(counts) if len(cell.ids) == 1}
    for one in alone:
        assert {other for other in counts if counts[other] == counts[one]} <= alone or len(counts) == 1


@given(COUNTS)
def test_a_cell_alone_holds_its_own_count(counts):
    for cell in merged(counts):
        assert cell.count == sum(counts[one] for one in cell.ids)


def test_counting_keeps_order_and_leaves_out_what_is_unknown():
    assert counted(("b", "a"), ["a", "x", "a"]) == {"b": 0, "a": 2}
