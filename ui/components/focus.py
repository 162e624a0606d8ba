"""Where the focus goes when what a person has pressed leaves the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from uuid import uuid4

import streamlit as st

CODE = Path(__file__).with_name("focus.js")
NEXT = "passing.focus"
"""The key of the button that is next, and a name for this one time."""


@cache
def _code() -> str:
    return CODE.read_text(encoding="utf-8")


def focus_next(key: str) -> None:
    """After the run that a tap starts, the focus goes to the button with that key, if it is nowhere else by then."""
    st.session_state[NEXT] = (key, uuid4().hex)


def focus_here() -> None:
    """Moves the focus where `focus_next` has said, once; call it at the end of a page that uses it."""
    key, once = st.session_state.get(NEXT, ("", ""))
    st.components.v2.component("sweet_spot_focus", js=_code())(key="focus-next", data={"on": key, "once": once})
