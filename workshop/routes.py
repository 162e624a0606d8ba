"""The addresses of a room for phones: /api/rooms/CODE/… (contracts.md). Everything is JSON, save for the stream."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from content.workshop import workshop
from workshop.asking import body_of, own_page, text_in
from workshop.codes import SEAT
from workshop.door import PROOF, address, find
from workshop.faults import Refused
from workshop.host_cookie import forget, remember
from workshop.limits import limits
from workshop.live import live
from workshop.own_result import Wanted
from workshop.questions import sheet_of_questions
from workshop.secure import is_secure
from workshop.seen import Seen
from workshop.sheets import BAD_SEAT, Post
from workshop.streams import stream

AT = "/api/rooms/"

NOTHING_HERE = "There is nothing at this address."
NOT_SO = "This address is not asked in that way."
BROKEN = "Something did not work, and the fault is on our side. What you answered stays on this phone."

Handler = Callable[[Request, str], Awaitable[Response]]


class BrokenError(Exception):
    """A fault of ours in a route. Holds its kind and place, and nothing of what was sent."""


def room_routes() -> list[BaseRoute]:
    """The routes of rooms, to be put beside the pages."""
    return [Route(f"{AT}{{code}}/{{what:path}}", RoomAnswers(), name="rooms")]


class RoomsFirst:
    """Answers what is asked of rooms before anything else has a look: a hall of phones asks all at once, and what
    pages need (sessions, compression, a look at the path) has nothing to add to a line of JSON.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.rooms = app, RoomAnswers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        of_rooms = scope["type"] == "http" and scope["path"].startswith(AT)
        await (self.rooms if of_rooms else self.app)(scope, receive, send)


class RoomAnswers:
    """Answers everything under /api/rooms/CODE/: see docs/workshop.md."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        code, _, what = scope["path"].partition(AT)[2].partition("/")
        begun = False

        async def sending(message: Any) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            own_page(request.headers)
            if what == "events" and scope["method"] in ("GET", "HEAD"):
                seen = await find(request, code)
                await stream(live().hall, seen, receive, sending, head=scope["method"] == "HEAD")
                return
            answer = await _answer(request, code, what)
        except Refused as fault:
            answer = refused(fault)
        except ClientDisconnect:
            return
        except Exception as fault:
            if not begun:
                await said({"error": BROKEN}, 500)(scope, receive, send)
            raise BrokenError(_place(fault)) from None
        await answer(scope, receive, send)


async def _answer(request: Request, code: str, what: str) -> Response:
    name, _, rest = what.partition("/")
    methods = HANDLERS.get(name if name == "questions" else what)
    if methods is None:
        return said({"error": NOTHING_HERE}, 404)
    handler = methods.get("GET" if request.method == "HEAD" else request.method)
    if handler is None:
        allowed = ", ".join([*methods, "HEAD"] if "GET" in methods else methods)
        return said({"error": NOT_SO}, 405, {"Allow": allowed})
    return await handler(request, code) if name != "questions" else await _questions(request, code, rest)


def said(value: object, status: int = 200, more: Mapping[str, str] | None = None) -> Response:
    """JSON that is kept nowhere on its way."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return _json(body, status, more)


def refused(fault: Refused) -> Response:
    """Why not, as a sentence, with how long to wait where that is known."""
    after = getattr(fault, "after", None)
    return said({"error": str(fault)}, fault.status, {"Retry-After": str(after)} if after else None)


def _json(body: bytes, status: int = 200, more: Mapping[str, str] | None = None) -> Response:
    headers = {"Cache-Control": "no-store", **(more or {})}
    return Response(body, status, headers, media_type="application/json")


# ---- what is read ------------------------------------------------------------------------


async def _stage(request: Request, code: str) -> Response:
    return _json((await find(request, code)).body)


async def _questions(request: Request, code: str, exercise: str) -> Response:
    seen = await find(request, code)
    asked = sheet_of_questions(seen.found.room, exercise)
    headers = {"ETag": asked.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if asked.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return _json(asked.small, more=headers | {"Content-Encoding": "gzip"})
    return _json(asked.plain, more=headers)


# ---- what is sent ------------------------------------------------------------------------


async def _sent(request: Request, code: str) -> tuple[Seen, dict[str, Any], str]:
    """The room, what was sent, and the seat in it. Raises Refused."""
    given = await body_of(request)
    seat = text_in(given, "seat")
    if not SEAT.fullmatch(seat):
        raise Refused(BAD_SEAT, 422)
    seen = await find(request, code, seat)
    limits().post(address(request), seen.code, seat)
    return seen, given, seat


async def _seat(request: Request, code: str) -> Response:
    seen, given, seat = await _sent(request, code)
    # The code of another room's seat takes no new one here.
    if given.get("back") is True and not await live().hall.has_seat(seen, seat):
        raise Refused(workshop().phone["comeback_none"], 404)
    joined = await live().hall.join(seen.code, seat)
    answer = said(json.loads(seen.body) | {"seats": joined.seats, "sheets": list(joined.sheets)})
    answer.set_cookie(
        f"{PROOF}{seen.code}", seen.found.proof, path="/", httponly=True, samesite="strict", secure=is_secure(request)
    )
    return answer


async def _sheets(request: Request, code: str) -> Response:
    seen, given, seat = await _sent(request, code)
    answers = given.get("answers")
    if not isinstance(answers, dict):
        raise Refused("The answers are not a list of items and their answers.", 422)
    fault = await live().put(Post(seen.code, seat, text_in(given, "exercise"), answers))
    if fault is not None:
        raise fault
    return said({"accepted": True})


async def _withdraw(request: Request, code: str) -> Response:
    seen, given, seat = await _sent(request, code)
    back = live().hall.leave_seat if given.get("leave") is True else live().hall.withdraw
    return said({"withdrawn": await back(seen.code, seat)})


async def _result(request: Request, code: str) -> Response:
    seen, given, seat = await _sent(request, code)
    own = await live().hall.result(Wanted(seen.code, seat, text_in(given, "exercise")))
    return said({"code": own.code, "title": own.title, "lines": list(own.lines), "alt": own.alt})


# ---- the host ----------------------------------------------------------------------------


async def _host(request: Request, code: str) -> Response:
    given = await body_of(request)
    answer = said({"host": True})
    await remember(request, answer, code, text_in(given, "key"))
    return answer


async def _no_host(request: Request, code: str) -> Response:
    answer = said({"host": False})
    forget(request, answer, code)
    return answer


HANDLERS: dict[str, dict[str, Handler]] = {
    "stage": {"GET": _stage},
    "events": {"GET": _stage},
    "questions": {"GET": _stage},
    "seat": {"POST": _seat},
    "sheets": {"POST": _sheets},
    "withdraw": {"POST": _withdraw},
    "result": {"POST": _result},
    "host": {"POST": _host, "DELETE": _no_host},
}


def _place(fault: BaseException) -> str:
    """A fault by its kind and the lines it came through, without a word of what it says."""
    lines, at = [], fault.__traceback__
    while at is not None:
        code = at.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('/')[2]}:{at.tb_lineno} {code.co_name}")
        at = at.tb_next
    return f"{type(fault).__name__} at {', '.join(lines[-6:])}"
