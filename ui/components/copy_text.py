"""A button that copies a text to the clipboard, in the browser alone: nothing is sent."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

CODE = Path(__file__).with_name("copy_text.js")
STYLE = """
:host, div { font-family:var(--sans); }
button { width:100%; min-height:46px; padding:.5rem 1.15rem; font:500 1rem/1.42 var(--sans); color:var(--ink);
  background:var(--sheet); border:1px solid var(--edge); border-radius:var(--r-control); cursor:pointer; }
button[hidden] { display:none; }
button:hover { border-color:var(--ink); }
button:focus-visible { outline:3px solid var(--focus); outline-offset:3px; }
p { margin:.4rem 0 0; font-size:var(--t-small); color:var(--ink-2); } p:empty { display:none; }
"""


@cache
def _component() -> Any:
    return st.components.v2.component(
        "sweet_spot_copy",
        html='<button type="button" hidden></button><p role="status"></p>',
        css=STYLE,
        js=CODE.read_text(encoding="utf-8"),
    )


def copy_text(text: str, *, label: str, done: str, failed: str, key: str) -> None:
    """A button called `label`; after a tap it says `done`, or `failed` where the browser refuses."""
    _component()(key=key, data={"text": text, "label": label, "done": done, "failed": failed})
