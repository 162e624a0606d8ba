"""The bots and their figures are instruments: they are tested like everything that others rely on."""

from __future__ import annotations

import asyncio

import pytest

from benchmarks._rooms import row, share
from tests.workshop.bots import ALPHABET, Phone, seat_token
from tests.workshop.served import play
from tests.workshop.wire import CutError, Ear, Wire
from workshop.codes import SEAT


def test_the_share_below_is_by_the_nearest_rank() -> None:
    assert [share(range(1, 101), of) for of in (0.5, 0.95, 1)] == [50, 95, 100]
    assert [share([3, 1, 2], of) for of in (0, 0.5, 0.95)] == [1, 2, 3]
    with pytest.raises(ValueError, match="nothing to rank"):
        share([], 0.5)
    assert row("posts", [0.001, 0.002, 0.4]).split() == ["posts", "3", "2", "400", "400"]


def test_a_seat_is_one_that_the_server_takes_and_that_checks_itself() -> None:
    one = seat_token()
    assert SEAT.fullmatch(one) and len(one) == 20 and set(one) <= set(ALPHABET)
    assert sum(at * ALPHABET.index(sign) for at, sign in enumerate(one[:19], 1)) % 32 == ALPHABET.index(one[19])
    assert len({seat_token() for _ in range(100)}) == 100


def test_answers_and_events_in_any_pieces() -> None:
    stream = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(
        f"{len(part):x}\r\n".encode() + part + b"\r\n"
        for part in (
            b"retry: 2000\n\nid: 3\n",
            'data: {"title":"é"}\n\n: here\n\n'.encode(),
            b"event: seats\ndata: 1\n\n",
        )
    )
    heard: list[tuple[str, str, str]] = []
    whole = b"HTTP/1.1 404 Not Found\r\ncontent-length: 11\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        said = stream if b"/events" in asked else whole + b'{"error":1}' if b"/whole" in asked else whole + b"{"
        for at in range(0, len(said), 7):
            writer.write(said[at : at + 7])
            await writer.drain()
            await asyncio.sleep(0)
        writer.close()

    async def asked() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ended = asyncio.Event()
        ear = await Ear.open(url, "/events", lambda *event: heard.append(event), lambda _: ended.set())
        await ended.wait()
        assert (ear.status, ear.comments) == (200, 1)
        wire = Wire(url)
        found = await wire.ask("GET", "/whole")
        assert (found.status, found.json()) == (404, {"error": 1})
        await asyncio.sleep(0.05)  # the server has closed by now: the wire opens a new connection by itself
        with pytest.raises(CutError):
            await wire.ask("GET", "/cut")
        server.close()
        nobody = Phone(url, "bamo-tiduti")
        with pytest.raises(TimeoutError, match="No server answered"):
            await nobody.surely("GET", "stage", most=0.2)

    play(asked(), 10)
    assert heard == [("message", "3", '{"title":"é"}'), ("seats", "", "1")]
