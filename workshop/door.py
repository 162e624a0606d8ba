"""Finding a room for a request, so slowly for who guesses codes that guessing is no use."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from workshop.codes import read_code
from workshop.faults import Refused
from workshop.limits import limits
from workshop.live import live
from workshop.rooms import NO_ROOM
from workshop.seen import Seen

PROOF = "sweet-spot-seat-"
"""A cookie of this name and the room's code says that this browser has a seat there; not which one."""


def address(request: Request) -> str:
    """Where a request comes from: the connection, or what a proxy of ours says (ui/shell/proxies.py)."""
    return request.client.host if request.client else ""


async def find(request: Request, code: str, seat: str | None = None) -> Seen:
    """The room of a code, for a phone that may say which seat it has. Raises Refused: 404, 410, 429, 503.

    A code that can be none (a slip of the finger) costs nothing. After many codes that could have been rooms and were
    not, look-ups from that address wait their turn, hits and misses alike. Who has a seat in the room never waits, and
    neither does anybody at an address where the code was right before.
    """
    from_, meant = address(request), read_code(code)
    if meant is None:
        raise Refused(NO_ROOM, 404)
    seen = await live().hall.room(meant) if limits().known(from_, meant) else await _look(request, from_, meant, seat)
    limits().learn(from_, meant)
    return seen


async def _look(request: Request, from_: str, code: str, seat: str | None) -> Seen:
    """The room of a code that nobody at this address had right of late."""
    hall = live().hall
    if limits().slowed(from_):
        if not await _sits(request, code, seat):
            await limits().turn(from_)
        return await hall.room(code)
    if hall.knows(code):
        return await hall.room(code)
    if not limits().guess(from_):
        await limits().turn(from_)
        return await hall.room(code)
    try:
        seen = await hall.room(code)
    except Refused as fault:
        if fault.status != 404:
            limits().guessed(from_)
        raise
    limits().guessed(from_)
    return seen


async def _sits(request: Request, code: str, seat: str | None) -> bool:
    """Whether this phone shows that it has a seat in the room, by its cookie or by the seat itself."""
    carried = request.cookies.get(f"{PROOF}{code}", "")
    if not carried and seat is None:
        return False
    try:
        seen = await live().hall.room(code)
    except Refused as fault:
        if fault.status == 503:
            raise
        return False
    if hmac.compare_digest(carried.encode(), seen.found.proof.encode()):
        return True
    return seat is not None and await live().hall.has_seat(seen, seat)
