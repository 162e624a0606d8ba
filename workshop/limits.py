"""How much one address, one phone and everybody together may ask of rooms, so that nobody can guess or flood them.

Nothing of this is written down. An address or a seat stays in memory for minutes, as a hash with a secret that the
process made for itself when it started. A room of 3,000 phones behind one address is the usual case, and never slowed.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import math
import secrets
import threading
from dataclasses import dataclass
from time import monotonic

from workshop.faults import Refused


@dataclass(frozen=True)
class Rate:
    """So many at once, and so many a second after that."""

    burst: float
    per_second: float


SEAT_POSTS = Rate(20, 1)
ADDRESS_POSTS = Rate(12_000, 300)
"""Three thousand phones that each send, and send again twice, within a breath."""
WRONG_KEYS_ROOM = Rate(20, 1 / 10)
WRONG_KEYS_ADDRESS = Rate(20, 1 / 5)
ROOMS_ADDRESS = Rate(20, 20 / 3600)
ROOMS_ALL = Rate(300, 300 / 3600)
MISSES_ADDRESS = Rate(20, 1 / 3)
MISSES_ALL = Rate(1_000, 20)
TURNS_ADDRESS, TURNS_ALL = 3.0, 30.0
"""Look-ups a second, once too many codes were wrong."""
KNOWN_FOR = 3600.0
"""Seconds for which a code that was right once is known at an address."""
MOST_KNOWN = 50_000
LONGEST_WAIT = 8.0
"""Seconds that one may wait for their turn."""

TOO_MANY = "That was a lot at once. Please wait a moment, then try again."
TOO_MANY_ROOMS = "Many rooms were opened from here in a short time. Please try again in an hour."
TOO_MANY_KEYS = "That was a lot of wrong keys. Please wait a minute, then use the whole host link."


class Buckets:
    """One bucket a key: each take empties it by one, and it fills by the rate. Safe from any thread."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._left: dict[bytes, tuple[float, float]] = {}
        self._lock = threading.Lock()
        self._sweep_at = 0.0

    def take(self, key: bytes) -> float:
        """0 where one may go on; else the seconds until one may."""
        with self._lock:
            now = monotonic()
            left = self._now(key, now)
            if left >= 1:
                self._left[key] = (left - 1, now)
            self._sweep(now)
            return 0.0 if left >= 1 else (1 - left) / self.rate.per_second

    def give_back(self, key: bytes) -> None:
        """One that was taken for nothing."""
        with self._lock:
            now = monotonic()
            self._left[key] = (min(self.rate.burst, self._now(key, now) + 1), now)

    def empty(self, key: bytes) -> bool:
        """Whether nothing is left."""
        with self._lock:
            return self._now(key, monotonic()) < 1

    def __len__(self) -> int:
        return len(self._left)

    def _now(self, key: bytes, now: float) -> float:
        left, at = self._left.get(key, (self.rate.burst, now))
        return min(self.rate.burst, left + (now - at) * self.rate.per_second)

    def _sweep(self, now: float) -> None:
        """Forgets whoever has a full bucket again."""
        if now < self._sweep_at:
            return
        self._sweep_at = now + 30
        for key in [key for key in self._left if self._now(key, now) >= self.rate.burst]:
            del self._left[key]


class Turns:
    """A door that lets so many a second through, one after another; whoever would wait too long is sent away."""

    def __init__(self, per_second: float, longest: float = LONGEST_WAIT) -> None:
        self.per_second, self.longest = per_second, longest
        self._next: dict[bytes, float] = {}

    async def wait(self, key: bytes) -> None:
        """Returns when it is one's turn. Raises Refused (429) where that would take too long."""
        now = monotonic()
        if len(self._next) > 1000:
            self._next = {one: at for one, at in self._next.items() if at > now}
        mine = max(now, self._next.get(key, 0.0))
        if mine - now > self.longest:
            raise too_many(mine - now)
        self._next[key] = mine + 1 / self.per_second
        await asyncio.sleep(mine - now)


