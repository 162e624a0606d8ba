"""GET /host: where a host link leads. The key stands behind its #, which no browser sends to a server."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

import content
from ui.shell.page import plain_page
from ui.shell.places import static_url

SCRIPT = "host-link.js"


def host_routes() -> list[BaseRoute]:
    """GET and HEAD of /host: a small page whose script hands the key in, then opens the room."""

    async def page(_: Request) -> Response:
        return HTMLResponse(host_page(), headers={"Cache-Control": "no-store"})

    return [Route("/host", page)]


def host_page() -> str:
    """The page (HTML). It shows what went wrong where the key opens no room, and the way to type it."""
    said = content.workshop().host
    script = static_url(SCRIPT).removeprefix(".")
    return plain_page(
        said["host_link_opening"],
        f'<p id="told" hidden data-bad="{escape(said["host_link_bad"])}" '
        f'data-away="{escape(said["host_link_away"])}"></p>'
        f'<p id="again" hidden><a href="/room">{escape(said["title"])}</a></p>'
        f"<noscript><p>{escape(said['host_link_script'])}</p></noscript>"
        f'<script src="{script}" defer></script>',
    )
