"""The three versions of a policy side by side: client first, both, me first."""

from __future__ import annotations

from html import escape

import streamlit as st

import content
from content.shapes import Policy
from ui import visit
from ui.components import frame
from ui.components.drawings import glyph

VERSIONS = (("doormat", "D"), ("sweet_spot", "B"), ("diva", "V"))


def show(policy: Policy, says: dict[str, str]) -> None:
    """Three short columns, one under another on a phone, in a fold."""
    neutral = visit.setting("names") == "neutral"
    zones = content.zones()
    with st.expander(says["versions"], expanded=True), st.container(key="versions"):
        for column, (name, key) in zip(st.columns(3, gap="medium"), VERSIONS, strict=True):
            zone = zones[name]
            with column:
                frame.markup(
                    f'<div class="version">{glyph(key, 34)}'
                    f'<h2 class="kind">{escape(zone.neutral if neutral else zone.named)}</h2>'
                    f"<p>{escape(getattr(policy, name))}</p></div>"
                )
        frame.paragraph(says["versions_note"], "fine")
