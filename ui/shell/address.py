"""The address under which others reach this app: for links, previews and QR codes."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from starlette.requests import Request

HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


def public_url(request: Request) -> str:
    """Where this app is, without a slash at the end: `PUBLIC_URL` where it is set and an address, else the host that
    the request names itself. A header that a proxy may have forwarded is never asked for the host. Empty where the
    request names none: links are relative then.
    """
    given = os.environ.get("PUBLIC_URL", "").strip().rstrip("/")
    parts = urlsplit(given)
    if parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc) and not parts.query and not parts.fragment:
        return given
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host}" if HOST.fullmatch(host) else ""
