"""The leanest HTTP client that still keeps its connection open: thousands of phones have to fit into one process.

`Wire` asks one thing after another over one connection, as a browser does; `Ear` holds a stream of server-sent events.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def sentence(self) -> str:
        """What a refusal says."""
        return str(self.json()["error"])


class CutError(ConnectionError):
    """The connection ended before the answer did: whether the request was done is unknown."""


class _Reading(asyncio.Protocol):
    """Answers off a connection, whole or by pieces of a chunked stream."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.buffer = bytearray()
        self.head: tuple[int, dict[str, str]] | None = None
        self.left: int | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.head is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            first, *lines = self.buffer[:end].decode("latin-1").split("\r\n")
            del self.buffer[: end + 4]
            headers: dict[str, str] = {}
            for line in lines:
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            self.head = int(first.split(" ", 2)[1]), headers
            self.left = None if "transfer-encoding" in headers else int(headers.get("content-length", 0))
        self.read_on()

    def read_on(self) -> None:
        """What a subclass does with what is there of the body."""

    def chunk(self) -> bytes | None:
        """The next whole chunk, b"" for the last one, None where it is not there yet."""
        at = self.buffer.find(b"\r\n")
        if at < 0:
            return None
        size = int(bytes(self.buffer[:at]).partition(b";")[0], 16)
        if len(self.buffer) < at + 2 + size + 2:
            return None
        found = bytes(self.buffer[at + 2 : at + 2 + size])
        del self.buffer[: at + 4 + size]
        return found


class _Talking(_Reading):
    def __init__(self) -> None:
        super().__init__()
        self.waiting: asyncio.Future[Answer] | None = None
        self.pieces = bytearray()
        self.bare = False

    def read_on(self) -> None:
        assert self.head is not None
        if self.left is None and not self.bare:
            while (piece := self.chunk()) is not None:
                if not piece:
                    self._done(bytes(self.pieces))
                    return
                self.pieces += piece
            return
        wanted = 0 if self.bare else self.left or 0
        if len(self.buffer) >= wanted:
            body = bytes(self.buffer[:wanted])
            del self.buffer[:wanted]
            self._done(body)

    def _done(self, body: bytes) -> None:
        assert self.head is not None
        (status, headers), self.head, self.pieces = self.head, None, bytearray()
        waiting, self.waiting = self.waiting, None
        if headers.get("connection", "").lower() == "close" and self.transport:
            self.transport.close()
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer(status, headers, body))

    def connection_lost(self, fault: Exception | None) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(CutError("The connection ended before the answer."))


class Wire:
    """One connection to a server, opened at the first request and again whenever it was lost."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 80
        self._talk: _Talking | None = None
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        if self._talk is None or self._talk.transport is None or self._talk.transport.is_closing():
            loop = asyncio.get_running_loop()
            _, self._talk = await loop.create_connection(_Talking, self.host, self.port)

    async def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        """Asks once. `body` goes out as JSON, `raw` as it is. Raises OSError (CutError) where no answer came."""
        async with self._turn:
            return await self._ask(method, path, body, headers, raw)

    async def _ask(
        self, method: str, path: str, body: object, headers: Mapping[str, str] | None, raw: bytes | None
    ) -> Answer:
        await self.open()
        assert self._talk is not None and self._talk.transport is not None
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        lines = {"host": f"{self.host}:{self.port}"}
        if sent or method in ("POST", "PUT", "PATCH"):
            lines |= {"content-type": "application/json", "content-length": str(len(sent))}
        lines |= headers or {}
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self._talk.waiting = asyncio.get_running_loop().create_future()
        self._talk.bare = method == "HEAD"
        waiting = self._talk.waiting
        self._talk.transport.write(head.encode() + b"\r\n" + sent)
        return await waiting

    def close(self) -> None:
        if self._talk is not None and self._talk.transport is not None:
            self._talk.transport.abort()
        self._talk = None


class Ear(_Reading):
    """A stream of server-sent events: `heard(event, id, data)` for each, `lost()` once it ends, however it ends."""

    def __init__(self, heard: Callable[[str, str, str], None], lost: Callable[[int], None]) -> None:
        super().__init__()
        self.heard, self.lost, self.text = heard, lost, bytearray()
        self.comments = 0
        self.status = 0

    @classmethod
    async def open(
        cls, url: str, path: str, heard: Callable[[str, str, str], None], lost: Callable[[int], None]
    ) -> Ear:
        """Raises OSError where nobody listens at the address."""
        parts = urlsplit(url)
        loop = asyncio.get_running_loop()
        _, ear = await loop.create_connection(lambda: cls(heard, lost), parts.hostname, parts.port)
        assert ear.transport is not None
        ear.transport.write(
            f"GET {path} HTTP/1.1\r\nhost: {parts.netloc}\r\naccept: text/event-stream\r\n\r\n".encode()
        )
        return ear

    def read_on(self) -> None:
        assert self.head is not None
        self.status = self.head[0]
        if self.status != 200 and self.transport:
            self.transport.close()
            return
        while (piece := self.chunk()) is not None:
            self.text += piece
            if not piece and self.transport:
                self.transport.close()
                return
        while (end := self.text.find(b"\n\n")) >= 0:
            block = self.text[:end].decode()
            del self.text[: end + 2]
            fields: dict[str, str] = {}
            for line in block.split("\n"):
                name, _, value = line.partition(":")
                if name:
                    fields[name] = value.removeprefix(" ")
                else:
                    self.comments += 1
            if "data" in fields:
                self.heard(fields.get("event", "message"), fields.get("id", ""), fields["data"])

    def connection_lost(self, fault: Exception | None) -> None:
        self.lost(self.status)

    def close(self) -> None:
        if self.transport is not None:
            self.transport.abort()
