"""Keeps what is being typed from being lost: numbers reach the page after a pause, words stay in the tab.

Streamlit tells Python of a field when it is left. A reload before that would lose what stands in it. Words typed in
the container `own` are held in the tab's `sessionStorage`, which a reload keeps and closing the tab clears; erasing
everything takes them too. They are kept on the device only where the person says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components.device import said_by

CODE = Path(__file__).with_name("typing.js")
KEY = "typing"


@cache
def _component() -> Any:
    return st.components.v2.component("sweet_spot_typing", js=CODE.read_text(encoding="utf-8"))


def hold_numbers() -> None:
    """Lets numbers in the container `blanks` reach the page as they are typed."""
    _component()(key=KEY, data={"spot": "", "text": "", "cleared": 0})


def hold_words(spot: str, text: str, cleared: int, back: Callable[[str, int], None]) -> None:
    """Holds the words typed for `spot` in this tab; `back` is given them where they differ from `text` after a reload.

    `cleared` counts how often the person has had words forgotten: when it grows, those of `spot` leave the tab.
    `back` gets the count that the tab knew, too, since its news can be overtaken by a tap.
    """

    def given() -> None:
        said = said_by(KEY, "words")
        if isinstance(said, Mapping) and isinstance(said.get("words"), str):
            back(said["words"], said.get("cleared", 0))

    _component()(key=KEY, data={"spot": spot, "text": text, "cleared": cleared}, on_words_change=given)
