from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from tests.workshop.rooms_made import made
from workshop import hall
from workshop.faults import Refused
from workshop.open_files import MOST_STREAMS, most_streams
from workshop.store import Store

ASKS = "from workshop.open_files import most_streams, raise_limit; print(raise_limit(900), most_streams())"


@pytest.mark.parametrize(("may", "says"), [(2000, "900 1500"), (400, "400 300")])
def test_a_process_takes_the_files_that_it_may_have(may: int, says: str) -> None:
    """2,000 files at most make 1,500 streams; where 400 is all there is, a quarter stays for posts."""
    script = f'ulimit -S -n 400; ulimit -H -n {may}; exec "$0" -c "$1"'
    ran = subprocess.run(["bash", "-c", script, sys.executable, ASKS], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == says
    assert most_streams() <= MOST_STREAMS


def test_one_stream_too_many_is_asked_to_come_again(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(hall, "most_streams", lambda: 2)
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    room = made(store, "guess")

    async def three() -> None:
        ours = hall.Hall(lambda: store)
        seen = await ours.room(room.code)
        first, _ = ours.listen(seen), ours.listen(seen)
        with pytest.raises(Refused) as refused:
            ours.listen(seen)
        assert (refused.value.status, refused.value.after) == (503, 2)  # type: ignore[attr-defined]
        ours.leave(seen, first)
        ours.listen(seen)
        await ours.close()

    asyncio.run(three())
    store.close()
