"""The room's words: a cloud, how they feel on the whole, and the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import charts
from content import page
from content.filled import filled
from ui.components.frame import paragraph
from ui.components.picture import picture
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.rooms import Room


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The cloud, and beside it what can be said of all words together."""
    says, found = page("room_shown").says, frame.shown["words"]
    if not found:
        paragraph(says["words_none"], "lead")
        return
    labels = feelings(frame.exercise)
    left, right = st.columns([13, 7], gap="large", vertical_alignment="center")
    with left:
        picture(charts.word_cloud(found, feelings=labels), "room-words")
    with right:
        top = found[0]
        if top["count"] > 1:
            # What a person typed goes through st.text, which shows it as it is.
            with st.container(key="room-top"):
                st.text(filled(says["words_top"], {"word": str(top["word"]), "count": str(top["count"])}))
            paragraph(filled(says["words_many"], {"n": str(len(found))}), "say")
        else:
            paragraph(filled(says["words_once"], {"n": str(len(found))}), "say")
        for tag, share in frame.shown["feel"].items():
            parts = {"share": str(round(share * 100)), "feel": labels[tag].lower()}
            paragraph(filled(says["words_feel"], parts), "say")
        with st.expander(says["words_list"]):
            st.text("\n".join(" · ".join(cell for cell in row if cell) for row in listed(found, labels)))


def listed(found: Sequence[Mapping[str, Any]], labels: Mapping[str, str]) -> list[list[str]]:
    """A row a word: the word, how often, how it feels."""
    rows: list[list[str]] = charts.words_table(found, feelings=labels).to_numpy().tolist()
    return rows


def feelings(exercise: str) -> dict[str, str]:
    """What the tags that say how a word feels are called, in their order."""
    one = all_exercises()[exercise]
    asked = one.asked()
    return dict(asked.tags[one.feel].labels) if asked is not None and one.feel else {}
