"""Only this app's own pages open a websocket to it.

Streamlit refuses foreign pages too, but looks up this machine's address at a foreign host first, and waits for it.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server import is_allowed_origin

from workshop.asking import netloc


def same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a websocket's Origin is the host it speaks to, or listed in `server.corsAllowedOrigins`.

    A program that is no browser sends no Origin, and may connect.
    """
    if origin is None:
        return True
    given = netloc(origin)
    return bool(given) and (given == (host or "").lower() or is_allowed_origin(origin))


class SameOrigin:
    """Closes a websocket that a page of another host opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            if not same_origin(headers.get("origin"), headers.get("host")):
                await send({"type": "websocket.close", "code": 1008})
                return
        await self.app(scope, receive, send)
