"""The device's own share sheet, where there is one: for a link, or for a picture that the page shows."""

from __future__ import annotations

from functools import cache
from typing import Any

from ui.components.told_button import told_button


@cache
def _component() -> Any:
    return told_button("share_sheet")


def share_link(url: str, *, title: str, label: str, failed: str, key: str) -> None:
    """A button called `label` that hands a link to the share sheet; `failed` is said where the device refuses."""
    _component()(key=key, data={"url": url, "title": title, "label": label, "failed": failed})


def share_shown(picture: str, *, file: str, label: str, failed: str, key: str) -> None:
    """The same for the PNG in the page's image that the selector `picture` finds, under the file name `file`.

    There only where the share sheet takes pictures. The image has to be in the page as data: it is not sent twice.
    """
    _component()(key=key, data={"picture": picture, "file": file, "label": label, "failed": failed})
