"""Before and after as one picture, in the order of time: seen first, in the names and the size that are chosen."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import escape
from typing import Any, cast

import streamlit as st

import charts
import content
from content.compare import ChangeWords
from content.shapes import Page
from scoring import Position
from sharing.share_picture import SIZES, squeezed
from ui import visit
from ui.components import frame
from ui.components.links import set_address
from ui.components.share_sheet import share_shown
from ui.components.told_button import Wait
from ui.sections.compare_pick import Picked

CARDS = (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf"))
FILE = "sweet-spot-before-after"
NAMES, SIZE = "passing.card-names", "passing.card-size"
CHOICE, DRAWN = "passing.card-choice", "passing.card-drawn"
"""What is chosen, for files that are made when they are asked for; and the picture drawn last, by its mark."""
WEEKS, MONTHS = 14, 84
"""Days from which a span is told in weeks, and in months."""


@dataclass(frozen=True)
class Card:
    """All that stands on a card, worked out while the page runs: a file is made later, without the page's time zone."""

    before: Position
    after: Position
    labels: tuple[str, str]
    words: ChangeWords

    def mark(self, names: str, size: str) -> str:
        """A short name for all that the picture shows."""
        said = (self.before, self.after, self.labels, self.words, names, size)
        return sha256(repr(said).encode()).hexdigest()[:16]


def show(page: Page, picked: Picked, words: ChangeWords, names: str) -> None:
    """The card, what can be chosen of it, and its files. `picked` in the order of time, `words` for that order."""
    visit.stay("compare")
    chosen = content.page("send").says
    made = Card(
        cast(Position, picked.first.position),
        cast(Position, picked.second.position),
        (page.says["before"], after(picked.days)),
        words,
    )
    with st.container(key="compare-card"):
        frame.head(page.says["card"])
        frame.paragraph(page.says["card_note"])
        left, right = st.columns([1.1, 1], gap="large")
        with right:
            named = st.segmented_control(
                chosen["names"], ("named", "neutral"), format_func=chosen.__getitem__, default=names, required=True,
                key=NAMES,
            )  # fmt: skip
            size = st.segmented_control(
                chosen["size"], list(SIZES), format_func=chosen.__getitem__, default="portrait", required=True, key=SIZE
            )
            frame.paragraph(chosen[f"{size}_note"], "fine")
        names, size = str(named), str(size)
        choice = st.session_state.setdefault(CHOICE, {})
        choice.update(card=made, names=names, size=size, source=set_address())
        mark = made.mark(names, size)
        with left:
            st.html(f'<figure class="sheet">{_image(made, names, size, mark)}</figure>')
        with right:
            with st.container(key="compare-files", horizontal=True):
                for kind, mime in CARDS:
                    st.download_button(
                        chosen[kind],
                        data=partial(_file, kind, choice),
                        file_name=f"{FILE}.{kind}",
                        mime=mime,
                        on_click="ignore",
                        key=f"save-change-{kind}",
                    )
            share_shown(
                ".st-key-compare-card .sheet img",
                mark,
                file=f"{FILE}.png",
                label=chosen["send_picture"],
                failed=chosen["picture_not_sent"],
                key="send-change",
                wait=Wait(
                    {NAMES: chosen[names], SIZE: chosen[size]}, chosen["one_moment"], chosen["picture_ready"]
                ),
                holds=".st-key-compare-files button",
            )  # fmt: skip


def card(made: Card, kind: str, *, names: str = "named", size: str = "wide", source: str = "") -> bytes:
    """The card as a file: both places, the words and their limits. `kind` is png, svg or pdf."""
    chart = charts.change_card(
        made.before,
        made.after,
        labels=made.labels,
        title=made.words.heading,
        words=made.words.on_card,
        size=SIZES[size],
        names=names,
        source=source,
    )
    found = charts.export(chart, cast(Any, kind), scale=1)
    return squeezed(found) if kind == "png" else found


def after(days: int | None) -> str:
    """How much later in words: "Four weeks after"; "After" where that is not known."""
    says = content.page("compare").says
    if not days:
        return says["same_day"]
    if days == 1:
        return says["after_days_1"]
    if days < WEEKS:
        name, count = "after_days", days
    elif days < MONTHS:
        name, count = "after_weeks", round(days / 7)
    else:
        name, count = "after_months", round(days / 30.44)
    known = says["count_words"].split()
    told = says[name].format(count=known[count - 1] if count <= len(known) else count)
    return told[0].upper() + told[1:]


def _file(kind: str, choice: Mapping[str, Any]) -> bytes:
    return card(choice["card"], kind, names=choice["names"], size=choice["size"], source=choice["source"])


def _image(made: Card, names: str, size: str, mark: str) -> str:
    """An <img> with the PNG in it, drawn once for what it shows, and with the words of the card as its text."""
    known = st.session_state.get(DRAWN)
    if known is None or known[0] != mark:
        known = (mark, card(made, "png", names=names, size=size, source=set_address()))
        st.session_state[DRAWN] = known
    width, height = SIZES[size]
    said = " ".join((
        made.words.heading,
        charts.alt_text(made.after, names=names, earlier=(charts.Earlier(made.before, made.labels[0]),)),
        made.words.on_card,
    ))  # fmt: skip
    data = base64.b64encode(known[1]).decode()
    return (
        f'<img src="data:image/png;base64,{data}" alt="{escape(said)}" width="{width}" height="{height}"'
        f' data-shows="{mark}">'
    )
