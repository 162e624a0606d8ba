"""Whether the app can serve: the faults found at start, the page that tells them, and the store of rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.shell.page import plain_page
from ui.shell.places import version
from workshop.live import live


@dataclass
class Health:
    """The faults found at start, one sentence each; none means that the app can serve."""

    faults: list[str] = field(default_factory=list)


def health_route(health: Health) -> Route:
    """GET /healthz: 200 `{"ok": true, "version": …}`, or 503 with `"ok": false`: while a file has a fault, or while the
    store of rooms does not answer (everything but rooms goes on then).
    """

    async def answer(_: Request) -> Response:
        well = not health.faults and await live().reachable()
        body: dict[str, object] = {"ok": well, "version": version()}
        return JSONResponse(body, 200 if well else 503, headers={"Cache-Control": "no-store"})

    return Route("/healthz", answer)


class FaultGate:
    """While there are faults, every page says which, with status 503, and no session of Streamlit starts."""

    def __init__(self, app: ASGIApp, health: Health) -> None:
        self.app, self.health = app, health

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.health.faults or scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1013})
        elif scope["path"] == "/healthz" or scope["path"].startswith("/app/static/"):
            await self.app(scope, receive, send)
        else:
            page = HTMLResponse(fault_page(self.health.faults), 503, headers={"Cache-Control": "no-store"})
            await page(scope, receive, send)


def fault_page(faults: list[str]) -> str:
    """The page (HTML) that lists the faults and says what to do about them."""
    lines = "".join(f"<li>{escape(fault)}</li>" for fault in faults)
    return plain_page(
        "This app cannot start",
        f"<p>A file it needs has a fault. Nothing you kept on your device is touched.</p><ul>{lines}</ul>"
        "<p>For whoever runs it: mend what each line names, try <code>python -m quizzes check</code>, "
        "then start the app again.</p>",
    )
