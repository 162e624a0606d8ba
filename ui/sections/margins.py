"""How sure this is: what the margin means, swing and slip, and the guess beside the result."""

from __future__ import annotations

import streamlit as st

import charts
import content
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections.standing import Reading


def show(shown: Reading) -> None:
    """Two columns on a wide screen, one under the other on a phone."""
    words, says = shown.words, content.page("result").says
    rows = charts.table(shown.position, names=shown.names, guess=shown.guess)
    with st.container(key="margins"):
        left, right = st.columns(2, gap="large")
        with left:
            frame.head(says["margin"])
            frame.paragraph(words.confidence_means)
            for line in words.margin:
                frame.paragraph(line)
            twin(list(rows.columns), rows.values.tolist(), "The map in numbers")
        with right:
            frame.head(says["swing"])
            for line in filter(None, (words.swing, *words.pendulum, words.slip)):
                frame.paragraph(line)
    if shown.guess and words.guess:
        with st.container(key="guessed"):
            left, right = st.columns(2, gap="large")
            with left:
                frame.head(says["guessed"])
                for line in words.guess:
                    frame.paragraph(line)
            with right:
                chart = charts.balance_map(
                    shown.position, guess=shown.guess, names=shown.names, outline=shown.outline, you=shown.you
                )
                picture(chart, "guessed")
