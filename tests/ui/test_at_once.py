from __future__ import annotations

import socket

from ui.shell.at_once import answer_at_once


def test_whoever_is_let_in_is_answered_at_once() -> None:
    # As Streamlit makes it: without the protocol's name, so that asyncio does not know it for TCP.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening, socket.socket() as other:
        listening.bind(("127.0.0.1", 0))
        assert answer_at_once() >= 2
        listening.listen()
        other.connect(listening.getsockname())
        let_in, _ = listening.accept()
        with let_in:
            assert let_in.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_closed_sockets_and_those_of_other_kinds_are_left_alone() -> None:
    closed = socket.socket()
    closed.close()
    here, there = socket.socketpair()
    with here, there, socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
        answer_at_once()
