"""A room's pictures on a page, each made once for all screens of the process that show the same frame."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from threading import Lock
from typing import Any

import streamlit as st

from workshop.frames import Frame

_made: dict[int, dict[str, dict[str, Any]]] = {}
"""By the frame's own number in memory: pictures by name. They go when their frame does."""
_lock = Lock()


def spec(frame: Frame, name: str, make: Callable[[], Any]) -> dict[str, Any]:
    """The picture of that name for this very frame, as Vega-Lite has it: `make()` (an Altair chart) the first time.

    Twenty pages redraw when a frame moves; workshop.lately hands all of them the same one.
    """
    with _lock:
        if id(frame) not in _made:
            _made[id(frame)] = {}
            weakref.finalize(frame, _made.pop, id(frame), None)
        pictures = _made[id(frame)]
        if name not in pictures:
            pictures[name] = make().to_dict()
        return pictures[name]


def drawn(frame: Frame, name: str, make: Callable[[], Any]) -> None:
    """The same on the page, at the width of its column."""
    made = spec(frame, name, make)
    # Vega paints a gradient as url(the page's address#…), and nothing where the address has changed since. With the
    # address in its spec a picture is drawn anew whenever that changes, as on the wall's turn to dark or light.
    address = sorted(f"{one}={value}" for one, value in st.query_params.items())
    here = {**made, "usermeta": {**made.get("usermeta", {}), "address": address}}
    with st.container(key=f"pic-{name}"):
        st.vega_lite_chart(None, here, theme=None, width="content")
