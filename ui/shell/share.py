"""The addresses of a shared link: its small page with a preview for chats, and its pictures.

All that they show stands in the code. Nothing is looked up and nothing is kept but pictures, for a while.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from sharing.link import Shared, ShareFault, decode
from sharing.share_picture import MAP_ALONE, SIZES, THEMES, share_picture
from sharing.share_words import sentences, share_words
from ui.shell.address import public_url
from ui.shell.compress import FOR_EVER
from ui.shell.page import PAPER, plain_page
from ui.shell.places import static_url, version
from ui.shell.share_cache import Pictures, TooBusyError

Format = Literal["png", "svg"]
TYPES: dict[Format, str] = {"png": "image/png", "svg": "image/svg+xml"}
FACES = (("Newsreader", "newsreader.woff2", "300 700"), ("Hanken Grotesk", "hanken-grotesk.woff2", "400 700"))
# Opened by itself an SVG is a document: it gets its own fonts and styles, and nothing that runs or loads.
PICTURE_CSP = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'; sandbox"
# Upright on a phone, wide elsewhere, in the colours of the reader's device; the first that fits is taken.
DARK, NARROW = "(prefers-color-scheme: dark)", "(max-width: 600px)"
SOURCES = (("dark", (f"{DARK} and {NARROW}", DARK)), ("light", (NARROW, "all")))


def share_routes(
    app_page: str | None = None,
    draw: Callable[..., bytes] = share_picture,
    pictures: Pictures | None = None,
) -> list[BaseRoute]:
    """GET and HEAD of /share/CODE, /share/CODE.png and /share/CODE.svg.

    `app_page` is the app's own page for a shared map, for example "/shared": people are sent on to it with
    `?code=CODE`; without one they read the small page itself. `draw` makes a picture, `pictures` remembers them.
    A code that cannot be read is 404 and a plain sentence; so is a size or theme that does not exist.
    """
    kept = Pictures() if pictures is None else pictures

    async def page(request: Request) -> Response:
        try:
            shared = decode(request.path_params["code"])
        except ShareFault as fault:
            said = sentences()["fault"]
            body = Markup('<p>{}</p><p><a href="/">{}</a></p>').format(str(fault), said["home"])
            return HTMLResponse(plain_page(said["title"], body), 404, {"Cache-Control": "no-store"})
        html = share_page(shared, public_url(request), app_page)
        headers = {"Cache-Control": "no-cache", "ETag": _tag(html), "Content-Security-Policy": _page_csp()}
        if _known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(html, headers=headers)

    async def picture(request: Request, format: Format) -> Response:
        size, theme = request.query_params.get("size", "wide"), request.query_params.get("theme", "light")
        try:
            shared = decode(request.path_params["code"])
        except ShareFault as fault:
            return _sentence(str(fault), 404)
        if size not in (*SIZES, MAP_ALONE) or theme not in THEMES:
            return _sentence(sentences()["fault"]["size"], 404)
        address = f"{shared.code}.{format} {size} {theme}"
        headers = {
            "Content-Type": TYPES[format],
            "Content-Security-Policy": PICTURE_CSP,
            "Cache-Control": FOR_EVER,
            "ETag": _tag(f"{version()} {address}"),
        }
        if _known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            return _Headless(headers=headers)
        try:
            body = await kept.get(address, partial(draw, shared, format, size=size, theme=theme))
        except TooBusyError:
            return _sentence(sentences()["fault"]["busy"], 503, {"Retry-After": "60"})
        return Response(body, headers=headers)

    return [
        Route("/share/{code}.png", partial(picture, format="png"), methods=["GET"]),
        Route("/share/{code}.svg", partial(picture, format="svg"), methods=["GET"]),
        Route("/share/{code}", page),
    ]


def share_page(shared: Shared, public: str, app_page: str | None = None) -> str:
    """The small page (HTML) of a shared map, with the tags that chats read.

    In: what the link shows; the app's public address without a slash at the end; the app's page for it, if any.
    """
    path = f"/share/{shared.code}"
    return (
        _templates()
        .get_template("share.html")
        .render(
            words=share_words(shared),
            said=sentences(),
            here=f"{public}{path}",
            path=path,
            onward=f"{app_page}?code={quote(shared.code)}" if app_page else None,
            size=SIZES["wide"],
            sources=SOURCES,
            paper=PAPER,
            icon=static_url("favicon.svg").removeprefix("."),
            style=Markup(_style()),  # noqa: S704 - our own file
        )
    )


class _Headless(Response):
    """An answer to HEAD for something that is not drawn for it: its length is not known."""

    def init_headers(self, headers: object = None) -> None:
        super().init_headers(headers)  # type: ignore[arg-type]
        self.raw_headers = [each for each in self.raw_headers if each[0] != b"content-length"]


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
                       keep_trailing_newline=True)  # fmt: skip


@cache
def _style() -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url({static_url(file).removeprefix(".")}) format("woff2");'
        f"font-weight:{weight};font-display:swap}}"
        for family, file, weight in FACES
    )
    return faces + Path(__file__).with_name("share.css").read_text("utf-8")


@cache
def _page_csp() -> str:
    """Pictures and fonts of ours, the one style that stands in the page, and no script at all."""
    style = base64.b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src 'self'; font-src 'self'; style-src 'sha256-{style}'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _sentence(said: str, status: int, more: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(said, status, {"Cache-Control": "no-store", **(more or {})})


def _tag(text: str) -> str:
    return f'W/"{sha256(text.encode()).hexdigest()[:16]}"'


def _known(request: Request, tag: str) -> bool:
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag.removeprefix("W/") in given
