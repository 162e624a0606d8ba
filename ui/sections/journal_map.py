"""The map with earlier regions as outlines and a dashed trail between them."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

import charts
from content.shapes import Page
from scoring import Position
from sharing.journal import SHARED, Entry, SheetEntry
from ui import visit, when
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections import compare_link
from ui.sections.journal_results import glance

MOST = 6
"""Maps drawn, the latest ones: a trail of more would be a tangle."""


class Drawn(NamedTuple):
    """One place on the map, and the entry it comes from."""

    entry: Entry
    position: Position


def show(page: Page) -> None:
    """Nothing where there is no map yet; entries that cannot be drawn are counted in a sentence.

    A map that is dated ahead of today is not drawn: as the last one it would stand for today.
    """
    leading = visit.leading().id
    every = [entry for entry in visit.entries() if _is_map(entry, leading)]
    maps = [entry for entry in every if not visit.is_ahead(entry)]
    ahead = len(every) - len(maps)
    drawn = [Drawn(entry, place) for entry in maps[-MOST:] if (place := glance(entry).position)]
    if not drawn:
        _not_drawn(page, len(maps), ahead)
        return
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    *before, last = drawn
    this_year = {when.date_of(one.entry.at).year for one in drawn} == {when.today().year}
    dated = when.day if this_year else when.full_day
    earlier = [charts.Earlier(one.position, dated(one.entry.at)) for one in before]
    rows = charts.table(last.position, names=names, earlier=earlier)
    with st.container(key="journal-map"):
        left, right = st.columns([1.1, 1], gap="large", vertical_alignment="center")
        with left:
            you = page.says["you"].format(date=dated(last.entry.at))
            picture(charts.balance_map(last.position, earlier=earlier, names=names, you=you), "over-time")
        with right:
            frame.head(page.says["map"])
            frame.paragraph(page.says["map_lead" if before else "map_one"].format(date=when.full_day(last.entry.at)))
            if before:
                compare_link.show(visit.leading())
            if len(maps) > MOST:
                frame.paragraph(page.says["map_some"].format(shown=len(drawn), all=len(maps)), "sub")
            _not_drawn(page, len(maps[-MOST:]) - len(drawn), ahead)
            twin(list(rows.columns), rows.values.tolist(), page.says["map_what"])


def _is_map(entry: Entry, leading: str) -> bool:
    if isinstance(entry, SheetEntry):
        return entry.quiz == leading
    return entry.kind == "note" and SHARED in (entry.model_extra or {})


def _not_drawn(page: Page, count: int, ahead: int) -> None:
    for one, many, found in (("map_other_1", "map_others", count), ("map_ahead_1", "map_ahead", ahead)):
        if found:
            frame.paragraph(page.says[one if found == 1 else many].format(count=found), "sub")
