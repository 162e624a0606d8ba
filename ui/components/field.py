"""Fields for free words that take any length, keep the first part of it, and say so.

Streamlit's own limit (`max_chars`) has the browser refuse a change that is too long: who pastes a text finds the field
as it was and the text gone. Here the whole text stays in the field, and what is kept of it is told below.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
LINE = '<p class="kept" role="status"></p>'
JOINER, NON_JOINER = "\u200d", "\u200c"
SKIN, FLAG, TAG, JAMO = (0x1F3FB, 0x1F3FF), (0x1F1E6, 0x1F1FF), (0xE0020, 0xE007F), (0x1160, 0x11FF)
"""Code points, first and last: shades of skin, halves of flags, letters of a region's flag, ends of Korean letters."""

Changed = Callable[..., None] | None


def text(
    label: str,
    key: str,
    longest: int,
    value: str = "",
    *,
    on_change: Changed = None,
    args: tuple[Any, ...] = (),
    **more: Any,
) -> str:
    """A field of one line; gives what is kept of it, at most `longest` characters.

    `more` goes to `st.text_input`. `on_change` finds the kept part by `given`, the session holds all of the field.
    """
    with st.container(key=f"field-{key}"):
        st.text_input(label, value, key=key, on_change=on_change, args=args, **more)
        return _told(key, longest)


def area(label: str, key: str, longest: int, value: str = "", **more: Any) -> str:
    """A field of several lines; gives what is kept of it. `more` goes to `st.text_area`."""
    with st.container(key=f"field-{key}"):
        st.text_area(label, value, key=key, **more)
        return _told(key, longest)


def given(key: str, longest: int) -> str:
    """What is kept of the field with that key, as it stands now; empty where there is no such field."""
    held = st.session_state.get(key)
    return first(held, longest) if isinstance(held, str) else ""


def first(words: str, longest: int) -> str:
    """As many whole characters from the start as `longest` code points hold: no emoji, flag or accent is torn.

    Blanks at either end do not count where they alone make it too long. A character that takes more than `longest`
    by itself (a letter under a heap of accents) is kept without what does not fit.
    """
    if len(words) <= longest:
        return words
    words = words.strip()
    at = min(longest, len(words))
    while 0 < at < len(words) and not _begins(words, at):
        at -= 1
    return words[:at] or words[:longest].rstrip(JOINER)


def _told(key: str, longest: int) -> str:
    """The kept part of a field, with a line below it that says how much that is where it is not all."""
    held = st.session_state.get(key)
    whole = held if isinstance(held, str) else ""
    kept = first(whole, longest)
    count = 0 if len(kept) >= len(whole.strip()) else sum(not at or _begins(kept, at) for at in range(len(kept)))
    said = says()["one" if count == 1 else "more"].format(n=f"{count:,}") if count else ""
    line = st.components.v2.component("sweet_spot_field", html=LINE, js=_code(), isolate_styles=False)
    line(key=f"told-{key}", data={"said": said})
    return kept


@cache
def _code() -> str:
    return (HERE / "field.js").read_text(encoding="utf-8")


@cache
def says() -> dict[str, str]:
    """What a field says of what it keeps, by name."""
    said: dict[str, str] = tomllib.loads((HERE / "field.toml").read_text(encoding="utf-8"))["kept"]
    return said


def _begins(words: str, at: int) -> bool:
    """Whether a character as people see it begins at that place, and does not go on from the one before."""
    here, before = words[at], words[at - 1]
    if JOINER in (here, before) or here == NON_JOINER or unicodedata.category(here)[0] == "M":
        return False
    if any(low <= ord(here) <= high for low, high in (SKIN, TAG, JAMO)) or before + here == "\r\n":
        return False
    if not _flag(here):
        return True
    start = at
    while start and _flag(words[start - 1]):
        start -= 1
    return (at - start) % 2 == 0


def _flag(one: str) -> bool:
    return FLAG[0] <= ord(one) <= FLAG[1]
