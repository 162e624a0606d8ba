"""The practice's voice: its name, I or we, client or patient, the sign of its money, its clock. Set once for all."""

from __future__ import annotations

import streamlit as st

from content.policy_builder import LONGEST_NAME, LONGEST_SIGN
from ui.components import frame
from ui.sections import knowing, policy_kept

PICKS = {"person": ("i", "we"), "client": ("client", "patient"), "clock": ("12", "24")}


def show(says: dict[str, str], *, folded: bool = False) -> None:
    """The inputs, folded away where there is something else to do. Every change is kept at once."""
    if folded:
        with st.expander(says["voice"]):
            _inputs(says)
    else:
        with st.container(key="policy-voice"):
            frame.head(says["voice"])
            _inputs(says)


def _inputs(says: dict[str, str]) -> None:
    voice = policy_kept.voice()
    frame.paragraph(says["voice_lead"], "fine")
    if knowing.asks():  # a request is spoken by the person, to somebody who knows the house
        _pick(says, "client", says["word"], voice.client)
        return
    st.text_input(
        says["practice"],
        value=voice.practice,
        max_chars=LONGEST_NAME,
        placeholder=says["practice_example"],
        key="voice.practice",
        on_change=_set,
        args=("practice",),
        live=True,
    )
    _pick(says, "person", says["person"], voice.person)
    _pick(says, "client", says["word"], voice.client)
    with st.container(key="voice-small", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            says["money"],
            value=voice.money,
            max_chars=LONGEST_SIGN,
            key="voice.money",
            on_change=_set,
            args=("money",),
            width=150,
        )
        _pick(says, "clock", says["clock"], voice.clock)


def _pick(says: dict[str, str], name: str, label: str, now: str) -> None:
    prefix = "word" if name == "client" else name
    st.segmented_control(
        label,
        PICKS[name],
        format_func=lambda one: says[f"{prefix}_{one}"],
        default=now,
        required=True,
        key=f"voice.{name}",
        on_change=_set,
        args=(name,),
    )


def _set(name: str) -> None:
    policy_kept.set_voice(**{name: st.session_state[f"voice.{name}"]})
