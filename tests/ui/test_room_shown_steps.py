"""The steps of a room on the wall: the most picked ones of each kind, as many as fit and no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from charts.letters import wrap
from content import page, steps
from tests.ui.test_room_shown import seen
from tests.workshop.rooms_made import made
from tests.workshop.test_showing import PLEDGE
from ui.sections import room_shown_steps
from ui.sections.room_shown_steps import COUNT, GAP, SIZES, TALL, WIDE, Wall, laid, tall
from workshop.room_votes import pledges_shown
from workshop.store import Store

TITLES = {one.id: one.title for one in steps().values()}
KINDS = {one.id: one.kind for one in steps().values()}


def room(counts: Mapping[str, int]) -> Sequence[Mapping[str, Any]]:
    """The kinds of a frame in which each step was picked so often."""
    kinds: Sequence[Mapping[str, Any]] = pledges_shown(KINDS, list(Counter(counts).elements()))[0]["kinds"]
    return kinds


def heights(wall: Wall) -> list[float]:
    wide = (WIDE - GAP * (len(wall.columns) - 1)) / len(wall.columns) - COUNT
    return [sum(tall(kind, most, TITLES, wall.size, wide) for kind, most in column) for column in wall.columns]


def test_few_steps_are_all_there_in_the_largest_letters() -> None:
    few = list(TITLES)[:2] + [one for one in TITLES if KINDS[one] == "policy"][:2]
    wall = laid(room(dict.fromkeys(few, 1)), TITLES)
    assert wall.size == SIZES[0]
    assert sum(most for column in wall.columns for _, most in column) == 4
    assert max(heights(wall)) <= TALL


@pytest.mark.parametrize("longest", [False, True])
def test_a_full_hall_shows_the_most_picked_of_every_kind_and_no_more_than_fits(longest: bool) -> None:
    ranked = sorted(TITLES, key=lambda one: -len(TITLES[one])) if longest else list(TITLES)
    wall = laid(room({one: 99 - at for at, one in enumerate(ranked)}), TITLES)
    shown = [(kind, most) for column in wall.columns for kind, most in column]
    assert {kind["kind"] for kind, _ in shown} == set(KINDS.values())
    assert all(1 <= most < len(kind["steps"]) for kind, most in shown)
    assert max(heights(wall)) <= TALL
    assert min(heights(wall)) > TALL - 3 * SIZES[0] * 1.3 - 20, "no room for one more is left over"
    for kind, _ in shown:
        counts = [step["count"] for step in kind["steps"]]
        assert counts == sorted(counts, reverse=True)


def test_no_step_is_longer_than_a_kind_can_hold_beside_the_others() -> None:
    wide = (WIDE - GAP) / 2 - COUNT
    lines = max(len(wrap(title, room_shown_steps.FACE, SIZES[-1], wide)) for title in TITLES.values())
    assert lines <= 3
    # Three kinds in a column, each with one step of that many lines.
    assert 3 * (room_shown_steps.HEAD + lines * SIZES[-1] * 1.3 + room_shown_steps.PAD) <= TALL


def test_the_wall_says_how_many_more_and_the_host_sees_them_all(tmp_path: Path) -> None:
    path = tmp_path / "rooms.sqlite3"
    store = Store(f"sqlite:///{path}")
    hall = made(store, PLEDGE)
    hall.to(PLEDGE)
    for seat, step in enumerate(TITLES):
        hall.post(seat, PLEDGE, {PLEDGE: step})
    hall.to(f"{PLEDGE}:reveal")
    on_wall, on_page = (
        " ".join(one.value for one in seen(path, hall, PLEDGE, large).markdown) for large in (True, False)
    )
    more = re.findall(page("room_shown").says["steps_more"].replace("{n}", r"(\d+)"), on_wall)
    assert on_wall.count("<li>") + sum(map(int, more)) == on_page.count("<li>") == len(TITLES)
    assert len(more) == len(set(KINDS.values()))
    assert not re.search(r"<small>", on_page)
    store.close()
