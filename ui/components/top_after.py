"""For a part of a page that gives way to another one while it is read far below: the next is shown from its top."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

CODE = Path(__file__).with_name("top_after.js")


@cache
def _code() -> str:
    return CODE.read_text(encoding="utf-8")


def top_after(key: str) -> None:
    """Call it inside the part that will go."""
    st.components.v2.component("sweet_spot_top_after", js=_code())(key=key)
