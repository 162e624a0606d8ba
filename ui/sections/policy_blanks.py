"""The blanks of a policy as real inputs, each with its unit and its limits."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import streamlit as st

import content
from content.policy_builder import policy_drafts, said, unit
from content.policy_shapes import Blank, PolicyDraft
from ui.components import frame
from ui.sections import policy_kept


def show(policy: PolicyDraft, says: dict[str, str]) -> None:
    """Inputs for the blanks that the chosen wording holds."""
    chosen = policy_kept.chosen(policy)
    used = policy.used(chosen.wording)
    if not used:
        return
    with st.container(key="blanks"):
        for blank in used:
            _input(policy, blank, chosen.blanks[blank.name], says)


def _input(policy: PolicyDraft, blank: Blank, now: int | str, says: dict[str, str]) -> None:
    key = f"blank.{policy.id}.{blank.name}"
    told: dict[str, Any] = {"key": key, "on_change": _set, "args": (policy.id, blank.name, key)}
    if blank.kind == "text":
        st.text_input(blank.label, value=str(now), max_chars=int(blank.maximum), live=True, **told)
        return
    voice = policy_kept.voice()
    given: int | time | None
    if blank.kind == "time":
        hour, minute = (int(part) for part in str(now).split(":"))
        given = st.time_input(
            blank.label,
            value=time(hour, minute),
            step=timedelta(minutes=blank.step),
            format="12h" if voice.clock == "12" else "24h",
            **told,
        )
    else:
        measured = blank.kind != "count"
        given = st.number_input(
            says["with_unit"].format(label=blank.label, unit=unit(blank, voice)) if measured else blank.label,
            min_value=int(blank.minimum),
            max_value=int(blank.maximum),
            value=int(now),
            step=blank.step,
            **told,
        )
    if given is None:
        frame.paragraph(content.builder().faults["empty"].format(default=said(blank, blank.default, voice)), "note")
    else:
        low, high = (
            said(blank, one, voice) if blank.kind == "time" else str(one) for one in (blank.minimum, blank.maximum)
        )
        named = f" {unit(blank, voice)}" if blank.kind == "count" else ""
        frame.paragraph(says["limits"].format(minimum=low, maximum=high) + named, "fine")


def _set(policy_id: str, name: str, key: str) -> None:
    given = st.session_state[key]
    policy = policy_drafts()[policy_id]
    policy_kept.set_blank(policy, name, f"{given:%H:%M}" if isinstance(given, time) else given)
