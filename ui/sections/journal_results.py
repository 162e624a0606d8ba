"""What the journal shows of results: a line, a thumbnail, a place on the map; worked out once a stay on the page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

import content
import quizzes
import scoring
from scoring import MODEL, Position
from sharing.journal import Entry, SheetEntry, shared_in
from ui import visit
from ui.components.drawings import mini_map
from ui.components.marks import small_lines
from ui.sections.journal_entries import quiz_of
from ui.sections.practice import mark

HELD = "passing.journal-results"
"""In the session, and only while the page is open: a person's results belong into no cache."""


@dataclass(frozen=True)
class Glance:
    """A result at a glance: a line of words, a small drawing (SVG of ours), a place on the map or None."""

    line: str
    mark: str
    position: Position | None = None


def glance(entry: Entry) -> Glance:
    """What to show of an entry. Sheets are scored from their answers, by the model of today."""
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    held: dict[tuple[str, object, str], Glance] = st.session_state.setdefault(HELD, {})
    key = (entry.id, entry.changed or entry.at, names)
    if key not in held:
        held[key] = _glance(entry, names)
    return held[key]


def _glance(entry: Entry, names: str) -> Glance:
    quiz = quiz_of(entry)
    if quiz and isinstance(entry, SheetEntry):
        answers = quizzes.keyed(quiz, entry.answers)
        result = scoring.score(quiz, answers)
        position = result.position if result.position and result.position.zone else None
        return Glance(content.stands_out(quiz, result, answers, names), mark(result), position)
    shared = shared_in(entry)
    if shared and shared.model == MODEL.version:
        position = shared.position
        said = content.zone_name(position.zone or "", "neutral" if names == "neutral" else "named")
        return Glance(said, mini_map(shared.S - shared.C, (shared.C + shared.S) / 2, 56), position)
    return Glance("", small_lines())
