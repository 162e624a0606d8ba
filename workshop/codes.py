"""Codes of rooms, keys of hosts and tokens of seats: made, read, hashed and compared."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

SEAT = re.compile(r"[A-Za-z0-9_-]{16,64}")
"""What a seat token looks like: made by the phone itself."""


BETWEEN = re.compile(r"[\s._–—-]")
"""What people put between the pairs of a code."""


class Letters(BaseModel):
    """codes.toml, read and checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: str
    consonants: str
    vowels: str
    pairs: int
    heard: dict[str, str]
    avoid: dict[str, tuple[str, ...]]


@cache
def letters() -> Letters:
    """What codes are made of."""
    return Letters.model_validate(tomllib.loads(Path(__file__).with_name("codes.toml").read_text(encoding="utf-8")))


@cache
def _heard() -> dict[int, str]:
    return str.maketrans(letters().heard)


def new_code() -> str:
    """A code such as "bamo-tigule": random, with its last pair worked out from the others."""
    ours = letters()
    while True:
        consonants = [secrets.choice(ours.consonants) for _ in range(ours.pairs - 1)]
        vowels = [secrets.choice(ours.vowels) for _ in range(ours.pairs - 1)]
        consonants.append(_closing(consonants, ours.consonants))
        vowels.append(_closing(vowels, ours.vowels))
        plain = "".join(a + b for a, b in zip(consonants, vowels, strict=True))
        if not any(part in plain for part in ours.avoid["parts"]):
            return spoken(plain)


def read_code(typed: str) -> str | None:
    """The code that was meant, as `new_code` writes it, or None where it can be no code.

    Capitals, blanks, dashes and dots make no difference; c, z, 0 and the like count as the letter they stand for.
    One letter typed wrong or two neighbours swapped is found out by the sum of the code.
    """
    if typed in _read:
        return _read[typed]
    ours = letters()
    plain = BETWEEN.sub("", typed[:100].lower()).translate(_heard())
    consonants, vowels = plain[::2], plain[1::2]
    if len(plain) != 2 * ours.pairs or set(consonants) - set(ours.consonants) or set(vowels) - set(ours.vowels):
        return None
    if _sum(consonants, ours.consonants) or _sum(vowels, ours.vowels):
        return None
    if len(_read) >= MOST_READ:
        _read.clear()
    return _read.setdefault(typed, spoken(plain))


_read: dict[str, str] = {}
MOST_READ = 1_000
"""Codes that were read lately, as they were typed: a hall of phones sends the same one again and again."""


def spoken(plain: str) -> str:
    """A code with a dash after its second pair, so that it is read in two breaths."""
    return f"{plain[:4]}-{plain[4:]}"


def new_host_key() -> str:
    """A key of 160 random bits, safe in an address and on a command line (no dash at its beginning)."""
    return secrets.token_hex(20)


def hashed(secret: str, room: str) -> str:
    """What is kept of a key or a token: nothing that leads back to it, and another thing in another room."""
    # What somebody sends as a key may hold halves of a letter, which are no key and no reason to fall over.
    return hashlib.sha256(f"{room}\n{secret}".encode(errors="surrogatepass")).hexdigest()


def same(secret: str, room: str, kept: str) -> bool:
    """Whether a secret is the one kept, in a time that tells nothing of how near it came."""
    return hmac.compare_digest(hashed(secret, room), kept)


def _sum(chosen: str | list[str], alphabet: str) -> int:
    """The places of the letters, each times its own number from 1 on, modulo the (prime) size of the alphabet.

    Weights that differ from neighbour to neighbour, and are none of them 0, show any one slip and any swap. Where
    there are as many pairs as letters in the alphabet the last weight would be 0, so weights run 1 … size − 1.
    """
    size, total = len(alphabet), 0
    for number, one in enumerate(chosen):
        total += (number % (size - 1) + 1) * alphabet.index(one)
    return total % size


def _closing(chosen: list[str], alphabet: str) -> str:
    return next(one for one in alphabet if _sum([*chosen, one], alphabet) == 0)
