"""The room's words: a cloud, how they feel on the whole, and the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import charts
from ui.components.frame import paragraph
from ui.sections.room_drawn import drawn
from workshop import room_lines
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room

MOST = 3
"""Words that share the first place and are named; more than that are no first place."""


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The cloud, and beside it (on the wall under it) what can be said of all words together."""
    found = frame.shown["words"]
    if not found:
        paragraph(said("words_none"), "lead")
        return
    labels = feelings(frame.exercise)
    many, once = ("words_many_one", "words_once_one") if len(found) == 1 else ("words_many", "words_once")
    told = said(many if found[0]["count"] > 1 else once, n=len(found))
    told = f"{told} {room_lines.feelings(labels, frame.shown['feel'])}".strip()
    if large:
        drawn(frame, "room-words-wall", lambda: charts.word_cloud(found, feelings=labels, wall=True))
        _top(found)
        paragraph(told, "say")
        return
    left, right = st.columns([13, 7], gap="large")
    with left:
        drawn(frame, "room-words", lambda: charts.word_cloud(found, feelings=labels))
    with right:
        _top(found)
        paragraph(told, "say")
        with st.expander(said("words_list")):
            st.text("\n".join(" · ".join(cell for cell in row if cell) for row in listed(found, labels)))


def _top(found: Sequence[Mapping[str, Any]]) -> None:
    # What a person typed goes through st.text, which shows it as it is.
    if top := most_said(found):
        with st.container(key="room-top"):
            st.text(top)


def most_said(found: Sequence[Mapping[str, Any]]) -> str:
    """The words said most often, where it is a few of them and more than once; else ""."""
    top = [one for one in found if one["count"] == found[0]["count"]]
    if found[0]["count"] < 2 or len(top) > MOST:
        return ""
    return said("words_top", words=", ".join(one["word"] for one in top), count=found[0]["count"])


def listed(found: Sequence[Mapping[str, Any]], labels: Mapping[str, str]) -> list[list[str]]:
    """A row a word: the word, how often, how it feels."""
    by_alphabet = sorted(found, key=lambda one: (-one["count"], one["key"]))
    rows: list[list[str]] = charts.words_table(by_alphabet, feelings=labels).to_numpy().tolist()
    return rows


def feelings(exercise: str) -> dict[str, str]:
    """What the tags that say how a word feels are called, in their order."""
    one = all_exercises()[exercise]
    asked = one.asked()
    return dict(asked.tags[one.feel].labels) if asked is not None and one.feel else {}
