"""All twelve policies with what is drafted, the practice's voice, and the sheet made of what was chosen."""

from __future__ import annotations

import streamlit as st

import content
from content.policy_builder import policy_drafts
from ui.components import frame
from ui.sections import policy_kept, policy_sheet, policy_voice


def show() -> None:
    """The list on one side; voice and sheet on the other."""
    page = content.page("policies")
    with st.container(key="policies"):
        frame.title(page.title)
        frame.paragraph(page.lead, "lead")
        listed, taken = st.columns([1.12, 1], gap="large")
        with listed:
            frame.markup(f'<h2 class="sr">{page.says["list"]}</h2>')
            _list(page.says)
        with taken:
            policy_voice.show(page.says)
            policy_sheet.show(page.says)
            frame.paragraph(content.builder().note, "fine limit")


def _list(says: dict[str, str]) -> None:
    with st.container(key="policy-list"):
        for policy in policy_drafts().values():
            state = "not_begun"
            if policy_kept.begun(policy):
                state = "on_sheet" if policy_kept.chosen(policy).on_sheet else "drafted"
            with st.container(key=f"policy-{state}-{policy.id}", horizontal=True, vertical_alignment="center"):
                st.page_link("pages/policies.py", label=policy.title, query_params={"policy": policy.id})
                frame.paragraph(says[state], "fine")
