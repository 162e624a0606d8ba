"""A button of the browser alone, with a line below it that tells what became of a tap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
STYLE = """
:host, div { font-family:var(--sans); }
button { width:100%; min-height:46px; padding:.5rem 1.15rem; font:500 1rem/1.42 var(--sans); color:var(--ink);
  background:var(--sheet); border:1px solid var(--edge); border-radius:var(--r-control); cursor:pointer; }
button[hidden] { display:none; }
button:hover { border-color:var(--ink); }
button:focus-visible { outline:3px solid var(--focus); outline-offset:3px; }
p { margin:.4rem 0 0; font-size:var(--t-small); color:var(--ink-2); } p:empty { display:none; }
"""


def told_button(name: str) -> Any:
    """The component whose script is the file `name`.js; `told_button.js` gives it the button and the line."""
    return st.components.v2.component(
        f"sweet_spot_{name}",
        html='<button type="button" hidden></button><p role="status"></p>',
        css=STYLE,
        js="".join((HERE / f"{part}.js").read_text(encoding="utf-8") for part in ("told_button", name)),
    )
