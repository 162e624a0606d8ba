"""`kill -9` of the whole app while phones post: benchmarks/room_kill.py in small."""

from __future__ import annotations

import time
from pathlib import Path

from tests.workshop.evenings import Evening
from tests.workshop.served import RoomServer, play
from tests.workshop.wire import Wire


async def quickest(url: str) -> float:
    """Seconds of the quickest of some answers over one connection, past its first ones, which never wait."""
    wire, times = Wire(url), []
    for _ in range(20):
        begun = time.perf_counter()
        assert (await wire.ask("GET", "/healthz")).status == 200
        times.append(time.perf_counter() - begun)
    wire.close()
    return min(times[10:])


def test_phones_outlive_three_kills_and_no_acknowledged_sheet_is_lost(tmp_path: Path) -> None:
    server = RoomServer(f"sqlite:///{tmp_path}/rooms.sqlite3")
    try:
        server.start()
        evening = Evening(server, posting=8, listening=3)
        play(evening.play(3), 100)
        rows, acknowledged = evening.check()
        assert play(quickest(server.url)) < 0.03, "an answer waits for the other side to acknowledge its head"
        assert rows == acknowledged > 20
        assert len(evening.ended) > rows, "some changed their sheet"
    finally:
        server.stop()
        server.store.close()
    assert evening.host.code not in server.log
    assert "Traceback" not in server.log
