"""A link to today's map in the calendar: who comes back to an empty browser has the earlier map again."""

from __future__ import annotations

import re

import streamlit as st

import content
from sharing.journal import SheetEntry
from sharing.link import Shared, ShareFault, share
from sharing.share_words import before
from ui import visit, when
from ui.components import frame
from ui.components.links import share_url

TICK = "calendar-map"
SAFARI, OTHERS = re.compile(r"Version/[\d.]+.* Safari/"), re.compile(r"Chrom|Android|CriOS|FxiOS|EdgiOS|OPiOS")
"""As `ui/components/journal_file.js` tells it. On the home screen, where things stay, Safari has no such name."""


def line(sheet: SheetEntry | None) -> tuple[str, str]:
    """The sentence for a calendar entry and the link in it; both empty where the person has not asked for it."""
    shared = _shared(sheet) if st.session_state.get(TICK) else None
    link = share_url(shared.code) if shared else ""
    if not link or sheet is None:
        return "", ""
    return content.page("journal").says["calendar_line"].format(date=when.full_day(sheet.at), link=link), link


def tick(sheet: SheetEntry | None) -> None:
    """The choice, what speaks for it in this browser, and what the link says of a person; nothing without a map."""
    shared = _shared(sheet)
    if shared is None or not share_url(shared.code):
        return
    says = content.page("journal").says
    if told := reason():
        frame.paragraph(says[told], "note")
    st.toggle(says["calendar_map"], key=TICK)
    frame.paragraph(says["calendar_map_note_end" if shared.ends else "calendar_map_note"], "fine")
    if shared.ends:
        frame.paragraph(before(shared), "fine")


def reason() -> str:
    """Which sentence says why this browser may have lost the map by the day in the calendar; empty for most."""
    journal = visit.journal()
    if journal is not None and not journal.works:
        return "calendar_map_blocked"
    agent = str(st.context.headers.get("User-Agent") or "")
    return "calendar_map_safari" if SAFARI.search(agent) and not OTHERS.search(agent) else ""


def _shared(sheet: SheetEntry | None) -> Shared | None:
    if sheet is None:
        return None
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    try:
        return share(visit.result(visit.leading(), sheet), names=names)
    except ShareFault:  # too few answers for a map
        return None
