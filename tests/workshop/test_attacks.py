"""What somebody with bad intentions would try on a running server. docs/security.md lists it in words."""

from __future__ import annotations

import http.client
import json
import re
import secrets
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from quizzes.keyed import LONGEST_WORD
from tests.browser.support import Server
from workshop import rooms, stages
from workshop.codes import new_code
from workshop.store import Store

TITLE, WORD = "=cmd|calc <img src=x onerror=alert(1)>", "quatschwort"
PROXY = "127.0.0.2"
"""The address from which a proxy of ours would ask."""
HOST_COOKIE, SEAT_COOKIE = "sweet-spot-host-", "sweet-spot-seat-"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)


class Room(NamedTuple):
    """A room on a running server, open for words."""

    server: Server
    code: str
    key: str
    folder: Path

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        source: str = "127.0.0.1",
    ) -> Answer:
        """`body` goes out as JSON, bytes as they are, an iterator in pieces without a length."""
        to = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10, source_address=(source, 0))
        raw = (
            body if body is None or isinstance(body, bytes) or hasattr(body, "__next__") else json.dumps(body).encode()
        )
        kind = {"Content-Type": "application/json"} if body is not None else {}
        to.request(method, path, raw, {**kind, **(headers or {})}, encode_chunked=hasattr(body, "__next__"))
        answer = to.getresponse()
        told = Answer(answer.status, answer.headers, answer.read())
        to.close()
        return told

    def post(self, what: str, body: Any, headers: Mapping[str, str] | None = None) -> Answer:
        return self.ask("POST", f"/api/rooms/{self.code}/{what}", body, headers)

    def sheet(self, word: object = WORD, seat: object = None) -> dict[str, Any]:
        return {"seat": seat or secrets.token_urlsafe(16), "exercise": "words", "answers": {"words": [word]}}


