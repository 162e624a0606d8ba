"""What comes in from a phone, before anything is done with it: whose page sent it, how large it is, what it says."""

from __future__ import annotations

import asyncio
import json
import os
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Receive

from workshop.faults import Refused

LARGEST = 64 * 1024
"""Bytes of a body."""
SLOWEST = 20.0
"""Seconds for a body to arrive."""

FOREIGN = "A page of another address sent this. Rooms answer their own pages alone."
TOO_LARGE = "That is more than a phone has to send: at most 64 kB."
NOT_JSON = "Send this as JSON, with the content type application/json."
UNREADABLE = "This is no JSON that can be read; send one object."
SLOW = "That took too long to arrive. Please send it again."


def own_page(headers: Headers) -> None:
    """Raises Refused (403) for what a page of another address sent. A program that is no browser says nothing of it."""
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise Refused(FOREIGN, 403)
    origin = headers.get("origin")
    if origin is not None:
        ours = {headers.get("host", "").lower(), urlsplit(os.environ.get("PUBLIC_URL", "")).netloc.lower()}
        given = netloc(origin)
        if not given or given not in ours:
            raise Refused(FOREIGN, 403)


_patience: set[asyncio.Timeout] = set()


def hurry() -> None:
    """The server is about to leave: bodies that have not arrived are waited for no longer. On the loop's own thread."""
    while _patience:
        _patience.pop().reschedule(asyncio.get_running_loop().time())


async def body_of(request: Request) -> dict[str, Any]:
    """The object that a phone sent. Raises Refused: 408, 413, 415, 422."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(NOT_JSON, 415)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(NOT_JSON, 415)
    try:
        async with asyncio.timeout(SLOWEST) as patience:
            _patience.add(patience)
            try:
                raw = await _read(request.receive)
            finally:
                _patience.discard(patience)
    except TimeoutError:
        raise Refused(SLOW, 408) from None
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused(UNREADABLE, 422) from None
    if not isinstance(found, dict):
        raise Refused(UNREADABLE, 422)
    return found


def text_in(given: dict[str, Any], name: str) -> str:
    """A text of what was sent. Raises Refused (422) where it is not there."""
    found = given.get(name)
    if not isinstance(found, str):
        raise Refused(f"What was sent has no text “{name}”.", 422)
    return found


async def _read(receive: Receive) -> bytes:
    """The body, counted as it comes, whatever its length was said to be."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(SLOW, 408)
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST:
            raise Refused(TOO_LARGE, 413)
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def netloc(origin: str) -> str:
    """Host and port of an Origin in small letters; empty for what is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _no_number(name: str) -> float:
    raise ValueError(name)
