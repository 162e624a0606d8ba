"""The device's own share sheet, where there is one: for a link, or for a picture that the page shows."""

from __future__ import annotations

from functools import cache
from typing import Any

from ui.components.told_button import Wait, told_button


@cache
def _component() -> Any:
    return told_button("share_sheet")


def share_link(url: str, *, title: str, label: str, failed: str, key: str, wait: Wait | None = None) -> None:
    """A button called `label` that hands a link to the share sheet; `failed` is said where the device refuses."""
    data = {"url": url, "title": title, "label": label, "failed": failed, **(wait.data if wait else {})}
    _component()(key=key, data=data)


def share_shown(
    picture: str, shows: str, *, file: str, label: str, failed: str, key: str, wait: Wait, holds: str = ""
) -> None:
    """The same for the PNG in the page's image that the selector `picture` finds, under the file name `file`.

    There only where the share sheet takes pictures. The image has to be in the page as data: it is not sent twice. Its
    `data-shows` says what it shows, and only while that is `shows` it is handed on. Buttons that the selector `holds`
    finds wait in the same way, with a share sheet or without: what they save is made by what Python knows.
    """
    about = {"picture": picture, "shows": shows, "file": file, "holds": holds}
    data = {**about, "label": label, "failed": failed, **wait.data}
    _component()(key=key, data=data)
