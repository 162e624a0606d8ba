"""The practice's voice: its name, I or we, client or patient, its money, its clock. Set once for all policies."""

from __future__ import annotations

import streamlit as st

from content.place_shapes import LONGEST_SIGN
from content.places import currencies, sign_of
from content.policy_builder import LONGEST_NAME
from ui.components import field, frame
from ui.sections import knowing, policy_kept

OWN = ""
"""Stands for a sign of money that is none of the list's."""
NAME, SIGN = "voice.practice", "voice.money"
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
    field.text(
        says["practice"],
        NAME,
        LONGEST_NAME,
        voice.practice,
        placeholder=says["practice_example"],
        on_change=_set_name,
        live=True,
    )
    _pick(says, "person", says["person"], voice.person)
    _pick(says, "client", says["word"], voice.client)
    with st.container(key="voice-small", horizontal=True, vertical_alignment="top"):
        _money(says, voice.money)
        _pick(says, "clock", says["clock"], voice.clock)


def _money(says: dict[str, str], now: str) -> None:
    """The currency from a list, or a sign of one's own."""
    known = currencies()
    names = {code: says["money_named"].format(name=one.name, sign=one.sign) for code, one in known.items()}
    names[OWN] = says["money_own"]
    st.selectbox(
        says["money"],
        list(names),
        index=list(names).index(now if now in known else OWN),
        format_func=names.__getitem__,
        key="voice.currency",
        on_change=_set_currency,
        width=240,
    )
    if now not in known:
        field.text(says["money_sign"], SIGN, LONGEST_SIGN, now, on_change=_set_sign, width=150)


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


def _set_name() -> None:
    policy_kept.set_voice(practice=field.given(NAME, LONGEST_NAME))


def _set_sign() -> None:
    policy_kept.set_voice(money=field.given(SIGN, LONGEST_SIGN))


def _set_currency() -> None:
    picked = st.session_state["voice.currency"]
    # A sign that is a code as well ("CHF") would stay in the list, so that an own sign starts empty there.
    sign = sign_of(policy_kept.voice().money)
    policy_kept.set_voice(money=picked or (sign if sign not in currencies() else ""))
