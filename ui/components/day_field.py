"""A field for a day that opens the device's own calendar: Streamlit's has small targets and no names for its parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components.device import said_by

CODE = Path(__file__).with_name("day_field.js")
STYLE = """
:host, label { font-family:var(--sans); }
label:not([hidden]) { display:grid; gap:.25rem; color:var(--ink-2); }
input { box-sizing:border-box; width:100%; max-width:14rem; min-height:46px; padding:.4rem .8rem;
  font:400 1rem/1.42 var(--sans); color:var(--ink); background:var(--sheet); border:1px solid var(--edge);
  border-radius:var(--r-control); color-scheme:light dark; }
input:focus-visible { outline:3px solid var(--focus); outline-offset:3px; }
"""


@cache
def _component() -> Any:
    html, js = '<label hidden><span></span><input type="date"></label>', CODE.read_text(encoding="utf-8")
    return st.components.v2.component("sweet_spot_day_field", html=html, css=STYLE, js=js)


def day_field(label: str, day: date, *, first: date, last: date, key: str, picked: Callable[[date], None]) -> None:
    """A field called `label` that shows `day`; `picked` is given another day from `first` to `last`, before the run."""

    def told() -> None:
        found = day_of(said_by(key, "day"))
        if found is not None and first <= found <= last:
            picked(found)

    days = {"day": day.isoformat(), "first": first.isoformat(), "last": last.isoformat()}
    _component()(key=key, data={"label": label, **days}, on_day_change=told)


def day_of(said: object) -> date | None:
    """A day as a browser writes it, or None for anything else."""
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
