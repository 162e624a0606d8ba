"""What the browser keeps on this device, as far as this visit knows it.

The browser tells its store's content after the first run of a visit, and later only what has
changed. What pages ask to keep is shown at once and carried out in the browser exactly once.
Everything is held in the session: nothing about a person is shared between visits.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, get_args

import streamlit as st

import content
import player
from sharing.journal import Aside, Entry, Journal, Room, read_entries, read_entry, read_settings

HERE = Path(__file__).parent
ADAPTER = "device"
RIDERS = ("popover_keys", "leave_field", "undo", "one_entry")
"""Ride along, since this component is on every page."""
KEY = "device"
TAIL = "device-tail"
_RECEIVED = "device.received"
_HELD = "device.held"
_OPS = "device.ops"
_REV = "device.rev"
_SENT = "device.sent"
_CAME = "device.came"
MOST_RECEIVED = 200
MOST_COURSES, LONGEST_COURSE = 100, 200
"""Begun courses that are taken in, and letters of their questionnaires' ids."""
ROOMS, ASIDES = get_args(Room), get_args(Aside)


@cache
def _component() -> Any:
    own = "".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in (*RIDERS, ADAPTER))
    js = player.script(store_only=True) + own
    return st.components.v2.component("sweet_spot_device", js=js)


def journal() -> Journal | None:
    """Connects this run with the browser's store; call it once, early in every run.

    Returns what the device keeps, with what pages have asked to keep since; None until the
    browser has answered for the first time.
    """
    ops = st.session_state.setdefault(_OPS, {})
    data = {"listens": True, "have": st.session_state.get(_REV), "ops": list(ops.values()), "received": received_here()}
    words = dict(content.page("undo").says)
    _component()(key=KEY, data={**data, "undo": words}, on_told_change=_told)
    st.session_state[_SENT] = set(ops)
    return held()


def deliver() -> None:
    """Sends what this run has asked to keep; call it once, at the end of every run.

    A run that ends early (a page switch) is no loss: the next one sends it.
    """
    ops = st.session_state.get(_OPS, {})
    late = [op for name, op in ops.items() if name not in st.session_state.get(_SENT, set())]
    if late:
        _component()(key=TAIL, data={"listens": False, "ops": late, "received": []}, on_told_change=_nothing)


def came_by_itself() -> bool:
    """Whether a message of the browser about its store started this run, and no tap; true once a run at most."""
    return bool(st.session_state.pop(_CAME, False))


def held() -> Journal | None:
    """The journal as this visit knows it, without connecting; None until the browser has answered."""
    found = st.session_state.get(_HELD)
    return found if isinstance(found, Journal) else None


def keep(entry: Mapping[str, Any]) -> Entry:
    """Keeps an entry on the device, or replaces the one with its id; `id` and `at` are filled in where missing.

    A name that the person gave the entry stays, unless `entry` says another. Raises sharing.journal.JournalFault for
    something that is no entry.
    """
    now = datetime.now(UTC).isoformat()
    known = held()
    before = next((one for one in (known.entries if known else ()) if one.id == entry.get("id")), None)
    named = {"label": before.label} if before and before.label else {}
    whole = read_entry({"id": str(uuid.uuid4()), "at": now, "changed": now, **named, **entry})
    _ask({"do": "keep", "entry": whole.plain()})
    return whole


def asked_to_keep() -> set[str]:
    """The ids of entries that this visit has asked to keep, and of which the browser has not said yet that it does."""
    ops = st.session_state.get(_OPS, {}).values()
    return {op["entry"]["id"] for op in ops if op["do"] == "keep"}


def remove(entry_id: str) -> None:
    """Takes an entry off the device; unknown ids change nothing."""
    _ask({"do": "remove", "id": entry_id})


def erase() -> None:
    """Takes everything of this app off the device, begun answers and settings too.

    For some seconds the browser alone can put it back (`undo.js`), and then tells what is there.
    """
    _ask({"do": "erase"})


def setting(name: str, value: Any) -> None:
    """Sets a setting of this device; None takes it out."""
    _ask({"do": "setting", "name": name, "value": value})


def note_received(sheet_ids: Iterable[str]) -> None:
    """Remembers that these sheets have reached Python, so that the browser stops sending them."""
    known = dict.fromkeys([*received_here(), *sheet_ids])
    st.session_state[_RECEIVED] = list(known)[-MOST_RECEIVED:]


def received_here() -> list[str]:
    """The ids of the sheets that have reached Python in this visit."""
    return list(st.session_state.get(_RECEIVED, ()))


def said_by(key: str, event: str) -> Any:
    """What a component's browser side has just sent under `event`; None when nothing."""
    state = st.session_state.get(key)
    return state.get(event) if isinstance(state, Mapping) else None


def _names(raw: object) -> list[str]:
    return [one for one in raw if isinstance(one, str)] if isinstance(raw, list) else []


def _ask(op: dict[str, Any]) -> None:
    """Queues a request for the browser, and shows it here at once."""
    name = uuid.uuid4().hex
    st.session_state.setdefault(_OPS, {})[name] = {"op": name, **op}
    known = held()
    if known is not None:  # before the browser's own answer there is nothing to change: half a journal is none
        st.session_state[_HELD] = _with(known, op)


def _with(known: Journal, op: Mapping[str, Any]) -> Journal:
    """The journal as it is once the browser has carried out `op`."""
    if op["do"] == "erase":
        return known.model_copy(
            update={"entries": (), "settings": {}, "skipped": 0, "room": "enough", "aside": None, "begun": ()}
        )
    if op["do"] == "setting":
        settings = {**known.settings, op["name"]: op["value"]}
        return known.model_copy(update={"settings": {name: one for name, one in settings.items() if one is not None}})
    entry_id = op["entry"]["id"] if op["do"] == "keep" else op["id"]
    others = tuple(one for one in known.entries if one.id != entry_id)
    fresh = (read_entry(op["entry"]),) if op["do"] == "keep" else ()
    return known.model_copy(update={"entries": (*others, *fresh)})


def _nothing() -> None:
    """The tail only carries messages to the browser."""


def _told() -> None:
    """Before the run that the browser's message starts: take in what it tells."""
    st.session_state[_CAME] = True
    said = said_by(KEY, "told")
    if not isinstance(said, Mapping) or not isinstance(said.get("rev"), str):
        return
    base = said.get("base")
    if base is not None and base != st.session_state.get(_REV):
        st.session_state[_REV] = None  # it speaks of something this visit never had: ask for all of it
        return
    ops: dict[str, Any] = st.session_state.setdefault(_OPS, {})
    for name in _names(said.get("done")):
        ops.pop(name, None)
    known = held() if base is not None else None
    found = {entry.id: entry for entry in (known.entries if known else ())}
    fresh, skipped = read_entries(said.get("entries"))
    found.update((entry.id, entry) for entry in fresh)
    for gone in _names(said.get("gone")):
        found.pop(gone, None)
    room, aside = said.get("room"), said.get("aside")
    told = Journal(
        entries=tuple(found.values()),
        settings=read_settings(said.get("settings", {})),
        skipped=skipped + (known.skipped if known else 0),
        works=said.get("works") is not False,
        room=room if room in ROOMS else "enough",
        aside=aside if aside in ASIDES else None,
        clears=said.get("clears") is True,
        at_home=said.get("at_home") is True,
        begun=tuple(name for name in _names(said.get("begun")) if len(name) <= LONGEST_COURSE)[:MOST_COURSES],
    )
    for op in ops.values():  # what the browser has not carried out yet
        told = _with(told, op)
    st.session_state[_HELD] = told
    st.session_state[_REV] = said["rev"]
