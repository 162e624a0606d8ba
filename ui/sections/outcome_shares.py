"""Moments: how many looked after whom, and each of them by the place where it happened."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
from content.read import result_sentences
from content.shapes import Page
from ui.components import frame
from ui.components.drawings import glyph

NAMES = {"B": "both", "D": "client_not_you", "V": "you_not_client", "H": "neither"}


def show(found: content.Outcome, page: Page) -> None:
    """Counts with their glyphs, then the moments folded away by place."""
    shares = found.shares
    if shares is None:
        return
    said = result_sentences()["pulls"]
    with st.container(key="shares"):
        for text in shares.texts:
            frame.paragraph(text)
        if not shares.n:
            return
        rows = "".join(
            f"<li>{glyph(key)}<div><b>{escape(said[NAMES[key]])}</b></div><i>{count} of {shares.n}</i></li>"
            for key, count in shares.counts
        )
        frame.markup(f'<ul class="ledger shares">{rows}</ul>')
        names = content.touchpoint_names()
        places = dict.fromkeys(line.touchpoint for line in shares.lines)
        for place in sorted(places, key=lambda one: list(names).index(one) if one in names else len(names)):
            lines = [line for line in shares.lines if line.touchpoint == place]
            with st.expander(names.get(place or "", page.says["moments"])):
                frame.markup(
                    '<ul class="ledger">'
                    + "".join(
                        f"<li>{glyph(line.key or 'B')}<div><b>{escape(line.name)}</b><span>{escape(line.said)}</span>"
                        f'<span class="idea">{escape(line.idea)}</span></div></li>'
                        for line in lines
                    )
                    + "</ul>"
                )
