"""One policy: a dial from softer to firmer, the blanks, and what comes of it in the practice's own voice."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
from content.policy_builder import (
    Chosen,
    Voice,
    policy_drafts,
    policy_heading,
    policy_local,
    policy_say,
    policy_text,
)
from content.policy_shapes import PolicyDraft
from ui.components import frame
from ui.components.typing import hold_numbers
from ui.sections import policy_blanks, policy_kept, policy_versions, policy_voice
from ui.sections.policy_dial import dial

SIDES = (1, 1.08)
"""How wide the inputs are, and the text."""


def show(policy: PolicyDraft) -> None:
    """The dial beside the text as clients read it, then the blanks, then the three versions."""
    page = content.page("policies")
    says, all_of_them = page.says, list(policy_drafts())
    place = all_of_them.index(policy.id)
    with st.container(key="policy"):
        left, right = st.columns(SIDES, gap="large")
        with left:
            frame.title(policy.title, page.eyebrow.format(at=place + 1, of=len(all_of_them)))
            _dial(policy, says)
        voice, chosen = policy_kept.voice(), policy_kept.chosen(policy)
        with right:
            _preview(policy, chosen, voice, says)
        left, right = st.columns(SIDES, gap="large")  # a second row: on a phone the text stands right under the dial
        with left:
            policy_blanks.show(policy, says)
            policy_voice.show(says, folded=True)
        with right:
            for fault in policy_kept.told(policy):
                frame.paragraph(fault, "note")
            _ways(policy, chosen, all_of_them[(place + 1) % len(all_of_them)], says)
            if policy.local:
                frame.markup(f'<h2 class="kind">{escape(says["local"])}</h2>')
                frame.paragraph(policy_local(policy, voice), "sub")
            if policy.card:
                st.page_link(f"pages/{policy.card}.py", label=says["safety"])
        hold_numbers()
        policy_versions.show(content.policies()[policy.id], says)
        frame.paragraph(content.builder().note, "fine limit")


def _dial(policy: PolicyDraft, says: dict[str, str]) -> None:
    chosen, words, of = policy_kept.chosen(policy), content.builder().dial, len(policy.wordings)
    left, right = policy.dial_softer or says["dial_left"], policy.dial_firmer or says["dial_right"]
    names = [left, *(says["dial_at"].format(at=at, of=of) for at in range(2, of)), right]
    key = f"dial.{policy.id}"
    with st.container(key="dial"):
        st.select_slider(
            words.ask,
            range(of),
            value=chosen.wording,
            format_func=lambda at: names[at],
            key=key,
            on_change=_turn,
            args=(policy.id, key),
        )
        frame.markup(
            f'<div class="dialbox">{dial(chosen.wording, of, left, right)}'
            f"<p>{escape(policy.wordings[chosen.wording].label)}</p></div>"
        )
        frame.paragraph(policy.dial_about or words.about, "fine")


def _preview(policy: PolicyDraft, chosen: Chosen, voice: Voice, says: dict[str, str]) -> None:
    # A person's words stand in here: through st.html, which knows no Markdown, and escaped.
    say = says["say_we" if voice.person == "we" else "say"]
    name = f'<p class="fine">{escape(voice.practice)}</p>' if voice.practice else ""
    note = f'<p class="fine">{escape(policy.say_note)}</p>' if policy.say_note else ""
    label = says["preview"].format(clients=f"{voice.client}s")
    with st.container(key="sheet"):
        st.html(
            f'<section class="clausebox" aria-live="polite" aria-label="{escape(label)}">'
            f'{name}<p class="kind">{escape(policy_heading(policy, voice))}</p>'
            f'<p class="clause">{escape(policy_text(policy, chosen, voice))}</p>'
            f'<p class="kind">{escape(say)}</p>'
            f'<p class="say">“{escape(policy_say(policy, chosen, voice))}”</p>{note}</section>'
        )


def _ways(policy: PolicyDraft, chosen: Chosen, following: str, says: dict[str, str]) -> None:
    with st.container(key="go", horizontal=True):
        st.button(
            says["take_off"] if chosen.on_sheet else says["add"],
            key="on-sheet",
            type="secondary" if chosen.on_sheet else "primary",
            on_click=_put,
            args=(policy.id, not chosen.on_sheet),
        )
        st.page_link("pages/policies.py", label=says["next"], query_params={"policy": following})
        st.page_link("pages/policies.py", label=says["all"])
    if chosen.on_sheet and not policy_kept.told(policy):
        frame.paragraph(says["added"], "fine")


def _turn(policy_id: str, key: str) -> None:
    policy_kept.set_chosen(policy_drafts()[policy_id], wording=st.session_state[key])


def _put(policy_id: str, on: bool) -> None:
    policy_kept.set_chosen(policy_drafts()[policy_id], on_sheet=on)
