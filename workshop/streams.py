"""A phone's stream of stages: server-sent events, for thousands at a time."""

from __future__ import annotations

import asyncio

from starlette.types import Receive, Send

from workshop.hall import Hall
from workshop.listening import ENDED, RETRY, Listener
from workshop.seen import Seen

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
]


async def stream(hall: Hall, seen: Seen, receive: Receive, send: Send, *, head: bool = False) -> None:
    """Sends the stage now, and each one that comes, until the phone leaves or the room is over.

    Raises Refused (503), before anything was sent, where there are too many streams.
    """
    if head:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": b""})
        return
    one = hall.listen(seen)
    watching = asyncio.create_task(_left(receive, one))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _part(send, RETRY + seen.event)
        while (said := await one.heard()) is not None:
            await _part(send, said)
        await send({"type": "http.response.body", "body": b"" if watching.done() else ENDED})
    except asyncio.CancelledError:
        if not one.cut:
            raise
    finally:
        watching.cancel()
        hall.leave(seen, one)


async def _part(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _left(receive: Receive, one: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    one.end()
