"""The support card and the safety card. Opening one is never counted, scored or kept."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

import content
import scoring
from quizzes.schema import Quiz
from ui.components import frame


def country() -> str | None:
    """The country of the browser's language, two letters, or None where it names none ("en")."""
    parts = (st.context.locale or "").replace("_", "-").split("-")
    return next((part.upper() for part in parts[1:] if len(part) == 2), None)


def show(card_id: str) -> None:
    """A card as a page of its own, with the numbers of the browser's country, if any."""
    says = content.page(card_id).says
    card = content.card(card_id, country())
    with st.container(key="card"):
        frame.title(card.title)
        _paragraphs(card)
        if card.more:
            with st.expander(card.more_title):
                for text in card.more:
                    frame.paragraph(text)
        for number in card.numbers:
            day = f"{number.checked.day} {number.checked:%B %Y}"
            frame.paragraph(
                f"{number.name}. {says['checked'].format(date=day)}" if "checked" in says else number.name, "fine"
            )
        if "support" in says:
            st.page_link("pages/support.py", label=says["support"])


def short(card_id: str) -> None:
    """A card before anything else on another page (R01, R02)."""
    card = content.card(card_id, country())
    with st.container(key="first-card"):
        frame.head(card.title)
        _paragraphs(card)


def before(quiz: Quiz, result: scoring.Result, answers: Mapping[str, object], facts: content.Facts) -> None:
    """The card that a result calls for by itself, before all it says; nothing where it calls for none."""
    first = content.card_of(quiz, result, answers, facts)
    if first:
        short(first)


def _paragraphs(card: content.Card) -> None:
    """Its text; below the paragraph that names a line its number can be tapped."""
    link = f'<a href="{card.directory_url}" rel="noreferrer">{escape(card.directory)}</a>'
    reach = "".join(f'<a href="{escape(href)}">{escape(words)}</a>' for words, href in card.reach)
    for text in card.paragraphs:
        frame.markup(f"<p>{escape(text, quote=False).replace(escape(card.directory), link)}</p>")
        if reach and any(number.call in text for number in card.numbers):
            st.html(f'<p class="reach">{reach}</p>')  # markdown would open a tab of its own for a call
