"""What a person has drafted, as this device keeps it: the practice's voice and a choice for each policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from content.policy_builder import Chosen, Clock, Voice, policy_drafts
from content.policy_shapes import PolicyDraft
from sharing.journal import JournalFault
from ui import visit
from ui.components import device

PRACTICE = "practice"
HALF_DAY_CLOCKS = ("US", "CA", "AU", "NZ", "IN", "PH", "IE", "GB")
"""Countries where a sign on a door says 5 pm."""


def voice() -> Voice:
    """The practice's voice, set once for all policies."""
    return Voice.read(found(PRACTICE) or {}, _clock())


def set_voice(**changed: Any) -> None:
    """Changes some of the voice and keeps it. Odd values are put right as `Voice.read` does it."""
    keep(PRACTICE, Voice.read(voice().kept() | changed, _clock()).kept())


def begun(policy: PolicyDraft) -> bool:
    """Whether this policy has been touched."""
    return found(f"policy.{policy.id}") is not None


def chosen(policy: PolicyDraft) -> Chosen:
    """The choice for a policy, or a fresh one."""
    return Chosen.read(policy, found(f"policy.{policy.id}") or {})


def set_chosen(policy: PolicyDraft, **changed: Any) -> None:
    """Changes some of the choice for a policy and keeps it."""
    keep(f"policy.{policy.id}", Chosen.read(policy, replace(chosen(policy), **changed).kept()).kept())


def set_blank(policy: PolicyDraft, name: str, given: object) -> None:
    """Fills one blank and keeps it."""
    set_chosen(policy, blanks={**chosen(policy).blanks, name: given})


def on_sheet() -> list[PolicyDraft]:
    """The policies on the sheet, in their order."""
    return [policy for policy in policy_drafts().values() if chosen(policy).on_sheet]


def found(entry_id: str) -> Mapping[str, Any] | None:
    """A draft of this device as it was kept, or None."""
    journal = visit.journal()
    if journal is None:
        return None
    return next((entry.plain() for entry in journal.of("draft") if entry.id == entry_id), None)


def keep(entry_id: str, fields: Mapping[str, Any]) -> None:
    """Keeps a draft on this device in place of the one before."""
    before = found(entry_id)
    at = {"at": before["at"]} if before else {}
    try:
        device.keep({"id": entry_id, "kind": "draft", **at, **fields})
    except JournalFault:  # nothing a form can hold makes one; a forged message is left out
        return
    st.session_state["journal"] = device.held()


def _clock() -> Clock:
    parts = (st.context.locale or "").replace("_", "-").split("-")
    return "12" if not parts[0] or any(part.upper() in HALF_DAY_CLOCKS for part in parts[1:]) else "24"
