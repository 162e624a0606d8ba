"""`kill -9` of the server under load, twenty times: `python -m benchmarks.room_kill [times] [--postgresql]`.

Forty phones post without a pause, each sheet from a new seat, half of them changed once; ten more only listen. The
server is killed at a random moment, started again on its port, and so on. At the end every sheet that was acknowledged
is in the store as it was sent last, no seat has two, and every listener knows the last stage, without help from anyone.
"""

from __future__ import annotations

import asyncio
import sys

from benchmarks._rooms import room_server, share
from tests.workshop.evenings import Evening

POSTING, LISTENING, TIMES = 40, 10, 20


def main(words: list[str]) -> int:
    """Prints what happened; 1 where a sheet was lost."""
    times = next((int(one) for one in words if one.isdigit()), TIMES)
    try:
        with room_server("--postgresql" in words) as server:
            evening = Evening(server, POSTING, LISTENING)
            back, taken = asyncio.run(evening.play(times))
            rows, acknowledged = evening.check()
            print(f"{server.store.kind}: killed {times} times under {POSTING} phones that post all the time")
            print(f"  sheets acknowledged {len(evening.ended)}, from {acknowledged} seats; rows in the store {rows}")
            print("  every acknowledged sheet is there as it was sent last, and no seat has two")
            for name, seconds in (("serving again", back), ("the first sheet taken", taken)):
                print(f"  {name} after {share(seconds, 0.5):.1f} s (slowest {max(seconds):.1f})")
    except AssertionError as fault:
        print(f"FAILED: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
