"""Streamlit's own JavaScript and style sheets, compressed once and kept in memory.

Streamlit sends them as they are, 2.6 MB for the first page; compressed they are 1 MB. Everything else that compresses
(our routes, ui/static, component code) Streamlit compresses itself, so nothing here touches it.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import re
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOR_EVER = "public, max-age=31536000, immutable"
TEXT = {".js", ".css", ".svg", ".json"}


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


class Bundles:
    """Answers GET and HEAD of /static/ with compressed, for-ever cacheable text files from `folder`.

    A request for a part of a file, one without gzip and any other kind of file go to Streamlit.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app, self.folder = app, folder.resolve()
        self.made: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.lock = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kept = await self._kept(scope) if self._mine(scope) else None
        if kept is None:
            await self.app(scope, receive, send)
            return
        body, headers = kept
        known = [value for name, value in scope["headers"] if name == b"if-none-match"]
        if known and headers["ETag"].encode() in known[0]:
            await Response(status_code=304, headers=headers)(scope, receive, send)
        else:
            await Response(body, headers=headers)(scope, receive, send)

    @staticmethod
    def _mine(scope: Scope) -> bool:
        return (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and scope["path"].startswith("/static/")
            and Path(scope["path"]).suffix in TEXT
            and not any(name == b"range" for name, _ in scope["headers"])
            and accepts_gzip(scope)
        )

    async def _kept(self, scope: Scope) -> tuple[bytes, dict[str, str]] | None:
        path: str = scope["path"]
        if path not in self.made:
            # One at a time: a room of phones opening at once compresses each file once.
            async with self.lock:
                if path not in self.made:
                    made = await asyncio.to_thread(self._make, path)
                    if made is None:
                        return None
                    self.made[path] = made
        return self.made[path]

    def _make(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        file = (self.folder / path.lstrip("/")).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            return None
        body = gzipped(file.read_bytes())
        return body, {
            "Content-Type": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            "Content-Encoding": "gzip",
            "Cache-Control": FOR_EVER,
            "Vary": "Accept-Encoding",
            "ETag": f'"{sha256(body).hexdigest()[:16]}"',
        }
