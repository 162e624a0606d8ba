"""A room's votes, one moment at a time, and its steps by kind: what was said to the room on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import charts
from content import page, steps
from content.filled import filled
from quizzes.schema import Scenario
from ui.components.bars import Bar, bars
from ui.components.frame import head, paragraph
from ui.components.picture import picture
from workshop.cells import LEAST
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.rooms import Room


def votes(room: Room, frame: Frame, large: bool) -> None:
    """One moment with its totals and moves; above it a choice of moments, which begins with the most divided one."""
    says = page("room_shown").says
    asked = all_exercises()[frame.exercise].asked()
    items = {item.id: item for item in asked.of_kind(Scenario)} if asked else {}
    moments = {one["id"]: one for one in frame.shown["moments"] if one["id"] in items and one["first"]}
    if not moments:
        paragraph(filled(says["waiting_votes"], {"least": str(LEAST), "n": str(frame.n)}), "lead")
        return
    split = frame.shown["split"]
    picked = split
    if len(moments) > 1:
        chosen = st.segmented_control(
            says["vote_pick"],
            list(moments),
            default=split,
            format_func=lambda name: items[name].name,
            key=f"room-moment-{'wall' if large else 'host'}",
        )
        picked = chosen if chosen in moments else split
    _moment(items[picked], moments[picked], split=picked == split and len(moments) > 1)


def _moment(item: Scenario, moment: Mapping[str, Any], *, split: bool) -> None:
    says, options = page("room_shown").says, {str(one.letter): one.short for one in item.options}
    first, second = moment["first"], moment["second"]
    ways = moment["ways"]
    moved = bool(ways) and any(a != b for a, b, _ in ways)
    left, right = st.columns([11, 9], gap="large") if moved else (st.container(), None)
    with left:
        paragraph(item.stem, "lead")
        longest = max([*first.values(), *(second or {}).values()])
        names = [says["vote_answer"], says["vote_first"], *([says["vote_second"]] if second else [])]
        rows: list[tuple[str, list[Bar]]] = [
            (said, [(votes[one] / longest, str(votes[one])) for votes in (first, second) if votes])
            for one, said in options.items()
        ]
        bars(names, rows, item.name, headed=bool(second), look="votes")
        if moment["both"]:
            head(charts.moved_words(moment["changed"], moment["both"]))
            if moment["changed"] and not ways:
                paragraph(says["vote_no_ways"], "fine")
        if split:
            paragraph(says["vote_split"], "note")
    if right is not None:
        with right:
            head(says["vote_moves"])
            picture(charts.vote_flow(options, ways), "room-flow")


def pledges(room: Room, frame: Frame, large: bool) -> None:
    """The steps by kind, the most picked first, how often each was picked."""
    says = page("room_shown").says
    titles = {one.id: one.title for one in steps().values()}
    most = max((step["count"] for kind in frame.shown["kinds"] for step in kind["steps"]), default=1)
    paragraph(filled(says["steps"], {"n": str(frame.shown["n"])}), "eyebrow")
    sides = st.columns(2, gap="large") if len(frame.shown["kinds"]) > 1 else [st.container()]
    for at, kind in enumerate(frame.shown["kinds"]):
        with sides[at % len(sides)]:
            name = says[f"pledge_{kind['kind']}"]
            head(f"{name}: {sum(step['count'] for step in kind['steps'])}")
            rows = [(titles[one["id"]], [(one["count"] / most, str(one["count"]))]) for one in kind["steps"]]
            bars([name, says["vote_answer"]], rows, name, look="steps")
