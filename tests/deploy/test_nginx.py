"""The nginx files that ship, before two stand-ins: who gets what, and what is put in and kept out."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.sync.client import connect

from tests.deploy.machines import Nginx, Stub


@pytest.fixture(scope="module")
def stubs() -> Iterator[tuple[Stub, Stub]]:
    two = Stub("one"), Stub("two")
    yield two
    for stub in two:
        stub.stop()


@pytest.fixture(scope="module")
def nginx(stubs: tuple[Stub, Stub]) -> Iterator[Nginx]:
    with Nginx((stubs[0].port, stubs[1].port)) as running:
        yield running


def ask(
    port: int, path: str, headers: dict[str, str] | None = None, body: bytes | None = None, tls: bool = False
) -> tuple[int, http.client.HTTPMessage, Any]:
    if tls:
        trusting = ssl._create_unverified_context()  # noqa: S323 (its certificate was made a second ago)
        to: http.client.HTTPConnection = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=trusting)
    else:
        to = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    to.request("GET" if body is None else "POST", path, body, headers or {})
    answer = to.getresponse()
    text = answer.read()
    to.close()
    return answer.status, answer.headers, json.loads(text) if text[:1] == b"{" else text


def test_a_page_of_streamlit_stays_with_one_replica(nginx: Nginx) -> None:
    first = [ask(nginx.port, "/room") for _ in range(24)]
    assert {told["name"] for _, _, told in first} == {"one", "two"}
    for _, headers, told in first[:6]:
        cookie, *flags = headers["Set-Cookie"].split("; ")
        assert flags == ["Path=/", "HttpOnly", "SameSite=Lax"]
        for path in ("/_stcore/health", "/static/js/a.js", "/media/picture.png", "/wall?code=bamo-tigule", "/"):
            _, later, again = ask(nginx.port, path, {"Cookie": cookie})
            assert again["name"] == told["name"]
            assert later["Set-Cookie"] is None
        with connect(f"ws://127.0.0.1:{nginx.port}/_stcore/stream", additional_headers={"Cookie": cookie}) as page:
            assert page.recv(5) == told["name"]


def test_the_cookie_tells_nobody_apart(nginx: Nginx) -> None:
    values = {ask(nginx.port, "/")[1]["Set-Cookie"].partition(";")[0].partition("=")[2] for _ in range(12)}
    assert all(len(one) == 2 and set(one) <= set("0123456789abcdef") for one in values)
    # What is no number of ours is dealt anew, and goes no further than nginx's own choice.
    assert "sweet_spot_stay=" in ask(nginx.port, "/", {"Cookie": "sweet_spot_stay=x"})[1]["Set-Cookie"]


def test_phones_go_to_either_replica_and_get_no_cookie(nginx: Nginx) -> None:
    for path in ("/j/bamo-tigule", "/api/rooms/bamo-tigule/stage", "/share/abc.svg", "/join", "/room-files/phone.js"):
        answers = [ask(nginx.port, path) for _ in range(8)]
        assert {told["name"] for _, _, told in answers} == {"one", "two"}
        assert not any(headers["Set-Cookie"] for _, headers, _ in answers)
    # The app's own page beside /share, which begins with the same letters.
    assert ask(nginx.port, "/shared")[1]["Set-Cookie"]


def test_the_app_learns_who_asks_from_nginx_alone(nginx: Nginx) -> None:
    lies = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "for=203.0.113.9;host=evil.example",
        "X-Real-IP": "203.0.113.9",
        "Host": "rooms.example.org:8080",
    }
    for path in ("/api/rooms/bamo-tigule/stage", "/j/bamo-tigule", "/room"):
        _, _, told = ask(nginx.port, path, lies)
        got = {name.lower(): value for name, value in told["headers"].items()}
        assert got["x-forwarded-for"] == "127.0.0.1"
        assert got["x-forwarded-proto"] == "http"
        assert got["host"] == "rooms.example.org:8080"
        assert not {"x-forwarded-host", "forwarded", "x-real-ip"} & set(got)


def test_headers_of_the_app_come_through_and_nothing_names_the_machine(nginx: Nginx) -> None:
    for path in ("/api/rooms/bamo-tigule/stage", "/j/bamo-tigule", "/room"):
        status, headers, _ = ask(nginx.port, path)
        assert (status, headers["Content-Security-Policy"]) == (200, "default-src 'none'")
        assert "/" not in headers["Server"]
        assert headers["Strict-Transport-Security"] is None
    assert ask(nginx.port, "/_stcore/metrics")[0] == 404
    assert ask(nginx.port, "/j/bamo-tigule", {"Accept-Encoding": "gzip"})[1]["Content-Encoding"] == "gzip"


def test_a_stream_comes_line_by_line(nginx: Nginx) -> None:
    to = http.client.HTTPConnection("127.0.0.1", nginx.port, timeout=5)
    to.request("GET", "/api/rooms/bamo-tigule/events", headers={"Accept-Encoding": "gzip"})
    answer = to.getresponse()
    # The stand-in holds its stream open: this line is here only if nobody waits for more.
    assert answer.readline() in (b"data: one\n", b"data: two\n")
    assert answer.headers["Content-Encoding"] is None
    to.close()


def test_a_body_is_whole_before_the_app_sees_it_and_never_large(nginx: Nginx, stubs: tuple[Stub, Stub]) -> None:
    before = stubs[0].posts + stubs[1].posts
    assert ask(nginx.port, "/api/rooms/x/sheets", body=b"x" * 100_000)[2]["took"] == 100_000
    status, headers, told = ask(nginx.port, "/api/rooms/x/sheets", body=b"x" * 200_000)
    assert (status, headers["Cache-Control"], headers["Content-Type"]) == (413, "no-store", "application/json")
    assert told["error"].endswith(".")
    # Half a body, and then nothing: the app is never asked.
    to = http.client.HTTPConnection("127.0.0.1", nginx.port, timeout=5)
    to.putrequest("POST", "/api/rooms/x/sheets")
    to.putheader("Content-Length", "50")
    to.endheaders(b"half")
    to.close()
    assert stubs[0].posts + stubs[1].posts == before + 1


def test_a_dead_replica_is_passed_over_and_two_dead_ones_are_a_sentence() -> None:
    one, two = Stub("one"), Stub("two")
    with Nginx((one.port, two.port)) as nginx:
        one.stop()
        # A sheet may be sent twice, so nginx tries the other replica by itself; so do pages that stood with the dead.
        for _ in range(6):
            assert ask(nginx.port, "/api/rooms/x/sheets", body=b"{}")[2]["name"] == "two"
        assert {ask(nginx.port, "/room")[2]["name"] for _ in range(6)} == {"two"}
        two.stop()
        for body in (b"{}", None):
            status, headers, told = ask(nginx.port, "/api/rooms/x/sheets" if body else "/api/rooms/x/stage", body=body)
            assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "2", "no-store")
            assert told["error"].endswith(".")
        assert ask(nginx.port, "/api/rooms/x/events")[0] == 503
        # Not even faults leave a line: it would hold an address and the code of a room.
        assert "127.0.0.1" not in nginx.log.read_text()
        assert "/api/" not in nginx.log.read_text()


def test_with_a_certificate(stubs: tuple[Stub, Stub]) -> None:
    with Nginx((stubs[0].port, stubs[1].port), tls=True) as nginx:
        status, headers, _ = ask(nginx.port, "/j/bamo-tigule?a=b", {"Host": "rooms.example.org"})
        assert (status, headers["Location"]) == (301, "https://rooms.example.org/j/bamo-tigule?a=b")
        for path in ("/room", "/api/rooms/x/stage", "/j/x"):
            status, headers, told = ask(nginx.tls_port, path, tls=True)
            assert (status, told["headers"]["X-Forwarded-Proto"]) == (200, "https")
            assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert ask(nginx.tls_port, "/room", tls=True)[1]["Set-Cookie"].endswith("; Secure")
