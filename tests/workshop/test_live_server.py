"""The whole app in a process of its own: streams hear of moves made elsewhere, and end with the server."""

from __future__ import annotations

import socket
import time
from pathlib import Path

from tests.browser.support import Server
from tests.workshop.rooms_made import made
from workshop.store import Store


def test_streams_follow_another_process_and_end_with_the_server(tmp_path: Path) -> None:
    class Apart(Server):
        def command(self) -> list[str]:
            return ["env", f"SWEET_SPOT_DATA={tmp_path}", "DATABASE_URL=", *super().command()]

    server = Apart()
    server.start()
    try:
        store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
        room = made(store, "words")
        asked = f"GET /api/rooms/{room.code}/events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
        streams = [socket.create_connection(("127.0.0.1", server.port), 10) for _ in range(50)]
        for one in streams:
            one.sendall(asked)
        for one in streams:
            hear(one, b'"state":"lobby"')
        room.to("words:open")
        began = time.monotonic()
        for one in streams:
            hear(one, b'"state":"open"')
        assert time.monotonic() - began < 2  # some tenths where nobody else needs the machine
        streams[0].close()
        # Somebody begins to send and never ends.
        hanging = socket.create_connection(("127.0.0.1", server.port), 10)
        head = f"POST /api/rooms/{room.code}/seat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        hanging.sendall(f"{head}Content-Length: 50\r\n\r\n{{".encode())
        time.sleep(0.2)
        began = time.monotonic()
        assert server._process is not None
        server._process.terminate()
        for one in streams[1:]:
            assert b": over" in hear(one, b"0\r\n\r\n")
        assert hear(hanging, b"\r\n\r\n").startswith(b"HTTP/1.1 408")
        server._process.wait(10)
        assert time.monotonic() - began < 5
        for said in (room.code, "Traceback", "127.0.0.1 ", "Cancel"):
            assert said not in server.log
        store.close()
    finally:
        server.stop()


def hear(stream: socket.socket, until: bytes) -> bytes:
    """What comes, up to these bytes."""
    said = b""
    while until not in said:
        part = stream.recv(65536)
        assert part, said
        said += part
    return said
