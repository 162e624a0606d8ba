"""What a person has drafted, as this device keeps it: the practice's voice and a choice for each policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from content.places import clock_of, currency_of, times_of
from content.policy_builder import Chosen, Value, Voice, faults, policy_drafts
from content.policy_shapes import PolicyDraft
from sharing.journal import JournalFault
from ui import visit
from ui.components import device

PRACTICE = "practice"


def voice() -> Voice:
    """The practice's voice, set once for all policies."""
    return _voice(found(PRACTICE) or {})


def set_voice(**changed: Any) -> None:
    """Changes some of the voice and keeps it. Odd values are put right as `Voice.read` does it.

    With other money, the amounts that were filled in stay as large as they were.
    """
    before, after = voice(), _voice(voice().kept() | changed)
    filled = {policy.id: chosen(policy) for policy in policy_drafts().values() if begun(policy)}
    keep(PRACTICE, after.kept())
    if times_of(before.money) == times_of(after.money):
        return
    for policy_id, one in filled.items():
        policy = policy_drafts()[policy_id]
        amounts = {blank.name: _turned(one.blanks[blank.name], before, after)
                   for blank in policy.blanks if blank.kind == "money"}  # fmt: skip
        if amounts:
            set_chosen(policy, blanks={**one.blanks, **amounts})


def begun(policy: PolicyDraft) -> bool:
    """Whether this policy has been touched."""
    return found(f"policy.{policy.id}") is not None


def chosen(policy: PolicyDraft) -> Chosen:
    """The choice for a policy, or a fresh one."""
    return Chosen.read(policy, found(f"policy.{policy.id}") or {}, voice().money)


def set_chosen(policy: PolicyDraft, **changed: Any) -> None:
    """Changes some of the choice for a policy and keeps it."""
    now = replace(chosen(policy), **changed).kept()
    keep(f"policy.{policy.id}", Chosen.read(policy, now, voice().money).kept())


def set_blank(policy: PolicyDraft, name: str, given: object) -> None:
    """Fills one blank and keeps it."""
    set_chosen(policy, blanks={**chosen(policy).blanks, name: given})


def on_sheet() -> list[PolicyDraft]:
    """The policies that the sheet is made of, in their order: the chosen ones without a fault."""
    return [one for one in policy_drafts().values() if goes_on(one)]


def goes_on(policy: PolicyDraft) -> bool:
    """Whether a policy goes on the sheet: chosen for it, and without a fault."""
    return chosen(policy).on_sheet and not told(policy)


def held_back() -> list[PolicyDraft]:
    """The policies that were chosen for the sheet and stay off it until a fault in them is mended."""
    return [one for one in policy_drafts().values() if chosen(one).on_sheet and told(one)]


def told(policy: PolicyDraft) -> list[str]:
    """Sentences about what does not go together in a policy as it is drafted."""
    return faults(policy, chosen(policy), voice())


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


def _voice(raw: Mapping[str, Any]) -> Voice:
    """The voice, with the clock and the money of the browser's language setting where the person chose none."""
    locale = st.context.locale
    return Voice.read(raw, clock_of(locale), currency_of(locale))


def _turned(given: Value, before: Voice, after: Voice) -> int:
    return round(float(given) * times_of(after.money) / times_of(before.money))
