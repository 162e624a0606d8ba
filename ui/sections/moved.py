"""What moved it: the person's own answers, by whom they looked after, each with the balanced answer's idea."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

import content
from content.read import result_sentences
from ui.components import frame
from ui.components.drawings import glyph
from ui.sections.standing import Reading

GROUPS = (("D", "client_not_you"), ("V", "you_not_client"), ("H", "neither"), ("B", "both"), ("B", "habits"))
OPEN_AT_FIRST = 4
"""Lines of a group that stand open; the rest are folded away."""


def show(shown: Reading) -> None:
    """The two sides next to each other, then the answers that looked after both."""
    found = content.pulls(shown.quiz, shown.answers, shown.position)
    said = result_sentences()["pulls"]
    with st.container(key="moved"):
        frame.head(said["title"])
        frame.paragraph(said["lead"], "sub")
        left, right = st.columns(2, gap="large")
        for column, groups in ((left, GROUPS[:1]), (right, GROUPS[1:3])):
            with column:
                for key, group in groups:
                    _group(said[group], key, getattr(found, group), count(found, group))
        for key, group in GROUPS[3:]:
            lines = getattr(found, group)
            if lines:
                with st.expander(f"{said[group]}: {len(lines)}"):
                    frame.markup(_ledger(key, lines, ideas=False))


def count(found: content.Pulls, group: str) -> str:
    """How many answers stand under a heading: moments out of all moments, and the habits beside them, if any."""
    said, moments = result_sentences()["pulls"], found.count(group)
    habits = len(getattr(found, group)) - moments
    told = str(said["count"]).format(count=moments, n=found.n)
    if habits:
        told += " " + str(said["habit" if habits == 1 else "more_habits"]).format(count=habits)
    return told


def _group(name: str, key: str, lines: Sequence[content.Line], told: str) -> None:
    frame.markup(f'<h3 class="side">{escape(name)} <i>{escape(told)}</i></h3>')
    if not lines:
        frame.paragraph(content.page("result").says["no_lines"], "sub")
        return
    frame.markup(_ledger(key, lines[:OPEN_AT_FIRST], ideas=True))
    if len(lines) > OPEN_AT_FIRST:
        with st.expander(str(result_sentences()["pulls"]["rest"]).format(count=len(lines) - OPEN_AT_FIRST)):
            frame.markup(_ledger(key, lines[OPEN_AT_FIRST:], ideas=True))


def _ledger(key: str, lines: Sequence[content.Line], *, ideas: bool) -> str:
    rows = "".join(
        f"<li>{glyph(line.key or key)}<div><b>{escape(line.name)}</b><span>{escape(line.said)}</span>"
        + (f'<span class="idea">{escape(line.idea)}</span>' if ideas and line.idea else "")
        + "</div></li>"
        for line in lines
    )
    return f'<ul class="ledger">{rows}</ul>'
