"""The blanks of a policy as real inputs, each with its unit and its limits."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import streamlit as st

import content
from content.places import times_of
from content.policy_builder import limits, policy_drafts, said, unit, value
from content.policy_shapes import Blank, PolicyDraft
from ui.components import field, frame
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
    voice = policy_kept.voice()
    key = f"blank.{policy.id}.{blank.name}"
    if blank.kind == "money":  # other money has other limits, and an input of its own
        key += f".x{times_of(voice.money)}"
    if blank.kind == "text":
        longest = int(blank.maximum)
        args = (policy.id, blank.name, key, longest)
        field.text(blank.label, key, longest, str(now), on_change=_set_words, args=args, live=True)
        return
    told: dict[str, Any] = {"key": key, "on_change": _set, "args": (policy.id, blank.name, key)}
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
        least, most, step, _ = limits(blank, voice.money)
        given = st.number_input(
            says["with_unit"].format(label=blank.label, unit=unit(blank, voice)) if measured else blank.label,
            min_value=least,
            max_value=most,
            value=int(now),
            step=step,
            **told,
        )
    if given is None:
        example = said(blank, value(blank, None, voice.money), voice)
        frame.paragraph(content.builder().faults["empty"].format(default=example), "note")
    else:
        ends = (blank.minimum, blank.maximum) if blank.kind == "time" else limits(blank, voice.money)[:2]
        low, high = (said(blank, one, voice) if blank.kind == "time" else f"{one:,}" for one in ends)
        named = f" {unit(blank, voice)}" if blank.kind == "count" else ""
        frame.paragraph(says["limits"].format(minimum=low, maximum=high) + named, "fine")


def _set(policy_id: str, name: str, key: str) -> None:
    given = st.session_state[key]
    policy = policy_drafts()[policy_id]
    policy_kept.set_blank(policy, name, f"{given:%H:%M}" if isinstance(given, time) else given)


def _set_words(policy_id: str, name: str, key: str, longest: int) -> None:
    policy_kept.set_blank(policy_drafts()[policy_id], name, field.given(key, longest))
