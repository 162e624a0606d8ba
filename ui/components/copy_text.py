"""A button that copies a text to the clipboard, in the browser alone: nothing is sent."""

from __future__ import annotations

from functools import cache
from typing import Any

from ui.components.told_button import Wait, told_button


@cache
def _component() -> Any:
    return told_button("copy_text")


def copy_text(text: str, *, label: str, done: str, failed: str, key: str, wait: Wait | None = None) -> None:
    """A button called `label`; after a tap it says `done`, or `failed` where the browser refuses."""
    data = {"text": text, "label": label, "done": done, "failed": failed, **(wait.data if wait else {})}
    _component()(key=key, data=data)