class Apart(Server):
    """A server with a folder for rooms of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        proxies = [f"SWEET_SPOT_PROXIES={PROXY}", "FORWARDED_ALLOW_IPS="]
        self.settings = [f"SWEET_SPOT_DATA={folder}", "DATABASE_URL=", "PUBLIC_URL=", *proxies]

    def command(self) -> list[str]:
        return ["env", *self.settings, *super().command()]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("rooms")
    server = Apart(folder)
    server.start()
    store = Store(f"sqlite:///{folder}/rooms.sqlite3")
    made, key = rooms.create(store, TITLE, exercises=["words", "guess"])
    stages.move(store, made.code, key, "words:open")
    store.close()
    yield Room(server, made.code, key, folder)
    server.kill()


# ---- pages of others ---------------------------------------------------------------------


FOREIGN: list[dict[str, str]] = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1"},  # the same machine, another port
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]
FORMS = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/jsonx")


def test_pages_of_others_can_neither_send_nor_read(room: Room) -> None:
    for headers in FOREIGN:
        for what, body in (
            ("sheets", room.sheet()),
            ("seat", {"seat": "s" * 20}),
            ("withdraw", {"seat": "s" * 20}),
            ("result", {"seat": "s" * 20, "exercise": "words"}),
            ("host", {"key": room.key}),
        ):
            answer = room.post(what, body, headers)
            assert (answer.status, answer.headers["Set-Cookie"]) == (403, None), (headers, what)
        assert room.ask("DELETE", f"/api/rooms/{room.code}/host", headers=headers).status == 403
    # What a form of another page can send without asking first is no JSON, whatever is in it.
    for kind in FORMS:
        assert room.post("sheets", json.dumps(room.sheet()).encode(), {"Content-Type": kind}).status == 415
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for method, path in (("OPTIONS", "sheets"), ("OPTIONS", "host"), ("GET", "stage"), ("GET", "questions/words")):
        answer = room.ask(method, f"/api/rooms/{room.code}/{path}", headers=asked)
        assert not [name for name in answer.headers if name.lower().startswith("access-control-allow")]
    own = {"Origin": room.server.url, "Sec-Fetch-Site": "same-origin"}
    assert room.post("sheets", room.sheet(), own).status == 200


def test_a_websocket_of_another_page_is_closed(room: Room) -> None:
    address = f"ws://127.0.0.1:{room.server.port}/_stcore/stream"
    for origin in ("https://evil.example", "null", f"https://127.0.0.1.evil.example:{room.server.port}"):
        with pytest.raises(InvalidStatus), connect(address, origin=origin, subprotocols=["streamlit"]):  # type: ignore[arg-type, list-item]
            pass


# ---- bodies ------------------------------------------------------------------------------


def raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def test_whatever_a_body_holds_it_gets_a_sentence(room: Room) -> None:
    seat = '"seat": "abcdefghijklmnopqrst"'
    tries: list[tuple[Any, set[int]]] = [
        (b"", {422}),
        (b"\xff\xfe{}", {422}),
        (b"null", {422}),
        (b"[]", {422}),
        (b"{", {422}),
        (raw("[" * 30_000), {422}),
        (raw('{"a":' * 9_000 + "1" + "}" * 9_000), {422}),
        (raw(f'{{{seat}, "exercise": "guess", "answers": {{"G01": NaN}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "guess", "answers": {{"G01": 1e999}}}}'), {409, 422}),
        (raw(f'{{{seat}, "exercise": "words", "answers": {{"words": {"9" * 5000}}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "words", "answers": {{"words": ["\\ud800"]}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "words", "answers": {{"\\ud800": 1}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "\\ud800", "answers": {{}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": ["words"], "answers": {{"words": ["a"]}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "words", "answers": {{"words": ["\\u0000"]}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "words", "answers": {{"__proto__": {{}}}}}}'), {422}),
        (raw(f'{{{seat}, "exercise": "words", "answers": [1]}}'), {422}),
        (raw('{"seat": "\\ud800\\ud800\\ud800\\ud800aaaaaaaaaaaaaa", "exercise": "words", "answers": {}}'), {422}),
        (raw('{"seat": {"$ne": ""}, "exercise": "words", "answers": {}}'), {422}),
        (raw('{"seat": "a\' OR 1=1 --aaaaaaaaa", "exercise": "words", "answers": {}}'), {422}),
        (room.sheet(["nested"] * 5000), {422}),
        (room.sheet("w" * 30_000), {200}),  # cut to the length of a word
        (room.sheet("w" * 70_000), {413}),
        (iter([b'{"seat": "'] + [b"x" * 8192] * 20), {413}),
    ]
    for body, allowed in tries:
        answer = room.post("sheets", body)
        assert answer.status in allowed, (str(body)[:60], answer)
        assert answer.status == 200 or answer.told["error"].endswith(".")
        assert b"Traceback" not in answer.body
    for key in ("\ud800", "", "x" * 60_000, "é", "\x00", ["a"], None, room.key + " ", room.key.upper()):
        assert room.post("host", {"key": key}).status in (403, 422, 429), key
    assert room.post("sheets", room.sheet(), {"Content-Encoding": "gzip"}).status == 415


def test_a_length_that_is_not_true_helps_nobody(room: Room) -> None:
    head = f"POST /api/rooms/{room.code}/sheets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    for more in (
        "Content-Length: -1\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ):
        with socket.create_connection(("127.0.0.1", room.server.port), 5) as to:
            to.sendall((head + more).encode())
            assert to.recv(200).split()[1].startswith(b"4"), more


# ---- addresses ---------------------------------------------------------------------------


PATHS = (
    "/api/rooms/../../etc/passwd",
    "/api/rooms/%2e%2e%2f%2e%2e%2fetc%2fpasswd/stage",
    "/api/rooms/%00/stage",
    "/api/rooms/%ed%a0%80/stage",
    "/api/rooms/" + "a" * 8000 + "/stage",
    "/api/rooms//stage",
    "/api/rooms/{code}/questions/..%2f..%2fcodes.toml",
    "/api/rooms/{code}/questions/%00",
    "/api/rooms/{code}/nothing",
    "/j/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/j/..%2f..%2fapp.py",
    "/room-files/..%2f__init__.py",
    "/room-files/%2e%2e/pages.py",
    "/room-files/page.html",
    "/app/static/..%2f..%2fapp.py",
    "/app/static/%2e%2e/%2e%2e/.streamlit/config.toml",
)


def test_no_address_leads_out_of_the_house(room: Room) -> None:
    for path in PATHS:
        answer = room.ask("GET", path.replace("{code}", room.code))
        assert answer.status in (303, 400, 404, 431), (path, answer.status)
        for inside in (b"root:", b"import annotations", b"[server]", b"<script>alert"):
            assert inside not in answer.body, path


def test_a_code_can_write_no_header_and_lead_nowhere_else(room: Room) -> None:
    for typed in (
        "%0d%0aSet-Cookie:%20a=b",
        f"{room.code}%0d%0aSet-Cookie:%20a=b",
        "//evil.example",
        "https://evil.example/",
        "%2f%2fevil.example",
        "%5c%5cevil.example",
        "..%2f..%2fevil",
        f"{room.code.upper()}",
        f"{room.code}&next=//evil.example",
    ):
        for path in (f"/join?code={typed}", f"/j/{typed}"):
            answer = room.ask("GET", path)
            assert answer.status in (200, 303, 400, 404), path
            assert answer.headers["Set-Cookie"] is None
            assert (answer.headers["Location"] or "/j/").startswith("/j/"), path
    assert room.ask("GET", f"/join?code={room.code}").headers["Location"] == f"/j/{room.code}"


# ---- what a browser is told ----------------------------------------------------------------


def test_every_answer_about_a_room_is_private(room: Room) -> None:
    seat = "a" * 20
    answers = {
        what: room.post(what, body)
        for what, body in (
            ("seat", {"seat": seat}),
            ("sheets", room.sheet(seat=seat)),
            ("result", {"seat": seat, "exercise": "words"}),
            ("withdraw", {"seat": seat}),
            ("host", {"key": room.key}),
        )
    }
    answers["stage"] = room.ask("GET", f"/api/rooms/{room.code}/stage")
    for what, answer in answers.items():
        assert answer.headers["Cache-Control"] == "no-store", what
        assert answer.headers["Content-Type"] == "application/json", what
    for path in (f"/j/{room.code}", "/join", "/host", "/room", "/wall", f"/api/rooms/{room.code}/stage", "/"):
        headers = room.ask("GET", path).headers
        assert headers["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], path
        assert headers["Referrer-Policy"] == "no-referrer", path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert path == "/" or "noindex" in headers["X-Robots-Tag"], path
    for path in (f"/j/{room.code}", "/join"):
        policy = room.ask("GET", path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    assert answers["host"].headers.get_all("Set-Cookie") == [
        f"{HOST_COOKIE}{room.code}={room.key}; HttpOnly; Path=/; SameSite=strict"
    ]
    (proof,) = answers["seat"].headers.get_all("Set-Cookie") or []
    assert re.fullmatch(rf"{SEAT_COOKIE}{room.code}=[0-9a-f]{{32}}; HttpOnly; Path=/; SameSite=strict", proof)
    assert seat not in proof


def test_behind_https_cookies_stay_with_https_and_only_a_listed_proxy_is_believed(room: Room) -> None:
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}
    path, key = f"/api/rooms/{room.code}/host", {"key": room.key}
    assert room.ask("POST", path, key, told, PROXY).headers["Set-Cookie"].endswith("; Secure")
    assert not room.ask("POST", path, key, told).headers["Set-Cookie"].endswith("; Secure")
    # Each visitor has an allowance of wrong codes of their own, and the proxy itself is nobody. Of a chain the last
    # one counts: what stands before it a visitor may have written.
    for visitor in range(40):
        chain = {"X-Forwarded-For": f"192.0.2.1, 198.51.100.{visitor}"}
        assert room.ask("GET", f"/api/rooms/{new_code()}/stage", headers=chain, source=PROXY).status == 404


# ---- guessing and flooding -------------------------------------------------------------------


def test_codes_and_keys_cannot_be_guessed_and_a_room_goes_on(room: Room) -> None:
    """One address tries codes and keys; phones with a seat, behind the same address, never notice."""
    seat = "b" * 20
    cookie = room.post("seat", {"seat": seat}).headers["Set-Cookie"].partition(";")[0]
    lies = [{"X-Forwarded-For": f"203.0.113.{n}"} for n in range(200)]
    for n in range(20):
        assert room.ask("GET", f"/api/rooms/{new_code()}/stage", headers=lies[n]).status == 404
    began = time.monotonic()
    for n in range(6):
        assert room.ask("GET", f"/api/rooms/{new_code()}/stage", headers=lies[n]).status in (404, 429)
    assert time.monotonic() - began > 0.6, "twenty wrong codes and nobody slowed down"
    began = time.monotonic()
    for _ in range(10):
        assert room.ask("GET", f"/api/rooms/{room.code}/stage", headers={"Cookie": cookie}).status == 200
    assert room.post("sheets", room.sheet(seat=seat)).status == 200
    assert time.monotonic() - began < 2
    told = [room.post("host", {"key": secrets.token_hex(20)}, lies[n] | {"Cookie": cookie}).status for n in range(25)]
    assert set(told) == {403, 429}
    assert told[-1] == 429
    assert room.post("host", {"key": room.key}, {"Cookie": cookie}).status == 200


def test_one_phone_that_floods_waits_and_the_others_do_not(room: Room) -> None:
    mine = "c" * 20
    told = [room.post("sheets", room.sheet(seat=mine)) for _ in range(28)]
    assert {answer.status for answer in told} == {200, 429}
    assert int(next(answer.headers["Retry-After"] for answer in told if answer.status == 429)) >= 1
    assert {room.post("sheets", room.sheet()).status for _ in range(30)} == {200}


def test_streams_and_bodies_that_hang_hold_nobody_up(room: Room) -> None:
    cookie = room.post("seat", {"seat": "d" * 20}).headers["Set-Cookie"].partition(";")[0]
    head = f"Host: 127.0.0.1:{room.server.port}\r\nCookie: {cookie}\r\n"
    hanging = []
    for n in range(300):
        to = socket.create_connection(("127.0.0.1", room.server.port), 5)
        path = f"/api/rooms/{room.code}/"
        if n % 2:
            to.sendall(f"GET {path}events HTTP/1.1\r\n{head}\r\n".encode())
        else:
            kind = "Content-Type: application/json\r\nContent-Length: 500\r\n"
            to.sendall(f'POST {path}sheets HTTP/1.1\r\n{head}{kind}\r\n{{"seat"'.encode())
        hanging.append(to)
    began = time.monotonic()
    assert room.post("sheets", room.sheet(seat="d" * 20)).status == 200
    assert room.ask("GET", "/healthz").status == 200
    assert time.monotonic() - began < 2
    for to in hanging:
        to.close()


# ---- what is left behind -----------------------------------------------------------------------


def test_nothing_of_all_this_is_written_down(room: Room) -> None:
    """The last test of this file, after all that the others sent."""
    room.server.stop()
    log = room.server.log.replace(room.server.url, "").replace("http://localhost:", "")
    for one in (room.code, room.key, WORD, "127.0.0.1", "198.51.100", "203.0.113", "Traceback", "/api/", "a" * 20):
        assert one not in log, log
    on_disk = b"".join(file.read_bytes() for file in room.folder.iterdir())
    assert WORD.encode() in on_disk
    assert b"w" * (LONGEST_WORD + 1) not in on_disk
    for one in (room.key, *(letter * 20 for letter in "abcd"), "127.0.0.1", "198.51.100", "203.0.113"):
        assert one.encode() not in on_disk
    assert {file.name for file in room.folder.iterdir()} <= {"rooms.sqlite3", "rooms.sqlite3-wal", "rooms.sqlite3-shm"}
