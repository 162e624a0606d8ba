"""What a widget begins with, told in both ways that Streamlit has, for a browser may get to know only one of them."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

Value = TypeVar("Value")


def begun(key: str, value: Value) -> Value:
    """The value of the widget with that key: what the session has for it, else `value`, which the session then has.

    Pass it on as the widget's own start (`value`, `index`). The session's value alone goes to the browser with one run
    of the page, and that run can be cut short by the next before it was sent: the browser would take the empty start
    of the widget for the person's answer, and send it.
    """
    held: Value = st.session_state.setdefault(key, value)
    return held
