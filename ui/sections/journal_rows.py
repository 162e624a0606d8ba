"""One entry of the journal on a line: opened, named, removed, and put back."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from typing import cast

import streamlit as st

import charts
from content.shapes import Page
from sharing.journal import LONGEST_LABEL, Entry, SheetEntry, label_of, shared_in
from ui import visit, when
from ui.components import device, field, frame
from ui.components.begun import begun
from ui.components.focus import focus_next
from ui.components.marks import small_lines
from ui.components.named import named
from ui.components.picture import picture
from ui.sections import journal_entries
from ui.sections.journal_entries import Line
from ui.sections.journal_results import glance

CHANGING = "passing.journal-changing"
READING = "passing.journal-reading"
REMOVED = "passing.journal-removed"
TOLD = 3
"""Lines of somebody's words that are read in place."""


def removed() -> list[Entry]:
    """The entry that was removed last, while the page is open and it is not back."""
    gone = cast("list[Entry]", st.session_state.get(REMOVED, []))
    there = {entry.id for entry in visit.entries()}
    return [entry for entry in gone[:1] if entry.id not in there]


def show(page: Page, entry: Entry, *, gone: bool = False) -> None:
    """The line of an entry, with what can be done about it; `gone` shows that it was removed, and the way back."""
    line, spot = journal_entries.line(page, entry), spot_of(entry)
    if gone:
        said = page.says["removed"].format(title=line.title, date=when.full_day(entry.at))
        with st.container(key=f"gone-{spot}", horizontal=True, vertical_alignment="center"):
            frame.paragraph(said, "sub")
            st.button(page.says["put_back"], key=f"back-{spot}", type="tertiary", on_click=_put_back)
        return
    seen = glance(entry) if entry.kind in ("sheet", "note") else None
    with st.container(key=f"entry-{spot}"):
        with st.container(key=f"row-{spot}", horizontal=True, vertical_alignment="top"):
            with st.container(key=f"mark-{spot}", width=64):
                frame.markup(seen.mark if seen else small_lines())
            with st.container(key=f"said-{spot}"):
                _title(page, entry, line, spot)
                if entry.label:
                    st.html(f'<p class="own-label">{escape(entry.label)}</p>')
                about = line.about or (seen.line if seen else "")
                if about:
                    frame.paragraph(about)
                with st.container(key=f"doing-{spot}", horizontal=True, vertical_alignment="center"):
                    frame.paragraph(when.full_day(entry.at), "fine")
                    name = f"{page.says['change']} {line.title}, {when.full_day(entry.at)}"
                    label = named(page.says["change"], name)
                    st.button(label, key=f"change-{spot}", type="tertiary", on_click=_toggle, args=(CHANGING, entry.id))
        if st.session_state.get(READING) == entry.id:
            _read(page, entry, line, spot)
        if st.session_state.get(CHANGING) == entry.id:
            _change(page, entry, spot)


def spot_of(entry: Entry) -> str:
    """A short name for the entry's elements, which says nothing of it."""
    return _spot(entry.id)


def _spot(entry_id: str) -> str:
    return sha256(entry_id.encode()).hexdigest()[:12]


def _title(page: Page, entry: Entry, line: Line, spot: str) -> None:
    shared = shared_in(entry)
    if line.page:
        if st.button(line.title, key=f"open-{spot}", type="tertiary"):
            if isinstance(entry, SheetEntry):
                visit.open_sheet(entry)
            st.switch_page(line.page, query_params=line.params or None)
    elif line.texts or shared:
        st.button(line.title, key=f"open-{spot}", type="tertiary", on_click=_toggle, args=(READING, entry.id))
    else:
        frame.paragraph(line.title, "entry-title")


def _read(page: Page, entry: Entry, line: Line, spot: str) -> None:
    """Words that are on no page of their own, and an earlier map."""
    with st.container(key=f"read-{spot}"):
        place = glance(entry).position if entry.kind == "note" else None
        if place:
            names = "neutral" if visit.setting("names") == "neutral" else "named"
            picture(charts.balance_map(place, names=names, you=when.full_day(entry.at)), f"kept-{spot}")
        elif shared_in(entry):
            frame.paragraph(page.says["kept_map_other"], "sub")
        for text in line.texts:
            st.html(f'<p class="said">{escape(text)}</p>')
        st.button(page.says["close"], key=f"close-{spot}", type="tertiary", on_click=_toggle, args=(READING, entry.id))


def _change(page: Page, entry: Entry, spot: str) -> None:
    """The field for a person's own name, and the way to take the entry out."""
    key = f"passing.journal-label-{spot}"
    own = begun(key, entry.label or "")
    with st.container(key=f"edit-{spot}"):
        field.text(page.says["own_label"], key, LONGEST_LABEL, own, on_change=_rename, args=(entry.id, key))
        frame.paragraph(page.says["own_note"], "fine")
        with st.container(key=f"edit-acts-{spot}", horizontal=True, vertical_alignment="center"):
            st.button(page.says["done"], key=f"done-{spot}", on_click=_done, args=(entry.id, key))
            st.button(page.says["remove"], key=f"remove-{spot}", type="tertiary", on_click=_remove, args=(entry.id,))


# ---- what a tap does ---------------------------------------------------------------------


def _found(entry_id: str) -> Entry | None:
    return next((entry for entry in visit.entries() if entry.id == entry_id), None)


def _toggle(which: str, entry_id: str) -> None:
    st.session_state[which] = None if st.session_state.get(which) == entry_id else entry_id


def _rename(entry_id: str, key: str) -> None:
    """Keeps the name in the field. A run on the heels of "Done" may call this once more, with the field gone: that says
    nothing of a name, least of all that it is empty."""
    if key not in st.session_state:
        return
    entry, label = _found(entry_id), label_of(field.given(key, LONGEST_LABEL))
    if entry is None or label == entry.label:
        return
    kept = device.keep({**entry.plain(), "label": label, "changed": visit.now()})
    visit.changed(kept)


def _done(entry_id: str, key: str) -> None:
    _rename(entry_id, key)
    st.session_state[CHANGING] = None
    st.session_state.pop(key, None)
    focus_next(f"change-{_spot(entry_id)}")


def _remove(entry_id: str) -> None:
    entry = _found(entry_id)
    if entry is None:
        return
    gone = [entry, *journal_entries.along_with(entry)]
    for one in gone:
        visit.remove(one)
    st.session_state[REMOVED] = gone
    st.session_state[CHANGING] = None
    focus_next(f"back-{spot_of(entry)}")


def _put_back() -> None:
    gone: list[Entry] = st.session_state.pop(REMOVED, [])
    for entry in gone:
        visit.put_back(entry)
    for entry in gone[:1]:
        focus_next(f"change-{spot_of(entry)}")
