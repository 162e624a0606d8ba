"""Hands the key of a room to the browser, which has the server put it into a cookie that no script can read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components.device import said_by

CODE = Path(__file__).with_name("host_cookie.js")
KEY = "host-cookie"


@cache
def _component() -> Any:
    return st.components.v2.component("sweet_spot_host_cookie", js=CODE.read_text(encoding="utf-8"))


def host_cookie(code: str, key: str, *, which: str, failed: Callable[[], None]) -> None:
    """Keeps the key of a room in this browser until it is closed; an empty key takes it out.

    Done once for each `which`. `failed` is called where the browser or the server refuses to keep it.
    """

    def told() -> None:
        if said_by(KEY, "failed") == which:
            failed()

    _component()(key=KEY, data={"code": code, "key": key, "id": which}, on_failed_change=told)
