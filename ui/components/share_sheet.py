"""The device's own share sheet, where there is one: for a link, or for a picture that the page shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components.copy_text import STYLE

CODE = Path(__file__).with_name("share_sheet.js")


@cache
def _component() -> Any:
    return st.components.v2.component(
        "sweet_spot_share_sheet",
        html='<button type="button" hidden></button><p role="status"></p>',
        css=STYLE,
        js=CODE.read_text(encoding="utf-8"),
    )


def share_link(url: str, *, title: str, label: str, failed: str, key: str) -> None:
    """A button called `label` that hands a link to the share sheet; `failed` is said where the device refuses."""
    _component()(key=key, data={"url": url, "title": title, "label": label, "failed": failed})


def share_shown(picture: str, *, file: str, label: str, failed: str, key: str) -> None:
    """The same for the PNG in the page's image that the selector `picture` finds, under the file name `file`.

    There only where the share sheet takes pictures. The image has to be in the page as data: it is not sent twice.
    """
    _component()(key=key, data={"picture": picture, "file": file, "label": label, "failed": failed})
