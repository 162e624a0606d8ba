"""A room's votes, one moment at a time: said to the room on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import charts
from quizzes.schema import Scenario
from ui.components.bars import Bar, bars
from ui.components.frame import head, paragraph
from ui.sections.room_drawn import drawn
from ui.sections.room_shown_views import choice, note
from workshop.cells import LEAST
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room


def draw(room: Room, frame: Frame, large: bool) -> None:
    """One moment with its totals and moves; above it a choice of moments, which begins with the most divided one."""
    asked = all_exercises()[frame.exercise].asked()
    items = {item.id: item for item in asked.of_kind(Scenario)} if asked else {}
    moments = {one["id"]: one for one in frame.shown["moments"] if one["id"] in items and one["first"]}
    if not moments:
        paragraph(said("waiting_votes", least=LEAST, n=frame.n), "lead")
        return
    split = frame.shown["split"]
    picked = split
    if len(moments) > 1:
        # The most divided moment comes first: it is the one to talk about, and one step down leads to the next.
        order = {name: items[name].name for name in sorted(moments, key=lambda one: one != split)}
        picked = choice(frame, said("vote_pick"), order, split, large=large)
    _moment(frame, items[picked], moments[picked], split=picked == split and len(moments) > 1, large=large)


def _moment(frame: Frame, item: Scenario, moment: Mapping[str, Any], *, split: bool, large: bool) -> None:
    """A moment: what was asked, its votes, and who moved. On the wall the picture of the moves holds both totals."""
    options = {str(one.letter): one.short for one in item.options}
    ways = moment["ways"]
    moved = bool(ways) and any(a != b for a, b, _ in ways)
    if large:
        _asked(item, split)
        if moved:
            drawn(frame, f"room-flow-wall-{item.id}", lambda: charts.vote_flow(options, ways, wall=True))
        else:
            _totals(item, options, moment)
        _changed(moment, large)
        return
    left, right = st.columns([11, 9], gap="large") if moved else (st.container(), None)
    with left:
        _asked(item, split)
        _totals(item, options, moment)
        _changed(moment, large)
    if right is not None:
        with right:
            head(said("vote_moves"))
            drawn(frame, f"room-flow-{item.id}", lambda: charts.vote_flow(options, ways))


def _asked(item: Scenario, split: bool) -> None:
    if split:
        paragraph(said("vote_split"), "eyebrow")
    paragraph(item.stem, "lead")


def _totals(item: Scenario, options: Mapping[str, str], moment: Mapping[str, Any]) -> None:
    """A row an answer, with a bar for each vote."""
    first, second = moment["first"], moment["second"]
    longest = max([*first.values(), *(second or {}).values()])
    names = [said("vote_answer"), said("vote_first"), *([said("vote_second")] if second else [])]
    rows: list[tuple[str, list[Bar]]] = [
        (short, [(votes[one] / longest, str(votes[one])) for votes in (first, second) if votes])
        for one, short in options.items()
    ]
    bars(names, rows, item.name, headed=bool(second), look="votes two" if second else "votes")


def _changed(moment: Mapping[str, Any], large: bool) -> None:
    """How many answer another way than before the talk."""
    if moment["both"]:
        head(charts.moved_words(moment["changed"], moment["both"]))
        if moment["changed"] and not moment["ways"]:
            note(said("vote_no_ways"), large)