class Limits:
    """All limits of one process."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self.seat_posts, self.address_posts = Buckets(SEAT_POSTS), Buckets(ADDRESS_POSTS)
        self.wrong_keys_room, self.wrong_keys_address = Buckets(WRONG_KEYS_ROOM), Buckets(WRONG_KEYS_ADDRESS)
        self.rooms_address, self.rooms_all = Buckets(ROOMS_ADDRESS), Buckets(ROOMS_ALL)
        self.misses_address, self.misses_all = Buckets(MISSES_ADDRESS), Buckets(MISSES_ALL)
        self._turns_address, self._turns_all = Turns(TURNS_ADDRESS), Turns(TURNS_ALL)
        self._known: dict[bytes, float] = {}
        self._learning = threading.Lock()

    # ---- posting ------------------------------------------------------------------------

    def post(self, address: str, code: str, seat: str) -> None:
        """One post of a phone. Raises Refused (429)."""
        wait = self.seat_posts.take(self._key("seat", code, seat)) or self.address_posts.take(self._of(address))
        if wait:
            raise too_many(wait)

    # ---- guessing codes -----------------------------------------------------------------

    def slowed(self, address: str) -> bool:
        """Whether so many codes from this address, or in all, were wrong that look-ups wait their turn."""
        return self.misses_address.empty(self._of(address)) or self.misses_all.empty(b"")

    async def turn(self, address: str) -> None:
        """One's turn to look a code up, at an address that is slowed. Raises Refused (429)."""
        if self.misses_address.empty(self._of(address)):
            await self._turns_address.wait(self._of(address))
        if self.misses_all.empty(b""):
            await self._turns_all.wait(b"")

    def guess(self, address: str) -> bool:
        """Whether a code that nobody here knows may be looked up at once. It counts as wrong until `guessed` says
        otherwise, so that a thousand at the same time are no way around.
        """
        if self.slowed(address):
            return False
        self.missed(address)
        return True

    def missed(self, address: str) -> None:
        """There was no room with a code that could have been one."""
        self.misses_address.take(self._of(address))
        self.misses_all.take(b"")

    def guessed(self, address: str) -> None:
        """The code that was looked up is a room's."""
        self.misses_address.give_back(self._of(address))
        self.misses_all.give_back(b"")

    def known(self, address: str, code: str) -> bool:
        """Whether somebody at this address had this code (as the store writes it) right a while ago: to ask for it
        again tells nobody anything, so a room goes on beside somebody who guesses at the same address.
        """
        return self._known.get(self._key("known", network(address), code), 0.0) > monotonic()

    def learn(self, address: str, code: str) -> None:
        """The code was right, and asked for from this address."""
        key = self._key("known", network(address), code)
        with self._learning:
            self._known.pop(key, None)
            self._known[key] = monotonic() + KNOWN_FOR
            # The oldest stand first: they go when their time is over, or when there are too many.
            while len(self._known) > MOST_KNOWN or self._known[next(iter(self._known))] < monotonic():
                del self._known[next(iter(self._known))]

    # ---- keys and rooms -----------------------------------------------------------------

    def wrong_key(self, address: str, code: str) -> None:
        """A key was wrong. Raises Refused (429) once there were too many. A right key never comes here."""
        waits = (
            self.wrong_keys_room.take(self._key("room", code)),
            self.wrong_keys_address.take(self._of(address)),
        )
        if any(waits):
            raise too_many(max(waits), TOO_MANY_KEYS)

    def make_room(self, address: str | None) -> None:
        """Somebody makes a room. Raises Refused (429)."""
        # Without an address it is this machine itself.
        wait = (self.rooms_address.take(self._of(address)) if address else 0.0) or self.rooms_all.take(b"")
        if wait:
            raise too_many(wait, TOO_MANY_ROOMS)

    def _of(self, address: str) -> bytes:
        return self._key("address", network(address))

    def _key(self, *parts: str) -> bytes:
        # "replace": halves of a letter come in by JSON, and have no bytes of their own.
        return hmac.digest(self._secret, "\n".join(parts).encode("utf-8", "replace"), "sha256")[:16]


class TooMany(Refused):
    """429, and how many seconds to wait (`after`, a whole number)."""

    def __init__(self, sentence: str, seconds: float) -> None:
        super().__init__(sentence, 429)
        self.after = max(1, math.ceil(seconds))


def too_many(seconds: float, sentence: str = TOO_MANY) -> TooMany:
    """The refusal that says how long to wait."""
    return TooMany(sentence, seconds)


def network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the network of an IPv6 one, of which a home has one."""
    plain = address.removeprefix("::ffff:")
    if ":" not in plain:
        return plain
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))


_limits = Limits()


def limits() -> Limits:
    """The limits of this process."""
    return _limits


def may_make_room(address: str | None) -> bool:
    """True where one more room may be made from this address. Raises Refused (429) with a sentence where it may not."""
    limits().make_room(address)
    return True


def use(other: Limits) -> None:
    """Other limits, for tests."""
    global _limits
    _limits = other
