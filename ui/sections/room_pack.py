"""What a host prints: the pack before the workshop, and the report of the room after it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

import content
from sharing import facilitator
from ui import visit
from ui.components import frame
from ui.sections import policy_sheet
from ui.sections.room_store import said, store
from workshop import rooms
from workshop.event import event

CHOICE = "room.print"
"""Agenda, paper and size in the session: a tap on a button right after a change finds the change."""
ZIP = "application/zip"
PDF = "application/pdf"


def before() -> None:
    """On the page without a room: the pack, folded away."""
    with st.container(key="room-pack"), st.expander(said("pack_first")):
        frame.paragraph(said("pack_note"), "sub")
        _pack()


def show(code: str) -> None:
    """On a room's page: its report, and the pack."""
    choice = _choice()
    with st.container(key="room-report"):
        frame.paragraph(said("report_note"), "fine")
        _sizes()
        _save(said("report"), f"room-{code}.pdf", PDF, partial(_report, code, choice))
        with st.expander(said("pack")):
            frame.paragraph(said("pack_note"), "sub")
            _pack(sizes=False)


def _pack(sizes: bool = True) -> None:
    choice = _choice()
    agendas = [one.minutes for one in content.workshop().agendas]
    st.segmented_control(
        said("pack_agenda"),
        agendas,
        default=choice["minutes"],
        required=True,
        format_func=lambda minutes: said("agenda_minutes", n=minutes),
        key="room-pack-minutes",
        on_change=_set,
        args=("minutes", "room-pack-minutes"),
    )
    if sizes:
        _sizes()
    with st.container(key="room-pack-files", horizontal=True):
        _save(said("pack"), "workshop-pack.pdf", PDF, partial(_packed, choice))
        _save(said("pack_all"), "workshop-pack.zip", ZIP, partial(_everything, choice))


def _sizes() -> None:
    choice = _choice()
    st.segmented_control(
        said("paper"),
        policy_sheet.PAPERS,
        default=choice["paper"],
        required=True,
        key="room-paper",
        on_change=_set,
        args=("paper", "room-paper"),
    )
    large = choice["large"]
    st.toggle(said("paper_large"), value=large, key="room-large", on_change=_set, args=("large", "room-large"))


def _choice() -> dict[str, Any]:
    """What is printed on, as it was set in this session."""
    found: dict[str, Any] = st.session_state.setdefault(CHOICE, {"minutes": 60, "large": False})
    found.setdefault("paper", policy_sheet.paper())
    return found


def _set(name: str, key: str) -> None:
    _choice()[name] = st.session_state[key]
    if name == "paper":
        visit.set_setting("paper", st.session_state[key])


def _save(label: str, name: str, mime: str, data: Callable[[], bytes]) -> None:
    st.download_button(label, data=data, file_name=name, mime=mime, on_click="ignore", key=f"save-{name}")


def _packed(choice: Mapping[str, Any]) -> bytes:
    return facilitator.pack(choice["minutes"], choice["paper"], choice["large"])


def _everything(choice: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, made in facilitator.printables(choice["minutes"], choice["paper"], choice["large"]).items():
            packed.writestr(name, made)
    return out.getvalue()


def _report(code: str, choice: Mapping[str, Any]) -> bytes:
    room = rooms.find(store(), code)
    return facilitator.report(event(store(), room), choice["paper"], choice["large"])
