"""The policy builder: the twelve policies with what is drafted, or one of them (?policy=…)."""

from __future__ import annotations

import streamlit as st

from content.policy_builder import policy_drafts
from ui import visit
from ui.sections import ask_build, empty, knowing, policy_build, policy_overview

policy = policy_drafts().get(st.query_params.get("policy", ""))
shown = policy.id if policy else ""
if st.session_state.get("policies.shown", shown) != shown:
    # A link from this page to itself leaves the browser's address as it was: a reload would open the policy before.
    st.query_params.from_dict({"policy": shown} if shown else {})
st.session_state["policies.shown"] = shown

if visit.opening():
    empty.opening()
elif policy:
    ask_build.show(policy.id) if knowing.asks() else policy_build.show(policy)
else:
    policy_overview.show()
