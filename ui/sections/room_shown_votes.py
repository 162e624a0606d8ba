"""A room's votes, one moment at a time, and its steps by kind: what was said to the room on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

import charts
from content import steps
from quizzes.schema import Scenario
from ui.components.bars import Bar, bars
from ui.components.frame import head, markup, paragraph
from ui.sections.room_drawn import drawn
from workshop.cells import LEAST
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room

MANY = 10
"""Different steps from which they are set smaller on the wall."""


def votes(room: Room, frame: Frame, large: bool) -> None:
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
        chosen = st.segmented_control(
            said("vote_pick"),
            list(moments),
            default=split,
            format_func=lambda name: items[name].name,
            key=f"room-moment-{'wall' if large else 'host'}",
            label_visibility="collapsed",
        )
        picked = chosen if chosen in moments else split
    _moment(frame, items[picked], moments[picked], split=picked == split and len(moments) > 1)


def _moment(frame: Frame, item: Scenario, moment: Mapping[str, Any], *, split: bool) -> None:
    options = {str(one.letter): one.short for one in item.options}
    first, second = moment["first"], moment["second"]
    ways = moment["ways"]
    moved = bool(ways) and any(a != b for a, b, _ in ways)
    left, right = st.columns([11, 9], gap="large") if moved else (st.container(), None)
    with left:
        if split:
            paragraph(said("vote_split"), "eyebrow")
        paragraph(item.stem, "lead")
        longest = max([*first.values(), *(second or {}).values()])
        names = [said("vote_answer"), said("vote_first"), *([said("vote_second")] if second else [])]
        rows: list[tuple[str, list[Bar]]] = [
            (short, [(votes[one] / longest, str(votes[one])) for votes in (first, second) if votes])
            for one, short in options.items()
        ]
        bars(names, rows, item.name, headed=bool(second), look="votes two" if second else "votes")
        if moment["both"]:
            head(charts.moved_words(moment["changed"], moment["both"]))
            if moment["changed"] and not ways:
                paragraph(said("vote_no_ways"), "fine")
    if right is not None:
        with right:
            head(said("vote_moves"))
            drawn(frame, f"room-flow-{item.id}", lambda: charts.vote_flow(options, ways))


def pledges(room: Room, frame: Frame, large: bool) -> None:
    """The steps by kind, the most picked first, how often each was picked."""
    titles = {one.id: one.title for one in steps().values()}
    paragraph(said("steps", n=frame.shown["n"]), "eyebrow")
    blocks = []
    for kind in frame.shown["kinds"]:
        name, total = said(f"pledge_{kind['kind']}"), sum(step["count"] for step in kind["steps"])
        listed = "".join(
            f"<li><b>{one['count']}</b><span>{escape(titles[one['id']])}</span></li>" for one in kind["steps"]
        )
        blocks.append(f"<section><h2>{escape(name)} <em>{total}</em></h2><ul>{listed}</ul></section>")
    many = sum(len(kind["steps"]) for kind in frame.shown["kinds"]) > MANY
    markup(f'<div class="room-steps{" many" if many else ""}">{"".join(blocks)}</div>')
