"""The journal page: the map over time, the timeline by month, the file, and erasing."""

from __future__ import annotations

import streamlit as st

import content
from content.shapes import Page
from sharing.journal import Entry
from ui import visit
from ui.components import frame
from ui.components.focus import focus_here
from ui.components.go import go_button
from ui.components.journal_file import journal_file
from ui.sections import compare_csv, erase, journal_map, journal_rows, keeping
from ui.sections.journal_entries import chapter, listed

AT_ONCE = 12
"""Entries shown at first, and more each time: results are worked out for those alone."""
MORE = "passing.journal-more"


def show() -> None:
    """Everything that is kept; without anything, what would stand here and how to bring a file in."""
    visit.stay("journal")
    page, kept = content.page("journal"), visit.journal()
    found = listed(visit.entries())
    with st.container(key="journal"):
        if found or journal_rows.removed():
            frame.title(page.title)
            frame.paragraph(_lead(page), "lead")
            keeping.aside()
            journal_map.show(page)
            _timeline(page, found)
        else:
            frame.title(page.says["empty_title"])
            frame.paragraph(page.says["empty"], "lead")
            keeping.aside()
            go_button(page.says["start"], "quiz", {"quiz": visit.leading().id}, type="primary")
        with st.container(key="journal-file"):
            frame.head(page.says["file"])
            if not found:
                frame.paragraph(page.says["empty_file"])
            journal_file(clears=bool(kept and kept.clears))
        compare_csv.show("journal")
        erase.show()
    focus_here()


def _lead(page: Page) -> str:
    """What stands here, and where it is: a browser without storage or without room has it on the open page alone."""
    kept = visit.journal()
    if kept is None or (kept.works and kept.room != "none"):
        return page.lead
    return page.says["lead_full" if kept.works else "lead_blocked"]


def _timeline(page: Page, found: list[Entry]) -> None:
    """The newest entries by month, one removed a moment ago among them, and a way to the earlier ones."""
    gone = journal_rows.removed()
    rows = sorted([*found, *gone], key=lambda entry: entry.at, reverse=True)
    shown = AT_ONCE * (1 + int(st.session_state.get(MORE, 0)))
    kept = visit.journal()
    with st.container(key="timeline"):
        head = ""
        for entry in rows[:shown]:
            if chapter(page, entry) != head:
                head = chapter(page, entry)
                frame.head(head)
                if head == page.says["ahead"]:
                    frame.paragraph(page.says["ahead_note"], "sub")
            journal_rows.show(page, entry, gone=entry in gone)
        if len(rows) > shown:
            frame.paragraph(page.says["count"].format(shown=shown, all=len(rows)), "fine")
            st.button(page.says["earlier"], key="journal-earlier", on_click=_more)
        if kept and kept.skipped:
            line = page.says["skipped_1" if kept.skipped == 1 else "skipped"].format(count=kept.skipped)
            frame.paragraph(line, "fine")


def _more() -> None:
    st.session_state[MORE] = int(st.session_state.get(MORE, 0)) + 1
