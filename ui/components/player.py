"""The question player on a page: `quiz_player` mounts it and gives what it hands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

import player
from sharing.journal import SheetEntry, read_entries
from ui.components.device import note_received, received_here, said_by

ADAPTER = Path(__file__).with_name("player.js")
MOST_SHEETS = 20


@dataclass(frozen=True)
class Handover:
    """What the player has just given: finished sheets, and whether the person asked for a pause. Falsy when neither."""

    sheets: tuple[SheetEntry, ...] = ()
    paused: bool = False

    def __bool__(self) -> bool:
        return bool(self.sheets) or self.paused


@cache
def _component() -> Any:
    return st.components.v2.component(
        "sweet_spot_player",
        html='<div class="ss-root"></div>',
        css=player.style(),
        js=player.script() + ADAPTER.read_text(encoding="utf-8"),
    )


def quiz_player(course: list[dict[str, Any]], *, key: str, received: Sequence[str] = ()) -> Handover:
    """Shows the player with a course of questionnaires, each as `quizzes.public` gives it.

    `received` are the ids of sheets that the page knows of already. Every sheet is given once a
    visit, however often the browser sends it; sheets of other questionnaires or versions are
    left out, and answers are not checked here (`quizzes.keyed` does). Nothing is sent while a
    person answers.
    """
    note_received(received)
    handed = partial(_take, key, {(quiz["id"], quiz["version"]) for quiz in course})
    _component()(
        key=key,
        data={"course": course, "received": received_here()},
        on_sheets_change=handed,
        on_paused_change=partial(_pause, key),
    )
    sheets = st.session_state.pop(f"{key}.sheets", ())
    return Handover(sheets=tuple(sheets), paused=st.session_state.pop(f"{key}.paused", False))


def _take(key: str, known: set[tuple[str, int]]) -> None:
    """Before the run that a handover starts: read it, so that the same run can say that it has arrived."""
    said = said_by(key, "sheets")
    if not isinstance(said, list):
        return
    entries, _ = read_entries(said[:MOST_SHEETS])
    sheets = [entry for entry in entries if isinstance(entry, SheetEntry) and (entry.quiz, entry.version) in known]
    before = set(received_here())
    st.session_state.setdefault(f"{key}.sheets", []).extend(sheet for sheet in sheets if sheet.id not in before)
    note_received(sheet.id for sheet in sheets)


def _pause(key: str) -> None:
    if said_by(key, "paused"):
        st.session_state[f"{key}.paused"] = True
