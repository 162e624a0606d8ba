"""The tap "something happened with a client" on the plan (R01): the safety card first, and no trace of it anywhere.

The tap is a widget of the plan alone. Streamlit forgets it with the page; nothing writes it down.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import content
from content.shapes import Page
from ui.components import frame
from ui.components.turn import from_top
from ui.sections import cards

KEY = "happened"
CARD = "safety"


def said() -> bool:
    """Whether the tap is on, on this page, just now."""
    return bool(st.session_state.get(KEY))


def show(facts: content.Facts) -> None:
    """The safety card as the page, then the step of its own rule, to read, or none; the plan waits behind the tap.

    Whatever else the answers call for stays out: no other step, and no answer quoted.
    """
    page = content.page("plan")
    plan = content.plan(replace(facts, known={**facts.known, "safety": True}))
    cards.show(CARD)
    with st.container(key="ready"):
        for step in (one for one in plan.steps if one.of_card == CARD):
            frame.head(content.page(CARD).says["policy"])
            frame.paragraph(step.if_then, "half")
            policy = content.policies().get(step.policy or "")
            if policy:
                frame.paragraph(policy.sweet_spot)
            frame.paragraph(step.reason, "sub")
        frame.paragraph(page.says["event_note"], "fine")
    tap(page)


def tap(page: Page) -> None:
    """The tap itself, quiet and last; where it stands, the page turns to the card or back to the plan."""
    with st.container(key="tap"):
        st.toggle(page.says["event"], key=KEY)
    from_top("plan", "card" if said() else "steps")
