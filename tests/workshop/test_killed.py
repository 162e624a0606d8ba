"""A sheet that was acknowledged is there, whatever happens to the program afterward."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.workshop.rooms_made import made
from workshop import sheets
from workshop.codes import hashed
from workshop.store import Store

ROOT = Path(__file__).parents[2]
SENDS = """
import secrets, sys
from workshop.sheets import Post, put_many
from workshop.store import Store
store = Store(sys.argv[1])
while True:
    posts = [Post(sys.argv[2], secrets.token_urlsafe(16), "guess", {"G01": 5}) for _ in range(3)]
    for post, no in zip(posts, put_many(store, posts)):
        print(post.seat if no is None else "-", flush=True)
"""


def test_no_acknowledged_sheet_is_lost_when_the_program_is_killed(url: str) -> None:
    store = Store(url)
    room = made(store, "guess")
    room.to("guess")
    sent: list[str] = []
    for count in (10, 23):
        ran = subprocess.Popen(
            [sys.executable, "-c", SENDS, url, room.code], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert ran.stdout is not None
        told = [ran.stdout.readline() for _ in range(count)]
        ran.kill()
        # What was still on its way through the pipe counts as well; a torn last line does not.
        told += [line for line in ran.stdout if line.endswith("\n")]
        ran.stdout.close()
        ran.wait()
        sent += [line.strip() for line in told]
    assert len(sent) >= 33
    assert "-" not in sent
    with store.reading() as tx:
        rows = tx.rows("SELECT token_hash FROM seats JOIN sheets ON sheets.seat_id = seats.id")
    kept = [row["token_hash"] for row in rows]
    assert len(kept) == len(set(kept)) == room.kept("guess")
    assert {hashed(one, room.code) for one in sent} <= set(kept)
    assert sheets.counts(store, room.seen())[0] >= len(sent)
    store.close()
