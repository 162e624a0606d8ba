"""Whole numbers <-> a short text that survives a chat: one letter of version, the numbers, a checksum.

Crockford's 32 letters and digits, small: no i, l, o or u, so nothing is mistaken for 1, 0 or v, and all of it may
stand in an address. CRC-32 notices every change within four neighbouring letters, a swap of two included, and lets
one of four thousand million other changes pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
VERSION = "1"
LONGEST = 60
"""Letters of a code of any version, as the contracts promise."""

FIELDS = {
    "model": 7,
    "C": 7,
    "S": 7,
    "SE_C": 4,
    "SE_S": 4,
    "tie": 4,
    "zone": 3,
    "confidence": 2,
    "could_also_be": 5,
    "names": 1,
    "words": 1,
}
"""What stands in a code of version 1, in order, and its bits. Fixed for good: another layout is another version."""

LETTERS = sum(FIELDS.values()) // 5
CHECK = 7
LENGTH = len(VERSION) + LETTERS + CHECK

AGAIN = "Copy the whole link once more, or ask for a new one."


class ShareFault(ValueError):  # noqa: N818 - a fault, as QuizFault is
    """A code that shows no map. Its text says what is wrong with it and what to do; it repeats nothing of the code."""


def write(numbers: Mapping[str, int]) -> str:
    """The code for one number a field. Raises ValueError for a number that does not fit its bits."""
    packed = 0
    for name, bits in FIELDS.items():
        if not 0 <= numbers[name] < 1 << bits:
            raise ValueError(f"{name} is {numbers[name]}; 0 to {(1 << bits) - 1} fits into a code.")
        packed = packed << bits | numbers[name]
    body = VERSION + _spelled(packed, LETTERS)
    return body + _check(body)


def read(code: str) -> dict[str, int]:
    """The numbers of a code, by field.

    Raises ShareFault with a sentence for a code that is too short or too long, holds other characters, is of another
    version, or does not agree with its checksum.
    """
    if len(code) > LONGEST:
        raise ShareFault(f"This link is too long to be a shared map. {AGAIN}")
    if not set(code) <= set(ALPHABET):
        raise ShareFault(f"This link holds a character that links to a shared map do not have. {AGAIN}")
    if code and not code.startswith(VERSION):
        raise ShareFault("This link comes from another version of this app. Ask for a new one.")
    if len(code) < LENGTH:
        raise ShareFault(f"This link is too short: a part of it is missing. {AGAIN}")
    if len(code) > LENGTH:
        raise ShareFault(f"This link is too long to be a shared map. {AGAIN}")
    body = code[:-CHECK]
    if _check(body) != code[-CHECK:]:
        raise ShareFault(f"A letter of this link was changed on the way. {AGAIN}")
    packed = 0
    for letter in body[len(VERSION) :]:
        packed = packed << 5 | ALPHABET.index(letter)
    numbers = {}
    for name, bits in reversed(FIELDS.items()):
        numbers[name] = packed & (1 << bits) - 1
        packed >>= bits
    return numbers


def _spelled(number: int, letters: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(letters)))


def _check(body: str) -> str:
    return _spelled(crc32(body.encode("ascii")), CHECK)
