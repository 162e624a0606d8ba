"""Reads `words.toml`, and puts numbers into words as every picture and table here says them."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from content import zones


@cache
def words() -> dict[str, Any]:
    """The words that stand in and beside the pictures, by section."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


ROOM = "tilt_room"
"""The words of a room's tilt, in place of one person's."""


def zone_name(zone: str | None, names: str) -> str:
    """A zone by its id in a naming, "named" or "neutral", as it stands inside a sentence.

    Raises ValueError with a sentence for any other naming or an unknown zone.
    """
    if zone is None or zone not in zones():
        raise ValueError(f'There is no zone "{zone}"; the zones are {", ".join(zones())}.')
    name = zones()[zone].neutral if _neutral(names) else zones()[zone].named
    return name[0].lower() + name[1:]


def corner_words(zone: str, names: str) -> list[str]:
    """What stands at a zone's corner of the map: its name and, where it adds something, what it means.

    Raises ValueError with a sentence for a naming other than "named" and "neutral".
    """
    found = zones()[zone]
    lines = [found.corner_neutral] if _neutral(names) else [found.corner, found.corner_note]
    return [line for line in lines if line]


def _neutral(names: str) -> bool:
    if names not in ("named", "neutral"):
        raise ValueError(f'There are no names "{names}"; take "named" or "neutral".')
    return names == "neutral"


def whole(number: float) -> int:
    """Rounded half away from zero, as people round; never minus zero."""
    return int(math.copysign(math.floor(abs(number) + 0.5), number))


def tilt_words(tilt: float, whose: str = "tilt") -> str:
    """B (-100 to 100) as points and a side; `whose` "tilt_room" speaks of a room."""
    said, points = words()[whose], whole(tilt)
    if points == 0:
        return str(said["none"])
    return str(said["client" if points < 0 else "self"]).format(points=abs(points))


def bound(number: str, beyond: str) -> str:
    """A number in words, or with `beyond` "over" or "under" that it is more, or less, than that."""
    if not beyond:
        return number
    return str(words()["bound"]["more" if beyond == "over" else "less"]).format(number=number)


def tilt_bound(tilt: float, beyond: str = "") -> str:
    """A room's mean tilt in words; `beyond` as for `bound`, where more of a tilt is more toward ourselves."""
    if not beyond:
        return tilt_words(tilt, ROOM)
    if whole(tilt) == 0:
        return str(words()[ROOM]["self_side" if beyond == "over" else "client_side"])
    return bound(tilt_words(tilt, ROOM), "over" if (tilt > 0) == (beyond == "over") else "under")


def tilt_range(low: float, high: float, whose: str = "tilt") -> str:
    """An interval of B in words; a side that both ends share is named once. `whose` as for `tilt_words`."""
    said, first, last = words()[whose], whole(low), whole(high)
    if first == last:
        return tilt_words(low, whose)
    if first < 0 and last <= 0:
        return str(said["client_range"]).format(near=-last, far=-first)
    if first >= 0 and last > 0:
        return str(said["self_range"]).format(near=first, far=last)
    return str(said["range"]).format(low=tilt_words(low, whose), high=tilt_words(high, whose))
