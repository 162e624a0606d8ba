"""Links to this app as others can open them, from inside a page."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request

from ui.shell.address import public_url
from ui.shell.share import set_address


def app_url() -> str:
    """Where this app is, without a slash at the end: as `ui.shell.address.public_url`, the host being the one in the
    browser's own address bar. Empty where the browser does not say."""
    seen = urlsplit(st.context.url or "")
    headers = [(b"host", seen.netloc.encode("ascii", "ignore"))]
    return public_url(Request({"type": "http", "scheme": seen.scheme, "path": "/", "headers": headers}))


def share_url(code: str) -> str:
    """The link of a share code; empty where this app does not know its own address."""
    base = app_url()
    return f"{base}/share/{code}" if base else ""


__all__ = ["app_url", "set_address", "share_url"]
