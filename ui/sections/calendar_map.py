"""A link to today's map in the calendar: who comes back to an empty browser has the earlier map again."""

from __future__ import annotations

import streamlit as st

import content
from sharing.journal import SheetEntry
from sharing.link import ShareFault, encode
from ui import visit, when
from ui.components import frame
from ui.components.links import share_url

TICK = "calendar-map"


def line(sheet: SheetEntry | None) -> tuple[str, str]:
    """The sentence for a calendar entry and the link in it; both empty where the person has not asked for it."""
    link = _link(sheet) if st.session_state.get(TICK) else ""
    if not link or sheet is None:
        return "", ""
    return content.page("journal").says["calendar_line"].format(date=when.full_day(sheet.at), link=link), link


def tick(sheet: SheetEntry | None) -> None:
    """The choice, and what the link says of a person; nothing where there is no map to link to."""
    if not _link(sheet):
        return
    says = content.page("journal").says
    st.toggle(says["calendar_map"], key=TICK)
    frame.paragraph(says["calendar_map_note"], "fine")


def _link(sheet: SheetEntry | None) -> str:
    if sheet is None:
        return ""
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    try:
        return share_url(encode(visit.result(visit.leading(), sheet), names=names))
    except ShareFault:  # too few answers for a map
        return ""
