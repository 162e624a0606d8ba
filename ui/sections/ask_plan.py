"""What a step of the plan brings to a talk about a rule that somebody else sets (R27)."""

from __future__ import annotations

import streamlit as st

import content
from content.ask_for import spoken
from ui.components import frame
from ui.sections import ask_build, ask_kept, outcome_own, policy_kept


def show(policy_id: str) -> None:
    """Folded away: what to find out, the need, a sentence to say, and what to say to a no."""
    words, found = content.ask_words(), ask_kept.asked(policy_id)
    with st.expander(words.bring):
        ask_build.points(words.find_out, found.rule)
        frame.paragraph(words.need, "kind")
        own = ask_kept.begun(policy_id)
        outcome_own.typed(f"{found.need}." if own else words.bring_need.format(need=found.need))
        frame.paragraph(words.saying, "kind")
        outcome_own.typed(f"“{found.say}”")
        frame.paragraph(words.refused, "kind")
        frame.paragraph(f"“{found.if_no}”")
        for text in (words.whom, words.when, words.after):
            frame.paragraph(spoken(text, policy_kept.voice()), "fine")
    st.page_link("pages/policies.py", label=words.build, query_params={"policy": policy_id})
