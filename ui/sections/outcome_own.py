"""What a person put in words of their own, shown back as it was typed: harmless text, whatever it holds."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
from content.shapes import Page
from ui.components import frame


def typed(text: str, look: str = "said") -> None:
    """A person's own text with its line breaks. `st.html` reads no markdown, and what is escaped stays text."""
    st.html(f'<p class="{look}">{escape(text)}</p>')


def words(found: content.Outcome, page: Page) -> None:
    """Free words, each with its tags."""
    if not found.words:
        return
    with st.container(key="own-words"):
        frame.head(page.says["words"])
        rows = "".join(
            f"<li><b>{escape(one.word)}</b><span>{escape(', '.join(one.tags).lower())}</span></li>"
            for one in found.words
        )
        st.html(f'<ul class="cloud">{rows}</ul>')


def reactions(found: content.Outcome, page: Page) -> None:
    """Moments with what the body did."""
    if not found.reactions:
        return
    with st.container(key="reactions"):
        rows = "".join(
            f"<div><dt>{escape(one.prompt)}</dt><dd><b>{escape(one.said)}</b>"
            + "".join(f"<p>{escape(text)}</p>" for text in (one.strength, one.read, one.next) if text)
            + "</dd></div>"
            for one in found.reactions
        )
        frame.markup(f'<dl class="felt">{rows}</dl>')


def texts(found: content.Outcome, page: Page) -> None:
    """Questions with what was picked or written."""
    if not found.own:
        return
    with st.container(key="own-texts"):
        frame.head(page.says["own"])
        for one in found.own:
            frame.paragraph(one.prompt, "kind")
            typed(one.said, "said typed" if one.typed else "said")
