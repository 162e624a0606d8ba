"""Who is asking, behind proxies that are ours and behind those that are not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ui.shell.proxies import Proxies, listed

PROXY = "10.0.0.5"


def seen(
    client: str | None, forwarded: str = "", proto: str = "", kind: str = "http", ours: str = "10.0.0.0/24"
) -> tuple[str | None, str]:
    """The address and the scheme that the app sees of a request."""
    found: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        found.append(scope)

    headers = [(b"x-forwarded-for", one.encode()) for one in forwarded.split("|") if one]
    headers += [(b"x-forwarded-proto", proto.encode())] if proto else []
    scope = {
        "type": kind,
        "client": (client, 5) if client else None,
        "scheme": "ws" if kind == "websocket" else "http",
        "headers": headers,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SWEET_SPOT_PROXIES", ours)
        asyncio.run(Proxies(app, listed())(scope, None, None))  # type: ignore[arg-type]
    return found[0]["client"] and found[0]["client"][0], found[0]["scheme"]


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        (PROXY, "203.0.113.7", "203.0.113.7"),
        (f"::ffff:{PROXY}", "203.0.113.7", "203.0.113.7"),
        (PROXY, "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (PROXY, "1.1.1.1, 203.0.113.7, 10.0.0.9", "203.0.113.7"),
        (PROXY, "1.1.1.1|203.0.113.7", "203.0.113.7"),
        (PROXY, "2001:db8::1", "2001:db8::1"),
        (PROXY, "[2001:db8::1]", "2001:db8::1"),
        (PROXY, "", PROXY),
        (PROXY, "not an address", PROXY),
        (PROXY, "203.0.113.7, <script>", PROXY),
        (PROXY, "10.0.0.7", "10.0.0.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (None, "198.51.100.1", None),
        ("testclient", "198.51.100.1", "testclient"),
    ],
)
def test_the_last_address_that_is_no_proxy_of_ours_counts(client: str, forwarded: str, address: str) -> None:
    assert seen(client, forwarded)[0] == address


def test_the_scheme_that_a_proxy_of_ours_speaks_of() -> None:
    assert seen(PROXY, proto="https")[1] == "https"
    assert seen(PROXY, proto="HTTPS", kind="websocket")[1] == "wss"
    assert seen(PROXY, proto="http")[1] == "http"
    assert seen(PROXY, proto="javascript")[1] == "http"
    assert seen("203.0.113.7", proto="https")[1] == "http"


def test_with_no_proxy_listed_nobody_is_believed() -> None:
    assert seen(PROXY, "198.51.100.1", "https", ours="") == (PROXY, "http")
    assert seen(PROXY, "198.51.100.1", ours=" 10.0.0.5 , 192.0.2.0/24,")[0] == "198.51.100.1"


def test_what_is_no_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWEET_SPOT_PROXIES", "10.0.0.5, nginx")
    with pytest.raises(ValueError, match='holds "nginx"; write addresses'):
        listed()
