"""The addresses of a shared link: its small page with a preview for chats, and its pictures; and the same preview for
the app's own page of a shared map, whose address people pass on as well.

All that they show stands in the code. Nothing is looked up and nothing is kept but pictures, for a while.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Message, Scope

from sharing.link import Shared, ShareFault
from sharing.pasted import shared_at
from sharing.share_picture import MAP_ALONE, SIZES, THEMES, share_picture
from sharing.share_words import private, sentences, share_words
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
PICTURE = re.compile(r"\.(png|svg)\W*$", re.IGNORECASE)
# Addresses that Streamlit refuses without a word, before a route is asked: they are left to the page for no page.
REFUSED = re.compile(r"\x00|(^|[/\\])\.\.([/\\]|$)")
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
    `?code=CODE`, and at that address it gets the tags that chats read; without one they read the small page itself.
    `draw` makes a picture, `pictures` remembers them. A code that is right but for what pasting forgives is sent on to
    its own address. One that cannot be read is 404 and a plain sentence; so is a size or theme that does not exist.
    """
    kept = Pictures() if pictures is None else pictures

    async def page(request: Request) -> Response:
        given = request.path_params.get("code", "")
        found = PICTURE.search(given)
        try:
            shared = shared_at(given[: found.start()] if found else given)
        except ShareFault as fault:
            said = sentences()["fault"]
            body = Markup('<p>{}</p><p><a href="/">{}</a></p>').format(str(fault), said["home"])
            return HTMLResponse(plain_page(said["title"], body), 404, {"Cache-Control": "no-store"})
        if shared.code != given or not _well_written(request):
            return _onward(shared, f".{found[1].lower()}" if found else "")
        html = share_page(shared, public_url(request), app_page)
        headers = {"Cache-Control": "no-cache", "ETag": _tag(html), "Content-Security-Policy": _page_csp()}
        if _known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(html, headers=headers)

    async def picture(request: Request, format: Format) -> Response:
        size, theme = request.query_params.get("size", "wide"), request.query_params.get("theme", "light")
        given = request.path_params["code"]
        try:
            shared = shared_at(given)
        except ShareFault as fault:
            return _sentence(str(fault), 404)
        if size not in (*SIZES, MAP_ALONE) or theme not in THEMES:
            return _sentence(sentences()["fault"]["size"], 404)
        if shared.code != given or not _well_written(request):
            return _onward(shared, f".{format}?size={size}&theme={theme}")
        address = f"{shared.code}.{format} {size} {theme}"
        headers = {
            "Content-Type": TYPES[format],
            "Content-Security-Policy": PICTURE_CSP,
            "Cache-Control": FOR_EVER,
            "ETag": _tag(f"{version()} {set_address()} {address}"),
        }
        if _known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            return _Headless(headers=headers)
        make = partial(draw, shared, format, size=size, theme=theme, source=set_address())
        try:
            body = await kept.get(address, make)
        except TooBusyError:
            return _sentence(sentences()["fault"]["busy"], 503, {"Retry-After": "60"})
        return Response(body, headers=headers)

    return [
        _Share("/share/{code}.png", partial(picture, format="png"), methods=["GET"]),
        _Share("/share/{code}.svg", partial(picture, format="svg"), methods=["GET"]),
        _Share("/share/{code:path}", page),
        _Share("/share", page),
        *([_Preview(app_page, _with_tags, methods=["GET"])] if app_page else []),
    ]


class _Share(Route):
    """As a Route, for addresses that come as far as a route, /SHARE/… as well: a whole link can come in capitals."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.path_regex = re.compile(self.path_regex.pattern.replace("/share", "/(?i:share)", 1))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.NONE, {}) if REFUSED.search(scope.get("path", "")) else super().matches(scope)


def set_address() -> str:
    """Where this app is, as whoever runs it has set it (`PUBLIC_URL`); empty where nobody has. For the small print of
    pictures, which outlive the host that one request named."""
    return public_url(Request({"type": "http", "scheme": "http", "path": "/", "headers": []}))


def _well_written(request: Request) -> bool:
    """Whether what stands before the code is in small letters, as in our own links."""
    return request.url.path.startswith("/share")


def _onward(shared: Shared, rest: str = "") -> Response:
    """To the address that a code has by itself."""
    return RedirectResponse(f"/share/{shared.code}{rest}", 308, {"Cache-Control": "no-cache"})


# ---- the app's page for a shared map ------------------------------------------------------


class _Preview(Route):
    """Answers where `?code=` holds a map that can be read; the same page without one is the app's own matter."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found = super().matches(scope)
        return found if found[0] is Match.NONE or _asked(scope) else (Match.NONE, {})


def _asked(scope: Scope) -> Shared | None:
    """The map that an address asks the app's page for."""
    query = scope.get("query_string", b"").decode("latin-1")
    try:
        return shared_at(parse_qs(query, max_num_fields=20)["code"][0])
    except (KeyError, ValueError):  # ShareFault is one
        return None


async def _with_tags(request: Request) -> Response:
    """The app's page as it comes without a code, with title, description and tags of this map in its head."""
    shell, shared = await _without_query(request), _asked(request.scope)
    if shared is None or shell is None:
        return _sentence(sentences()["fault"]["title"], 404)
    tags = _templates().get_template("share_tags.html").render(**_said(shared, public_url(request)))
    html = re.sub(r"<title>.*?</title>|<meta name=\"description\"[^>]*>", "", shell)
    html = html.replace("</head>", f"{tags}</head>", 1)
    headers = {"Cache-Control": "no-cache", "ETag": _tag(html)}
    if _known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(html, headers=headers)  # Streamlit packs it on its way out


async def _without_query(request: Request) -> str | None:
    """What this app answers at the same address without its query; None for anything but a page."""
    host = [(name, value) for name, value in request.scope["headers"] if name == b"host"]
    scope = {**request.scope, "method": "GET", "query_string": b"", "headers": host}
    status, parts = 0, []

    async def told(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    await request.app(scope, request.receive, told)
    return b"".join(parts).decode() if status == 200 else None


# ---- the small page -----------------------------------------------------------------------


def share_page(shared: Shared, public: str, app_page: str | None = None) -> str:
    """The small page (HTML) of a shared map, with the tags that chats read.

    In: what the link shows; the app's public address without a slash at the end; the app's page for it, if any.
    """
    return (
        _templates()
        .get_template("share.html")
        .render(
            **_said(shared, public),
            path=f"/share/{shared.code}",
            private=private(shared),
            onward=f"{app_page}?code={quote(shared.code)}" if app_page else None,
            sources=SOURCES,
            paper=PAPER,
            icon=static_url("favicon.svg").removeprefix("."),
            style=Markup(_style()),  # noqa: S704 - our own file
        )
    )


def _said(shared: Shared, public: str) -> dict[str, Any]:
    """What the tags for chats are made of; `here` is the link itself, whatever page they stand on."""
    return {
        "words": share_words(shared),
        "said": sentences(),
        "here": f"{public}/share/{shared.code}",
        "size": SIZES["wide"],
    }


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
