"""Borderline (R11): the cards of all zones that the margin touches, and the person says which of them fits."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

import content
from scoring import Position
from sharing.journal import SheetEntry
from ui import visit
from ui.components import frame
from ui.sections import plan_kept

PICK = "zone-pick"


def touched(position: Position) -> tuple[str, ...]:
    """The zones to pick from: those the margin touches, where the word for the place is "borderline"; else none."""
    if position.zone is None or position.confidence != "borderline" or not position.could_also_be:
        return ()
    return (position.zone, *position.could_also_be)


def picked(zones: Sequence[str], sheet: SheetEntry | None) -> str:
    """The zone that the person picked, or the first."""
    kept = plan_kept.kept_for(sheet).get("zone")
    return str(kept) if kept in zones else zones[0]


def show(zones: Sequence[str], chosen: str, sheet: SheetEntry | None, where: str) -> None:
    """The choice, and one line from the card of each zone. `where` tells the choices of several pages apart."""
    says, every = content.page("result").says, content.zones()
    neutral = visit.setting("names") == "neutral"
    names = {zone: every[zone].neutral if neutral else every[zone].named for zone in zones}
    with st.container(key="pick"):
        st.segmented_control(
            says["pick"],
            list(zones),
            format_func=names.__getitem__,
            default=chosen,
            key=_key(sheet, where),
            on_change=_pick,
            args=(sheet, where),
        )
        cards = "".join(
            f"<div{' class=chosen' if zone == chosen else ''}><dt>{escape(names[zone])}</dt>"
            f"<dd>{escape(every[zone].heart)}</dd></div>"
            for zone in zones
        )
        frame.markup(f'<dl class="touched">{cards}</dl>')
        frame.paragraph(says["pick_lead"], "fine")


def _key(sheet: SheetEntry | None, where: str) -> str:
    """A choice of its own for each sheet: a pick made for one says nothing of the next."""
    return f"{PICK}-{where}-{plan_kept.spot(sheet)}"


def _pick(sheet: SheetEntry | None, where: str) -> None:
    plan_kept.keep(sheet, zone=st.session_state.get(_key(sheet, where)))
