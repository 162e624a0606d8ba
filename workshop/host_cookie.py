"""The host's key in a cookie of the session, so that it stands in no address bar while the screen is on a wall."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from workshop import rooms
from workshop.codes import read_code
from workshop.door import address, find
from workshop.faults import Refused
from workshop.limits import limits
from workshop.live import live
from workshop.rooms import NO_ROOM, WRONG_KEY
from workshop.secure import is_secure

NAME = "sweet-spot-host-"
"""A cookie of this name and the room's code holds the host's key."""
LONGEST_KEY = 200


async def remember(request: Request, answer: Response, code: str, key: str) -> None:
    """Puts the key into a cookie that no script reads. Raises Refused: 404, 410, 403 for a wrong key, 429."""
    meant = read_code(code)
    if meant is None or not await _opens(meant, key):
        seen = await find(request, code)
        limits().wrong_key(address(request), seen.code)
        raise Refused(WRONG_KEY, 403)
    # A right key is no guess: who has it never waits, and their room is known at this address from now on.
    limits().learn(address(request), meant)
    answer.set_cookie(f"{NAME}{meant}", key, path="/", httponly=True, samesite="strict", secure=is_secure(request))


async def _opens(code: str, key: str) -> bool:
    if len(key) > LONGEST_KEY or not key.isascii():
        return False
    try:
        await live().hall.ask(lambda store: rooms.as_host(store, code, key))
    except Refused as fault:
        if fault.status == 503:
            raise
        return False
    return True


def forget(request: Request, answer: Response, code: str) -> None:
    """Takes the cookie back. Raises Refused (404) for what can be no code."""
    meant = read_code(code)
    if meant is None:
        raise Refused(NO_ROOM, 404)
    answer.delete_cookie(f"{NAME}{meant}", path="/", httponly=True, samesite="strict", secure=is_secure(request))
