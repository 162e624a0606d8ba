"""What surrounds every page: masthead, foot with the two cards, and the ways to put our own markup on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from content.shapes import Section

MENU = ("result", "plan", "policies", "rehearse", "practice", "journal", "room")
FOOT = ("safety", "support", "about")


def markup(text: str) -> None:
    """Put our own markdown and HTML on the page. Never for a user's text, which goes through `st.text`."""
    st.markdown(text, unsafe_allow_html=True)


def paragraph(text: str, look: str = "") -> None:
    """One paragraph of plain text; `look` is a class of the style sheets (lead, fine, sub, eyebrow …)."""
    markup(f'<p class="{look}">{escape(text, quote=False)}</p>' if look else f"<p>{escape(text, quote=False)}</p>")


def title(text: str, eyebrow: str = "", aside: str = "") -> None:
    """The page's one h1, with a line in italics above it and an aside in italics behind a comma."""
    if eyebrow:
        paragraph(eyebrow, "eyebrow")
    tail = f", <em>{escape(aside)}</em>" if aside else ""
    markup(f"<h1>{escape(text)}{tail}</h1>")


def head(text: str) -> None:
    """A section's h2."""
    markup(f"<h2>{escape(text)}</h2>")


def sections(parts: Iterable[Section]) -> None:
    """Sections of a page as they stand in the file of words: a heading and its paragraphs."""
    for part in parts:
        if part.title:
            head(part.title)
        for text in part.text:
            paragraph(text)


def masthead(pages: Mapping[str, StreamlitPage], here: str) -> None:
    """Wordmark and menu: links side by side where there is room, one "Menu" where there is not."""
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(key="wordmark", width="content"):
            st.page_link(pages["home"], label="Sweet Spot")
        with st.container(key="nav", horizontal=True, width="content"):
            for name in MENU:
                _link(pages, name, here, "nav")
        with st.container(key="menu", width="content"), st.popover("Menu"):
            for name in MENU:
                _link(pages, name, here, "menu")


def foot(pages: Mapping[str, StreamlitPage], here: str) -> None:
    """On every page: both cards one tap away, and what this is."""
    with st.container(key="foot", horizontal=True):
        for name in FOOT:
            _link(pages, name, here, "foot")


def _link(pages: Mapping[str, StreamlitPage], name: str, here: str, place: str) -> None:
    # `page_link` has no aria-current: the key lets the style sheet mark the page one is on.
    with st.container(key=f"{'here' if name == here else 'to'}-{place}-{name}", width="content"):
        st.page_link(pages[name], label=pages[name].title)
