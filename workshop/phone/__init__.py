"""The phones' light page: GET /j/CODE, the form at GET /join, and the few files that the page needs.

The page is the same for every room: who sits where and what is open comes from the room's own routes. So nothing is
looked up here, and the page stands even where the store does not.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from content.workshop import workshop
from workshop.codes import read_code
from workshop.phone.files import FOR_EVER, file
from workshop.phone.pages import CSP, country_of, join_page, room_page

PRIVATE = {"Cache-Control": "private, no-cache", "Content-Security-Policy": CSP}


def phone_routes() -> list[BaseRoute]:
    """GET (and HEAD) /j/CODE, /join and /room-files/NAME?v=HASH.

    A code is read in any spelling and led to its own one; what can be no code is 404 with a sentence and the form.
    """
    return [
        Route("/j/{code:path}", _room),
        Route("/j", _nowhere),
        Route("/join", _join),
        Route("/room-files/{name}", _file),
    ]


async def _room(request: Request) -> Response:
    typed = request.path_params["code"]
    if not typed.strip():
        return await _nowhere(request)
    code = read_code(typed)
    if code is None:
        return HTMLResponse(join_page(typed, workshop().phone["code_odd"]), 404, PRIVATE)
    if code != typed:
        return RedirectResponse(f"/j/{code}", 303)
    country = country_of(request.headers.get("accept-language", ""))
    return HTMLResponse(room_page(code, country), headers={**PRIVATE, "Vary": "Accept-Language"})


async def _nowhere(_: Request) -> Response:
    return RedirectResponse("/join", 303)


async def _join(request: Request) -> Response:
    typed = request.query_params.get("code", "").strip()
    code = _meant(typed)
    if code is not None:
        return RedirectResponse(f"/j/{code}", 303)
    fault = workshop().phone["code_odd"] if typed else ""
    return HTMLResponse(join_page(typed, fault), headers=PRIVATE)


def _meant(typed: str) -> str | None:
    """The code that was typed, or that stands in an address that was pasted whole."""
    parts = re.split(r"[/?#&=\s]+", unquote(typed))
    return read_code(typed) or next((code for part in reversed(parts) if (code := read_code(part))), None)


async def _file(request: Request) -> Response:
    found = file(request.path_params["name"])
    if found is None:
        return Response("Not found", 404, {"Cache-Control": "no-store"}, "text/plain")
    # A page from before an update asks with the mark of then: it gets what there is, and does not keep it.
    kept = FOR_EVER if request.query_params.get("v") == found.mark else "no-cache"
    headers = {"Cache-Control": kept, "Content-Type": found.kind, "ETag": f'"{found.mark}"'}
    if found.mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if found.small is None:
        return Response(found.body, headers=headers)
    headers["Vary"] = "Accept-Encoding"
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(found.body, headers=headers)
    return Response(found.small, headers={**headers, "Content-Encoding": "gzip"})
