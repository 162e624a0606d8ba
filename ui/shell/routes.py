"""Small addresses of our own beside the pages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from ui.shell.headers import headers_for
from ui.shell.health import Health, health_route
from ui.shell.manifest import manifest_route
from ui.shell.page import HOMEWARD, plain_page
from ui.shell.places import STATIC

ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /j/\n"


def routes(health: Health) -> list[BaseRoute]:
    """The routes of the shell: /healthz, /robots.txt, the manifest and the icon that browsers ask for unasked."""

    async def robots(_: Request) -> Response:
        return PlainTextResponse(ROBOTS)

    async def icon(_: Request) -> Response:
        return FileResponse(STATIC / "favicon.svg", headers={"Cache-Control": "public, max-age=86400"})

    return [
        health_route(health),
        manifest_route(),
        Route("/robots.txt", robots),
        Route("/favicon.ico", icon),
        Route("/favicon.png", icon),
    ]


def answers(routes: list[BaseRoute], scope: Scope) -> bool:
    """Whether one of `routes` answers this request (or refuses its method)."""
    return any(route.matches(scope)[0] is not Match.NONE for route in routes)


async def broken(request: Request, _: Exception) -> Response:
    """The page for a fault of ours in a route: a sentence, no traceback, the same headers as everywhere."""
    page = plain_page("Something did not work", f"<p>The fault is on our side.</p>{HOMEWARD}")
    return HTMLResponse(page, 500, headers=headers_for(request.url.path, ""))
