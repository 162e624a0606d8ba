"""A map as a link: what others will see of it, what it holds, and the ways to hand it on."""

from __future__ import annotations

import base64
from html import escape
from io import BytesIO

import segno
import streamlit as st

import content
from content.shapes import Page
from sharing.link import Shared
from sharing.share_picture import SIZES, share_picture
from sharing.share_words import sentences, share_words
from ui.components import frame
from ui.components.copy_text import copy_text
from ui.components.links import share_url
from ui.components.share_sheet import share_link
from ui.sections import share_shown

DRAWN = "passing.share-drawn"
"""Pictures of this page by what is on them, for the visit to it: a picture takes 0.15 s, a page runs often."""
MOST_DRAWN = 4
INK, PAPER = "#25211B", "#FFFFFF"
"""A code to scan is dark on light in the dark theme as well: not every camera reads the reverse."""


def show(page: Page, shared: Shared) -> None:
    """The preview as a chat shows it, then the link and what it holds."""
    url = share_url(shared.code) or f"/share/{shared.code}"
    words, says = share_words(shared), page.says
    with st.container(key="send-link"):
        frame.head(says["link"])
        left, right = st.columns([1.1, 1], gap="large")
        with left:
            frame.paragraph(says["preview"], "fine")
            st.html(
                f'<figure class="chatcard">{image(shared, "wide", "light", alt=words.twin)}'
                f"<figcaption><b>{escape(words.title)}</b><span>{escape(words.preview)}</span></figcaption></figure>"
            )
        with right:
            frame.paragraph(says["holds"])
            frame.paragraph(says["corner"], "sub")
            if shared.at_a_corner:
                frame.paragraph(sentences()["before"]["corner"], "note")
            frame.paragraph(says["where"], "fine")
            st.html(f'<p class="linktext">{escape(url)}</p>')
            with st.container(key="send-link-ways", horizontal=True):
                copy_text(url, label=says["copy"], done=says["copied"], failed=says["not_copied"], key="copy-link")
                share_link(url, title=words.title, label=says["send"], failed=says["not_sent"], key="send-sheet")
        with st.container(key="send-folds"):
            with st.expander(says["page_too"]):
                for line in filter(None, (words.lead, words.means, sentences()["page"]["what"])):
                    frame.paragraph(line)
                for line in (sentences()["page"]["own"], sentences()["page"]["private"], sentences()["page"]["note"]):
                    frame.paragraph(line, "sub")
                heads = content.page("shared").says
                columns = [heads["col_what"], heads["col_value"], heads["col_margin"]]
                share_shown.table(columns, share_shown.rows(shared), heads["caption"])
            with st.expander(says["code"]):
                frame.markup(f'<div class="scan">{qr(url, says["code_alt"])}</div>')
                frame.paragraph(says["code_note"], "sub")
            with st.expander(says["embed"]):
                lines = embedding(url, words.twin)
                frame.paragraph(says["embed_note"])
                st.html(f'<pre class="snippet" tabindex="0" aria-label="{escape(says["embed"])}">{escape(lines)}</pre>')
                copy_text(
                    lines, label=says["copy_embed"], done=says["copied"], failed=says["not_copied"], key="copy-embed"
                )


def drawn(shared: Shared, size: str, theme: str, title: str = "") -> bytes:
    """The PNG of a map, remembered while this page is open and in this session alone. Raises as `share_picture`."""
    known: dict[tuple[str, ...], bytes] = st.session_state.setdefault(DRAWN, {})
    name = (shared.code, size, theme, title)
    if name not in known:
        made = share_picture(shared, "png", size=size, theme=theme, title=title)
        while len(known) >= MOST_DRAWN:
            del known[next(iter(known))]
        known[name] = made
    return known[name]


def image(shared: Shared, size: str, theme: str, *, alt: str, title: str = "") -> str:
    """An <img> with that PNG in it: asking an address of ours for it would leave it in the server's memory."""
    width, height = SIZES[size]
    data = base64.b64encode(drawn(shared, size, theme, title)).decode()
    return f'<img src="data:image/png;base64,{data}" alt="{escape(alt)}" width="{width}" height="{height}">'


def qr(url: str, said: str) -> str:
    """The link as a code to scan: an SVG with `said` as its text."""
    out = BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, dark=INK, light=PAPER, nl=False
    )
    return out.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{escape(said)}" ', 1)


def embedding(url: str, said: str) -> str:
    """The lines for somebody's page: the map as a picture with `said` as its text, leading to the link."""
    width, height = SIZES["wide"]
    return (
        f'<a href="{escape(url)}"><img src="{escape(url)}.svg" alt="{escape(said)}" width="{width}" height="{height}"'
        ' style="max-width:100%;height:auto" loading="lazy"></a>'
    )
