"""Headers on every answer: what a page may load, what it may tell others, how long a file may be kept."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.shell.compress import FOR_EVER

# Measured with Streamlit 1.67: components load their module from a blob, styles are put in by script, the web fonts of
# its icons are data. Nothing comes from another host, and 'self' covers the websocket.
CSP = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A person's own pages and a room's: nothing for a search engine. /share wants its preview picture fetched by anyone.
PRIVATE = re.compile(
    r"/(share|j|join|api|result|plan|policies|rehearse|quiz|tank|audit|look|practice"
    r"|send|shared|journal|compare|host|room|wall)(/|$)"
)
OURS = "/app/static/"


def headers_for(path: str, query: str) -> dict[str, str]:
    """The headers for an answer at this path and query string, each of which a route may set otherwise itself."""
    headers = dict(ALWAYS)
    if PRIVATE.match(path):
        headers["X-Robots-Tag"] = "noindex, nofollow"
    if path.startswith("/share/"):
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if path.startswith(OURS):
        headers["Cache-Control"] = FOR_EVER if re.search(r"(^|&)v=\w+", query) else "no-cache"
    return headers


class Headers:
    """Puts `headers_for` on every answer, and leaves what the answer says itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = list(message.get("headers", ()))
                there = {name for name, _ in said}
                for name, value in _raw(scope["path"], scope["query_string"].decode("latin-1")):
                    # What failed must not stay in a cache for ever.
                    if name == b"cache-control" and message["status"] >= 400:
                        value = b"no-store"
                    if name not in there:
                        said.append((name, value))
                message = {**message, "headers": said}
            await send(message)

        await self.app(scope, receive, answer)


def _raw(path: str, query: str) -> list[tuple[bytes, bytes]]:
    """`headers_for` as they go over the wire."""
    return [(name.lower().encode(), value.encode()) for name, value in headers_for(path, query).items()]
