"""A question before something that cannot be undone, answered by tap or by Enter and Escape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components.device import said_by

CODE = Path(__file__).with_name("ask.js")
KEY = "ask"
STYLE = """
dialog { max-width:min(30rem,calc(100vw - 2.4rem)); padding:1.6rem 1.7rem 1.5rem; border:1px solid var(--hair); border-radius:var(--r-sheet);
  background:var(--sheet); color:var(--ink); box-shadow:var(--lift); font-family:var(--sans); }
dialog::backdrop { background:rgb(20 17 12 / .45); }
p { margin:0 0 1.2rem; font:420 1.3rem/1.4 var(--serif); text-wrap:pretty; }
div { display:flex; flex-wrap:wrap; gap:.7rem; }
button { min-height:48px; padding:.5rem 1.3rem; font:500 1rem/1.42 var(--sans); color:var(--ink); background:var(--sheet);
  border:1px solid var(--edge); border-radius:var(--r-control); cursor:pointer; }
.yes { background:var(--green); border-color:var(--green); color:var(--on-green); font-weight:600; }
button:focus-visible, .yes:focus { outline:3px solid var(--focus); outline-offset:3px; }
"""  # noqa: E501


@cache
def _component() -> Any:
    return st.components.v2.component(
        "sweet_spot_ask",
        html='<dialog aria-labelledby="asked"><p id="asked"></p><div><button type="button" class="yes"></button>'
        '<button type="button" class="no"></button></div></dialog>',
        css=STYLE,
        js=CODE.read_text(encoding="utf-8"),
    )


def ask(question: Mapping[str, str] | None, answered: Callable[[str, bool], None]) -> None:
    """Shows a question, or none.

    In: {"id", "text", "yes", "no"}, the id another one each time it is asked; `answered` gets the id, and whether
    the answer was yes.
    """

    def told() -> None:
        said = said_by(KEY, "answer")
        if isinstance(said, Mapping) and isinstance(said.get("id"), str):
            answered(said["id"], said.get("yes") is True)

    data = dict(question) if question else {"id": "", "text": "", "yes": "", "no": ""}
    _component()(key=KEY, data=data, on_answer_change=told)
