"""Names for buttons that look alike: "Swap" to the eye, "Swap this step: …" to those who hear the page."""

from __future__ import annotations

import re

MARKS, BACKSLASHED = re.compile(r"([\\`*_{}\[\]()#:$~<>|])"), r"\\\1"
"""What markdown reads as more than a letter, and how it is written so that it is one."""


def named(label: str, name: str) -> str:
    """The label of a button for `st.button`: `label` is what eyes see, `name` (which begins with it) what is read out.

    Streamlit gives buttons no name of their own; the rest of it is emphasis, which the style sheet takes off the screen
    inside keys that begin with "swap-", "own-" and "another-".
    """
    rest = name.removeprefix(label).strip()
    return f"{label} *{MARKS.sub(BACKSLASHED, rest)}*" if rest else label
