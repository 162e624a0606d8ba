"""Streamlit's own JavaScript and style sheets, compressed once and kept in memory.

Streamlit sends them as they are, 2.6 MB for the first page; compressed they are 1 MB. Everything else that compresses
(our routes, ui/static, component code) Streamlit compresses itself, so nothing here touches it.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from hashlib import sha256
from pathlib import Path

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOR_EVER = "public, max-age=31536000, immutable"
TEXT = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}

LONGEST_NAME = 255
"""Bytes of a file's name, as systems have it. Asked for a longer one, Streamlit answers 500 and logs what was asked."""


def gzipped(body: bytes) -> bytes:
    """`body` in gzip, as small as it gets, and the same bytes each time."""
    return gzip.compress(body, 9, mtime=0)


def accepts_gzip(scope: Scope) -> bool:
    """Whether the browser of this request takes gzip."""
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            for part in value.decode("latin-1").lower().split(","):
                coding, _, quality = part.replace(" ", "").partition(";q=")
                if coding in ("gzip", "*"):
                    return not re.fullmatch(r"0(\.0*)?", quality)
    return False


def without_fonts(css: bytes) -> bytes:
    """A style sheet without its @font-face rules.

    Streamlit fetches its icon font at every start, shown or not: 375 kB, a third of the first page. Ours stand in the
    theme, and the pages show no icon of that font.
    """
    return re.sub(rb"@font-face\s*\{[^}]*\}", b"", css)


class Bundles:
    """Answers GET and HEAD of /static/ with compressed, for-ever cacheable text files from `folder`.

    A request for a part of a file, one without gzip and any other kind of file go to Streamlit; a file that is not
    there is 404, and so is one of /app/static/ with a name that no file can have.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app, self.folder = app, folder.resolve()
        self.made: dict[Path, tuple[bytes, dict[str, str]]] = {}
        self.lock = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        path = scope["path"] if ours else ""
        if path.startswith("/app/static/") and max(map(len, path.encode().split(b"/"))) > LONGEST_NAME:
            await PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})(scope, receive, send)
        elif not path.startswith("/static/"):
            await self.app(scope, receive, send)
        elif (file := self._file(path)) is None:
            # Streamlit would send its page as if it were the script, and a tab from before an update would choke on it.
            await PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})(scope, receive, send)
        elif file.suffix not in TEXT or _wants_part(scope) or not accepts_gzip(scope):
            await self.app(scope, receive, send)
        else:
            body, headers = await self._kept(file)
            known = any(
                name == b"if-none-match" and headers["ETag"].encode() in value for name, value in scope["headers"]
            )
            answer = Response(status_code=304, headers=headers) if known else Response(body, headers=headers)
            await answer(scope, receive, send)

    def _file(self, path: str) -> Path | None:
        try:
            file = (self.folder / path.lstrip("/")).resolve()
            return file if file.is_relative_to(self.folder / "static") and file.is_file() else None
        except (OSError, ValueError):  # a name that no file can have: too long, or with a sign that ends it
            return None

    async def _kept(self, file: Path) -> tuple[bytes, dict[str, str]]:
        if file not in self.made:
            # One at a time: a room of phones opening at once compresses each file once.
            async with self.lock:
                if file not in self.made:
                    self.made[file] = await asyncio.to_thread(_compressed, file)
        return self.made[file]


def _wants_part(scope: Scope) -> bool:
    return any(name == b"range" for name, _ in scope["headers"])


def _compressed(file: Path) -> tuple[bytes, dict[str, str]]:
    body = gzipped(without_fonts(file.read_bytes()) if file.suffix == ".css" else file.read_bytes())
    return body, {
        "Content-Type": TEXT[file.suffix],
        "Content-Encoding": "gzip",
        "Cache-Control": FOR_EVER,
        "Vary": "Accept-Encoding",
        "ETag": f'"{sha256(body).hexdigest()[:16]}"',
    }
