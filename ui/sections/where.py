"""Where the tilt differs: the touchpoint strips, as prompts."""

from __future__ import annotations

import streamlit as st

import charts
import content
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections.standing import Reading


def show(shown: Reading) -> None:
    """The strips with what stands out, and their table."""
    names = content.touchpoint_names()
    rows = charts.strips_table(shown.position, names)
    with st.container(key="where"):
        left, right = st.columns(2, gap="large")
        with left:
            frame.head(content.page("result").says["strips"])
            for touched in shown.words.touchpoints:
                frame.paragraph(touched.text)
            frame.paragraph(shown.words.touchpoint_note, "sub")
            twin(list(rows.columns), rows.values.tolist(), "Tilt by situation")
        with right:
            picture(charts.strips(shown.position, touchpoint_names=names), "strips")
