"""The result of an audit: the thinnest part first in words, then every part with its band."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
import quizzes
from quizzes.schema import Quiz
from sharing.journal import SheetEntry
from ui import visit
from ui.components import frame
from ui.components.go import go_button
from ui.sections import cards, compare_link, knowing


def show(quiz: Quiz, sheet: SheetEntry) -> None:
    """Words and bars of one sheet. Raises ValueError for a quiz without scales."""
    result = visit.result(quiz, sheet)
    scales = result.scales
    scoring = quiz.scoring.scales
    if scales is None or scoring is None:
        raise ValueError(f"{quiz.id} has no scales")
    page = content.page("tank")
    words = content.selfcare_words(scales, {band.id: band.start for band in scoring.bands})
    labels = {band.id: band.label for band in scoring.bands}
    with st.container(key="audit"):
        frame.title(page.title, page.eyebrow)
        cards.before(quiz, result, quizzes.keyed(quiz, sheet.answers), knowing.facts())
        frame.paragraph(words.label or page.says["few"], "lead")
        frame.paragraph(page.lead, "sub")
        frame.markup(
            '<dl class="parts">' + "".join(_part(one, labels, page.says["of_100"]) for one in words.domains) + "</dl>"
        )
        with st.container(key="go"):
            go_button(page.says["plan"], "plan", type="primary")
            st.page_link("pages/quiz.py", label=page.says["again"], query_params={"quiz": quiz.id})
            compare_link.show(quiz)
        frame.paragraph(content.page("states").says["aid"], "fine limit")


def _part(one: content.DomainWords, labels: dict[str, str], of_100: str) -> str:
    band = labels.get(one.band or "", "")
    bar, tail = "", ""
    if one.score is not None:
        score = round(one.score)
        bar = f'<span class="bar" aria-hidden="true"><span style="width:{score}%"></span></span>'
        tail = f" <i>{escape(band)}, {escape(of_100.format(score=score))}</i>"
    return f"<div><dt>{escape(one.name)}{tail}</dt><dd>{bar}<p>{escape(one.text)}</p></dd></div>"
