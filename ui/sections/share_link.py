"""A map as a link: what others will see of it, what it holds, and the ways to hand it on."""

from __future__ import annotations

import base64
from hashlib import sha256
from html import escape
from io import BytesIO

import segno
import streamlit as st

import content
from content.shapes import Page
from sharing.link import Shared
from sharing.share_picture import SIZES, share_picture
from sharing.share_words import private, sentences, share_words
from ui.components import frame
from ui.components.copy_text import copy_text
from ui.components.links import set_address, share_url
from ui.components.share_sheet import share_link
from ui.components.told_button import Chosen, Wait
from ui.sections import share_shown

DRAWN = "passing.share-drawn"
"""Pictures of this page by what is on them, for the visit to it: a picture takes 0.15 s, a page runs often."""
MOST_DRAWN = 4
EMBEDDED = "passing.embed-size"
INK, PAPER = "#25211B", "#FFFFFF"
"""A code to scan is dark on light in the dark theme as well: not every camera reads the reverse."""


def show(page: Page, shared: Shared, chosen: Chosen) -> None:
    """The preview as a chat shows it, then the link and what it holds. `chosen` is what the link was made from."""
    url = share_url(shared.code) or f"/share/{shared.code}"
    words, says = share_words(shared), page.says
    wait = Wait(chosen, says["one_moment"], says["link_ready"])
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
            frame.paragraph(says["holds_end" if shared.ends else "holds"])
            if not shared.ends:
                frame.paragraph(says["ends"], "sub")
            frame.paragraph(says["where"], "fine")
            st.html(f'<p class="linktext">{escape(url)}</p>')
            with st.container(key="send-link-ways", horizontal=True):
                copy_text(
                    url, label=says["copy"], done=says["copied"], failed=says["not_copied"], key="copy-link", wait=wait
                )
                share_link(
                    url, title=words.title, label=says["send"], failed=says["not_sent"], key="send-sheet", wait=wait
                )
        with st.container(key="send-folds"):
            with st.expander(says["page_too"]):
                for line in filter(None, (words.lead, words.means, sentences()["page"]["what"])):
                    frame.paragraph(line)
                for line in (sentences()["page"]["own"], private(shared), sentences()["page"]["note"]):
                    frame.paragraph(line, "sub")
                heads = content.page("shared").says
                columns = [heads["col_what"], heads["col_value"], heads["col_margin"]]
                share_shown.table(columns, share_shown.rows(shared), heads["caption"])
            with st.expander(says["code"]):
                frame.markup(f'<div class="scan">{qr(url, says["code_alt"])}</div>')
                frame.paragraph(says["code_note"], "sub")
            with st.expander(says["embed"]):
                _embed(page, url, words.twin, chosen)


def _embed(page: Page, url: str, said: str, chosen: Chosen) -> None:
    """The lines for somebody's page, in the size that fits there."""
    says = page.says
    frame.paragraph(says["embed_note"])
    size = st.segmented_control(
        says["size"], list(SIZES), format_func=says.__getitem__, default="wide", required=True, key=EMBEDDED
    )
    lines = embedding(url, said, str(size))
    st.html(f'<pre class="snippet" tabindex="0" aria-label="{escape(says["embed"])}">{escape(lines)}</pre>')
    wait = Wait({**chosen, EMBEDDED: says[str(size)]}, says["one_moment"], says["lines_ready"])
    copy_text(
        lines, label=says["copy_embed"], done=says["copied"], failed=says["not_copied"], key="copy-embed", wait=wait
    )


def mark(shared: Shared, size: str, theme: str, title: str = "") -> str:
    """A short name for all that a picture shows: another title, size, paper, name or place has another."""
    return sha256("\n".join((shared.code, size, theme, title)).encode()).hexdigest()[:16]


def drawn(shared: Shared, size: str, theme: str, title: str = "") -> bytes:
    """The PNG of a map, remembered while this page is open and in this session alone. Raises as `share_picture`."""
    known: dict[tuple[str, ...], bytes] = st.session_state.setdefault(DRAWN, {})
    name = (shared.code, size, theme, title)
    if name not in known:
        made = share_picture(shared, "png", size=size, theme=theme, title=title, source=set_address())
        while len(known) >= MOST_DRAWN:
            del known[next(iter(known))]
        known[name] = made
    return known[name]


def image(shared: Shared, size: str, theme: str, *, alt: str, title: str = "") -> str:
    """An <img> with that PNG in it: asking an address of ours for it would leave it in the server's memory.

    It says what it shows (`mark`), so that a button beside it hands on nothing older.
    """
    width, height = SIZES[size]
    data = base64.b64encode(drawn(shared, size, theme, title)).decode()
    return (
        f'<img src="data:image/png;base64,{data}" alt="{escape(alt)}" width="{width}" height="{height}"'
        f' data-shows="{mark(shared, size, theme, title)}">'
    )


def qr(url: str, said: str) -> str:
    """The link as a code to scan: an SVG with `said` as its text."""
    out = BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, dark=INK, light=PAPER, nl=False
    )
    return out.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{escape(said)}" ', 1)


def embedding(url: str, said: str, size: str = "wide") -> str:
    """The lines for somebody's page: the map as a picture of `size` with `said` as its text, leading to the link."""
    width, height = SIZES[size]
    asked = "" if size == "wide" else f"?size={size}"
    return (
        f'<a href="{escape(url)}"><img src="{escape(url)}.svg{asked}" alt="{escape(said)}" width="{width}"'
        f' height="{height}" style="max-width:100%;height:auto" loading="lazy"></a>'
    )
