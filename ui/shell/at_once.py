"""Answers leave at once: no waiting for the browser to acknowledge the first half of one.

`streamlit run` makes its listening socket without naming the protocol, and asyncio then leaves Nagle's algorithm on for
every connection. An answer goes out in two parts, its head and its body; the body waited for the acknowledgement of
the head, which the other side holds back for 40 ms. (`uvicorn app:app` was never slow.)
"""

from __future__ import annotations

import gc
import socket


def answer_at_once() -> int:
    """Turns the waiting off for what listens in this process; connections inherit it. Gives how many there are."""
    found = 0
    # By its very type: to ask some objects what they are would wake them.
    for one in [one for one in gc.get_objects() if type(one) is socket.socket]:
        if one.fileno() >= 0 and one.type == socket.SOCK_STREAM and one.family in (socket.AF_INET, socket.AF_INET6):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            found += 1
    return found
