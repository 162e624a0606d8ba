"""The way back after everything was erased: ten seconds, in the browser, which alone still holds it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

import content
import player
from ui.components.device import said_by
from ui.components.told_button import STYLE

CODE = Path(__file__).with_name("undo_erase.js")
KEY = "undo-erase"
LOOK = """
.undo { display:flex; flex-wrap:wrap; align-items:center; gap:.6rem 1.1rem; }
.undo p { flex:1 1 100%; margin:0; font-size:1rem; color:var(--ink); border-inline-start:2px solid var(--green); padding-inline-start:.9rem; }
.undo p:focus { outline:none; }
.undo i { font:italic 420 1.02rem/1.3 var(--serif); color:var(--ink-2); }
[hidden] { display:none !important; }
"""  # noqa: E501


@cache
def _component() -> Any:
    return st.components.v2.component(
        "sweet_spot_undo_erase",
        html='<div class="undo"><p role="status"></p><button type="button" hidden></button><i></i></div>',
        css=STYLE + LOOK,
        js=player.script(store_only=True) + CODE.read_text(encoding="utf-8"),
    )


def undo_erase(undone: Callable[[], None], over: Callable[[], None], *, which: str, seconds: float) -> None:
    """Says that everything is erased, with an undo for `seconds`.

    `undone` is called once the browser has put it back, `over` when it can no longer. `which` names this erasing: the
    seconds run once for each. Nothing is sent but that name.
    """

    def told() -> None:
        if said_by(KEY, "undone") == which:
            undone()

    def ended() -> None:
        if said_by(KEY, "over") == which:
            over()

    says = content.page("erase").says
    words = {name: says[name] for name in ("gone", "undo", "left", "back", "not_back")}
    data = {**words, "id": which, "seconds": seconds}
    _component()(key=KEY, data=data, on_undone_change=told, on_over_change=ended)
