"""Whether a cookie may be held to https."""

from __future__ import annotations

import os

from starlette.requests import Request


def is_secure(request: Request) -> bool:
    """Whether this browser speaks https to us: by the connection, or by the address that the app is known under."""
    return request.url.scheme == "https" or os.environ.get("PUBLIC_URL", "").strip().lower().startswith("https://")
