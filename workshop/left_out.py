"""Which sheets of a closed exercise stay in the room, so that nobody is found by comparing a file with a picture.

Somebody changed an answer after a picture, or took the sheet back. All the others in a file, set beside that picture,
would tell of that one person. So some more stay in the room, drawn by lot, until each picture holds none or three of
the sheets that the file does not hold, and the file none or three that the picture does not: nobody knows whose they
are. The lot falls the same way at each export, or two files could be compared; it hangs on the editions of the sheets,
which are random and leave the store never.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from workshop.cells import LEAST
from workshop.frames import STEP
from workshop.ledger import Ledger


def chosen(ledger: Ledger, now: Mapping[str, int]) -> Collection[str]:
    """The seats whose sheets may leave the room; perhaps none in a small room.

    In: the frames that the room has seen, and the sheets that are there (seat -> version). The same at each call with
    the same sheets and frames.
    """
    home, lots = dict(now), _lots(now)
    while len(home) >= LEAST:
        overlaps = ledger.overlaps(home)
        if late := [frame for frame, (_, both) in enumerate(overlaps) if 0 < len(home) - both < STEP]:
            # One or two came after this frame or changed: set beside it, their rows would be those that do not fit.
            held = ledger.frame(late[0])
            home = {seat: version for seat, version in home.items() if held.get(seat) == version}
            continue
        gone = [frame for frame, (size, both) in enumerate(overlaps) if 0 < size - both < STEP]
        if not gone:
            return frozenset(home)
        # Of these frames one or two are in the file no more. One more stays, out of those that were in the most of
        # them, and in the most frames of all: who came late is one of few who did.
        times = zip(ledger.times(home, gone).values(), ledger.times(home, range(ledger.frames)).values(), strict=True)
        ranks = dict(zip(home, times, strict=True))
        most = max(ranks.values())
        del home[min((seat for seat in home if ranks[seat] == most), key=lots.__getitem__)]
    return frozenset()


def _lots(now: Mapping[str, int]) -> dict[str, bytes]:
    """A lot for each seat, which nobody can foretell and which stays."""
    secret = hashlib.sha256(repr(sorted(now.items())).encode()).digest()
    return {seat: hashlib.sha256(secret + seat.encode()).digest() for seat in now}
