"""All moments to rehearse, by the place where a client meets the therapist."""

from __future__ import annotations

import streamlit as st

import content
from ui.components import frame
from ui.sections import rehearsal


def show(unknown: bool = False) -> None:
    """The list; `unknown` says that the address named a moment that is not there."""
    page = content.page("rehearse")
    with st.container(key="moments"):
        frame.title(page.title)
        frame.paragraph(page.says["unknown"] if unknown else page.lead, "lead")
        rehearsal.hard_mode(page)
        for name, label in content.touchpoint_names().items():
            found = [one for one in content.rehearsals().values() if one.touchpoint == name]
            if found:
                with st.container(key=f"moments-{name}"):
                    frame.head(label)
                    for one in found:
                        with st.container(key=f"moment-{one.id}"):
                            rehearsal.link(one, f"“{one.line}”")
                            frame.paragraph(one.moment, "fine")
        rehearsal.way_out(page)
