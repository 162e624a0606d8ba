"""All twelve policies with what is drafted, the practice's voice, and the sheet made of what was chosen."""

from __future__ import annotations

import streamlit as st

import content
from content.ask_for import spoken
from content.policy_builder import policy_drafts
from content.policy_shapes import PolicyDraft
from ui.components import frame
from ui.sections import ask_kept, knowing, policy_kept, policy_sheet, policy_voice, setting


def show() -> None:
    """The list on one side; voice and sheet on the other."""
    page = content.page("policies")
    with st.container(key="policies"):
        words = content.ask_words()
        frame.title(words.title if knowing.asks() else page.title)
        frame.paragraph(spoken(words.lead, policy_kept.voice()) if knowing.asks() else page.lead, "lead")
        listed, taken = st.columns([1.12, 1], gap="large")
        with listed:
            frame.markup(f'<h2 class="sr">{page.says["list"]}</h2>')
            _list(page.says)
        with taken:
            policy_voice.show(page.says)
            policy_sheet.show(page.says)
            if knowing.asks() and policy_kept.on_sheet():
                frame.paragraph(words.drafted, "note")
            setting.show(content.page("plan"))
            frame.paragraph(words.sheet_note if knowing.asks() else content.builder().note, "fine limit")


def _list(says: dict[str, str]) -> None:
    with st.container(key="policy-list"):
        for policy in policy_drafts().values():
            state = _state(policy)
            with st.container(key=f"policy-{state}-{policy.id}", horizontal=True, vertical_alignment="center"):
                st.page_link("pages/policies.py", label=policy.title, query_params={"policy": policy.id})
                frame.paragraph(says[state], "fine")
                for fault in [] if knowing.asks() else policy_kept.told(policy):
                    frame.paragraph(fault, "note")


def _state(policy: PolicyDraft) -> str:
    """How far a policy is; where somebody else sets the rules, how far the request about it is."""
    if knowing.asks():
        begun, on_sheet = ask_kept.begun(policy.id), ask_kept.request(policy.id).on_sheet
    else:
        begun, on_sheet = policy_kept.begun(policy), policy_kept.goes_on(policy)
    return "not_begun" if not begun else "on_sheet" if on_sheet else "drafted"
