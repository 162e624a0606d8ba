"""Which addresses get the shell page, and which are no page at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.shell.compress import accepts_gzip, gzipped
from ui.shell.page import HOMEWARD, plain_page

NAMES = (
    *("", "quiz", "result", "audit", "look", "plan", "policies", "rehearse", "practice", "journal", "compare", "send"),
    *("shared", "room", "wall", "about", "support", "safety"),
)
"""The pages of `ui/main.py`, by their addresses. Of another one Streamlit would show the first page, under a dialog."""
# First segments that Streamlit or we serve files from:
SERVED = re.compile(r"/(_stcore|media|component|static|app|auth|oauth2callback)(/|$)|.*/_stcore/|//|/[\w-]+/$")
NOWHERE = plain_page("There is no page here", f"<p>The address may be mistyped.</p>{HOMEWARD}")


class Pages:
    """Answers GET and HEAD of every page address with the shell, and of an unknown address with 404.

    `ours(scope)` is true where a route of ours answers; those, and Streamlit's own files, go through untouched.
    """

    def __init__(self, app: ASGIApp, html: str, ours: Callable[[Scope], bool]) -> None:
        self.app, self.ours = app, ours
        self.plain = html.encode()
        self.small = gzipped(self.plain)
        self.etag = f'W/"{sha256(self.plain).hexdigest()[:16]}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reading = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not reading or SERVED.match(scope["path"]) or self.ours(scope):
            await self.app(scope, receive, send)
        elif scope["path"].removeprefix("/") in NAMES:
            await self._page(scope)(scope, receive, send)
        else:
            await HTMLResponse(NOWHERE, 404)(scope, receive, send)

    def _page(self, scope: Scope) -> Response:
        headers = {"Cache-Control": "no-cache", "ETag": self.etag, "Vary": "Accept-Encoding"}
        known = [value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"]
        if any(self.etag in value for value in known):
            return Response(status_code=304, headers=headers)
        if accepts_gzip(scope):
            return HTMLResponse(self.small, headers={**headers, "Content-Encoding": "gzip"})
        return HTMLResponse(self.plain, headers=headers)
