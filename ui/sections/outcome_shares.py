"""Moments: how many looked after whom, in all and by place, and each of them where it happened."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
from content.outcome import ByPlace
from content.read import result_sentences
from content.shapes import Page
from ui.components import frame
from ui.components.drawings import glyph
from ui.components.picture import twin

NAMES = {"B": "both", "D": "client_not_you", "V": "you_not_client", "H": "neither"}
MARK = 22
"""Pixels of a mark: three of them stand beside a place's name on a phone."""


def show(found: content.Outcome, page: Page) -> None:
    """Counts with their glyphs, then place by place, then the moments folded away."""
    shares = found.shares
    if shares is None or not (shares.texts or shares.n):
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
        if shares.places:
            _places(shares.places)
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


def _places(by_place: ByPlace) -> None:
    """A row a place: its counts in words, and beside them a mark for each answer. The same as a table beneath."""
    frame.head(by_place.title)
    for text in by_place.texts:
        frame.paragraph(text)
    rows = "".join(
        f"<li><div><b>{escape(place.name)}</b><span>{escape(told)}</span></div>"
        f'<span style="white-space:nowrap">{"".join(glyph(key, MARK) for key in place.keys)}</span></li>'
        for place, told in zip(by_place.places, by_place.told, strict=True)
    )
    frame.markup(f'<ul class="ledger shares">{rows}</ul>')
    twin(by_place.columns, by_place.rows, by_place.caption)
