"""Who is asking, where a proxy of ours stands in between: the one place that believes forwarded headers."""

from __future__ import annotations

import ipaddress
import os

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

SETTING = "SWEET_SPOT_PROXIES"
"""In the environment: addresses or networks of our own proxies, with commas between them."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def listed() -> tuple[Network, ...]:
    """Our proxies, as the environment has them. Raises ValueError with a sentence for what is no address."""
    found: list[Network] = []
    for one in filter(None, (part.strip() for part in os.environ.get(SETTING, "").split(","))):
        try:
            found.append(ipaddress.ip_network(one, strict=False))
        except ValueError:
            raise ValueError(
                f'{SETTING} holds "{one}"; write addresses or networks, such as 10.0.0.5 or 172.16.0.0/12.'
            ) from None
    return tuple(found)


class Proxies:
    """Puts the address and the scheme that a listed proxy forwards in the place of the proxy's own.

    Of a chain of addresses the last one counts that is no proxy of ours: what stands before it anybody can write.
    """

    def __init__(self, app: ASGIApp, ours: tuple[Network, ...]) -> None:
        self.app, self.ours = app, ours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.ours and scope["type"] in ("http", "websocket"):
            client = scope.get("client")
            if client and self._is_ours(client[0]):
                scope = self._forwarded(scope)
        await self.app(scope, receive, send)

    def _forwarded(self, scope: Scope) -> Scope:
        headers, changed = Headers(scope=scope), dict(scope)
        scheme = headers.get("x-forwarded-proto", "").strip().lower()
        if scheme in ("http", "https"):
            changed["scheme"] = scheme.replace("http", "ws") if scope["type"] == "websocket" else scheme
        chain = [part.strip() for part in ",".join(headers.getlist("x-forwarded-for")).split(",")]
        for one in reversed(chain):
            address = _address(one)
            if address is None:
                break
            changed["client"] = (str(address), 0)
            if not self._is_ours(str(address)):
                break
        return changed

    def _is_ours(self, text: str) -> bool:
        address = _address(text)
        return address is not None and any(address in one for one in self.ours if one.version == address.version)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, ipaddress.IPv6Address) else found
