"""The answers that differ between the two, question by question, folded away."""

from __future__ import annotations

from html import escape

import streamlit as st

from content.compare_answers import answers_moved
from content.shapes import Page
from ui.components import frame
from ui.sections.compare_pick import Picked


def show(page: Page, picked: Picked) -> None:
    """Then and now for each answer that changed; a sentence where none did or a link holds none."""
    says = page.says
    with st.container(key="compare-answers"):
        before, after = picked.first.answers, picked.second.answers
        if before is None or after is None:
            frame.paragraph(says["shared_answers"], "sub")
            return
        found = answers_moved(picked.quiz, before, after)
        if found.moved:
            with st.expander(says["answers"].format(changed=len(found.moved), both=found.both)):
                # A person's own words may be among them: as HTML, since markdown would read them.
                st.html('<dl class="then-now">' + "".join(_row(says, one) for one in found.moved) + "</dl>")
        else:
            frame.paragraph(says["answers_none" if found.both else "answers_no_both"].format(both=found.both), "sub")
        if found.once:
            frame.paragraph(says["once_1" if found.once == 1 else "once"].format(count=found.once), "fine")


def _row(says: dict[str, str], one: object) -> str:
    name, then, now = (escape(str(getattr(one, part))) for part in ("name", "then", "now"))
    return (
        f"<div><dt>{name}</dt><dd><i>{escape(says['then'])}</i><span>{then}</span></dd>"
        f"<dd><i>{escape(says['now'])}</i><span>{now}</span></dd></div>"
    )
