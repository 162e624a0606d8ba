"""A room's votes, one moment at a time: said to the room on purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import charts
from quizzes.schema import Scenario
from ui.components.bars import Bar, bars
from ui.components.frame import head, paragraph
from ui.sections.room_drawn import drawn
from ui.sections.room_shown_views import VIEW, choice, note
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
    first = frame.shown["split"]
    picked = first
    if len(moments) > 1:
        # The most divided moment comes first: it is the one to talk about, and one step down leads to the next.
        order = {name: items[name].name for name in sorted(moments, key=lambda one: one != first)}
        picked = choice(frame, said("vote_pick"), order, first, large=large)
    split = _split(picked, frame.shown.get("most_split", ())) if len(moments) > 1 else ""
    _moment(frame, items[picked], moments[picked], split=split, large=large)


def looked_at(frame: Frame) -> str:
    """The moment that the host's page shows: the one that was picked there, else the one to talk about."""
    return str(st.session_state.get(f"{VIEW}{frame.exercise}-host") or frame.shown["split"])


def _split(picked: str, most: Sequence[str]) -> str:
    """Which line says that this moment splits the room; "" where it does not, or another one more."""
    return "" if picked not in most else "vote_split" if len(most) == 1 else "vote_split_alike"


def _moment(frame: Frame, item: Scenario, moment: Mapping[str, Any], *, split: str, large: bool) -> None:
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


def _asked(item: Scenario, split: str) -> None:
    if split:
        paragraph(said(split), "eyebrow")
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
