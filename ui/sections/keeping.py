"""What a browser says about keeping, where it matters: what could not be read, what may be lost, and a fresh start."""

from __future__ import annotations

import streamlit as st

import content
from sharing.journal import Journal
from ui import visit
from ui.components import frame
from ui.components.journal_file import journal_file


def unread() -> None:
    """A journal that could not be read, in a sentence with the way to its page; nothing where all could be read."""
    kept, says = visit.journal(), content.page("states").says
    if kept and kept.aside in ("newer", "broken"):
        with st.container(key="unread"):
            frame.paragraph(says[kept.aside])
            st.page_link("pages/journal.py", label=says["aside_way"])


def aside() -> None:
    """On the journal page: what was set aside, each to be saved as a file or taken out of the way."""
    kept, says = visit.journal(), content.page("states").says
    if kept and kept.aside:
        with st.container(key="aside"):
            frame.paragraph(says[kept.aside])
            journal_file(("aside",), key="aside-file")


def risk(kept: Journal | None) -> str:
    """The name of what may lose the entries of this device: "blocked", "full", "short", "clears"; "" for nothing."""
    if kept is None:
        return ""
    if kept.room == "none":
        return "full"
    if not kept.works:
        return "blocked"
    return "short" if kept.room == "short" else "clears" if kept.clears else ""


def show() -> None:
    """One quiet line with the file beside it where what is here may be lost; nothing where all is well."""
    found = risk(visit.journal())
    if found:
        with st.container(key="keeping"):
            frame.paragraph(content.page("keeping").says[found], "sub")
            journal_file(("save",), key="keeping-file")


def start() -> None:
    """A home screen's app has a store of its own: while that is empty, the way to bring in what a browser keeps."""
    kept, says = visit.journal(), content.page("keeping").says
    if kept and kept.at_home and not kept.entries:
        with st.container(key="fresh-start"):
            frame.head(says["start_title"])
            frame.paragraph(says["start"])
            journal_file(("bring",), key="start-file")
