"""What screens looked at lately: a picture of a room is worked out once, and again only when its answers changed.

Twenty host pages and walls look every two seconds. A look compares a fingerprint (how many sheets, which editions,
how many frames) and reads no answers while that stays the same. What is remembered is what was shown, never a sheet.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from threading import Lock
from weakref import WeakKeyDictionary

from workshop.frames import Frame
from workshop.store import Store

FORGET = 600.0
"""Seconds without a look after which a picture is forgotten."""

MANY, PAUSE = 300, 5.0
"""From so many sheets on, working a picture out is followed by a rest of so many times what it took: while a full hall
still answers, its pictures take a sixth of a core at most."""

Key = tuple[int, str]
"""A room and an exercise, or what is counted of one."""


class _Spot:
    """One picture: its lock, so that twenty looks at once work it out one time, and what it was made of."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.mark: Hashable = None
        self.urgent: Hashable = None
        self.frame: Frame | None = None
        self.looked = time.monotonic()
        self.rest_until = 0.0


_spots: WeakKeyDictionary[Store, dict[Key, _Spot]] = WeakKeyDictionary()
_all = Lock()


def lately(store: Store, key: Key, mark: Hashable, urgent: Hashable, work: Callable[[], Frame | None]) -> Frame | None:
    """The frame of `key` as it was worked out at this `mark` (a fingerprint, never None), else `work()` anew.

    In a large room a new mark may wait for a moment, a new `urgent` one (a hidden word, a frame shown elsewhere) never.
    """
    now = time.monotonic()
    with _all:
        spots = _spots.setdefault(store, {})
        for old in [one for one, spot in spots.items() if now - spot.looked > FORGET]:
            del spots[old]
        spot = spots.setdefault(key, _Spot())
        spot.looked = now
    with spot.lock:
        rests = time.monotonic() < spot.rest_until and spot.urgent == urgent
        if spot.mark is None or ((spot.mark, spot.urgent) != (mark, urgent) and not rests):
            began = time.monotonic()
            spot.frame = work()
            spot.mark, spot.urgent, ended = mark, urgent, time.monotonic()
            many = spot.frame is not None and spot.frame.n >= MANY
            spot.rest_until = ended + PAUSE * (ended - began) if many else 0.0
        return spot.frame
