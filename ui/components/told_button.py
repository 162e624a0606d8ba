"""A button of the browser alone, with a line below it that tells what became of a tap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
button[aria-disabled=true] { color:var(--ink-3); border-color:var(--hair); cursor:default; }
button:focus-visible { outline:3px solid var(--focus); outline-offset:3px; }
p { margin:.4rem 0 0; font-size:var(--t-small); color:var(--ink-2); } p:empty { display:none; }
"""


Chosen = Mapping[str, str | bool]
"""By the key of a widget what stands in it: the label of the choice, whether it is ticked, or the text of a field."""


@dataclass(frozen=True)
class Wait:
    """What a button waits for before it hands something on, so that nothing older goes out than what was chosen.

    A tap right after a change reaches the button before the page has drawn what is new.
    """

    chosen: Chosen
    """What was chosen when the page was drawn. While something else stands in one of them, the page is behind."""
    label: str
    """What the button is called meanwhile."""
    ready: str
    """Said when the page has caught up, to whoever tapped meanwhile."""

    @property
    def data(self) -> dict[str, Any]:
        """As the browser's side reads it."""
        return {"chosen": dict(self.chosen), "wait": self.label, "ready": self.ready}


def told_button(name: str) -> Any:
    """The component whose script is the file `name`.js; `told_button.js` gives it the button and the line."""
    return st.components.v2.component(
        f"sweet_spot_{name}",
        html='<button type="button" hidden></button><p role="status"></p>',
        css=STYLE,
        js="".join((HERE / f"{part}.js").read_text(encoding="utf-8") for part in ("told_button", name)),
    )
