"""Sharing one's own map: what goes with it is chosen first, and what others will see stands there before it is sent."""

from __future__ import annotations

import streamlit as st

import content
from content.shapes import Page
from quizzes.schema import Quiz
from sharing.journal import SheetEntry
from sharing.link import Shared, share
from sharing.share_words import before
from ui import visit, when
from ui.components import frame
from ui.components.told_button import Chosen
from ui.sections import share_link, share_picture

NAMES = ("named", "neutral")


def show(quiz: Quiz, sheet: SheetEntry) -> None:
    """The page for a sheet with a place on the map. Raises ShareFault where it has none."""
    page = content.page("send")
    visit.stay("send")
    with st.container(key="send"):
        frame.title(page.title, page.says["eyebrow"].format(date=when.dated(sheet.at)))
        frame.paragraph(page.lead, "lead")
        shared, chosen = _chosen(page, quiz, sheet)
        if told := before(shared):
            frame.paragraph(told, "note")
        share_link.show(page, shared, chosen)
        share_picture.show(page, shared, chosen)
        _friend(page)


def _chosen(page: Page, quiz: Quiz, sheet: SheetEntry) -> tuple[Shared, Chosen]:
    """What the link and the picture show, after asking whose names and whether words go along; and what was chosen."""
    says = page.says
    with st.container(key="send-choices", horizontal=True, vertical_alignment="bottom"):
        names = st.segmented_control(
            says["names"],
            NAMES,
            format_func=says.__getitem__,
            default="neutral" if visit.setting("names") == "neutral" else "named",
            required=True,
            key="passing.share-names",
        )
        words = st.toggle(says["words"], value=True, key="passing.share-words", help=None)
    frame.paragraph(says["words_note"], "fine")
    shared = share(visit.result(quiz, sheet), names=str(names), words=bool(words))
    return shared, {"passing.share-names": says[str(names)], "passing.share-words": bool(words)}


def _friend(page: Page) -> None:
    with st.container(key="send-friend"):
        frame.head(page.says["friend"])
        frame.paragraph(page.says["friend_note"])
        st.page_link("pages/shared.py", label=page.says["friend_link"])
