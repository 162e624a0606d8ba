"""For a page of several parts: each part has its address, is shown from its top, and is read out from its title."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

CODE = Path(__file__).with_name("turn.js")


@cache
def _code() -> str:
    return CODE.read_text(encoding="utf-8")


def turned(page: str, params: Mapping[str, str]) -> None:
    """Tells the browser which part of `page` this is; call it once, at the end of the page.

    A link from a page to itself leaves the browser's address and its place as they were: a reload would open the
    part before, and the new part would begin in its middle.
    """
    at = "&".join(f"{name}={value}" for name, value in sorted(params.items()))
    key = f"{page}.shown"
    if st.session_state.get(key, at) != at:
        st.query_params.from_dict(dict(params))
    st.session_state[key] = at
    from_top(page, at)


def from_top(page: str, part: str) -> None:
    """The same for a part without an address: shown from its top and read out, and remembered nowhere."""
    st.components.v2.component("sweet_spot_turn", js=_code())(key=f"{page}-turn", data={"at": f"{page}?{part}"})
