"""The web-app manifest: what a phone needs to put the app on its home screen, where Safari keeps what it stores."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ui.shell.page import DESCRIPTION, MANIFEST, PAPER, TITLE
from ui.shell.places import static_url

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))
"""File, width and height, purpose; "maskable" leaves room for a phone's own outline."""


def manifest() -> dict[str, object]:
    """The manifest as JSON: name, where it starts, how it looks, its icons."""
    icons = [
        {"src": static_url(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in ICONS
    ]
    return {
        "id": "/",
        "name": TITLE,
        "short_name": TITLE,
        "description": DESCRIPTION,
        "lang": "en",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER["light"],
        "theme_color": PAPER["light"],
        "icons": icons,
    }


def manifest_route() -> Route:
    """GET of the manifest's address; kept for a day, since icons carry their own mark of change."""

    async def answer(_: Request) -> Response:
        headers = {"Cache-Control": "public, max-age=86400"}
        return Response(json.dumps(manifest()), media_type="application/manifest+json", headers=headers)

    return Route(MANIFEST, answer)
