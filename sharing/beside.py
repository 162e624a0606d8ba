"""Two shared maps side by side: how far apart they are, and whether that is more than their margins (F18)."""

from __future__ import annotations

from dataclasses import dataclass

from scoring import MODEL, change_between
from scoring.result import Moved
from sharing.link import ZONES, Shared, ShareFault


@dataclass(frozen=True)
class Apart:
    """The way from one map to the other along one axis."""

    points: float
    """Second minus first."""
    margin: float
    """Half of the 90 % interval, in points."""
    verdict: str
    """likely, possible or too_small_to_tell, as F20 words them."""


@dataclass(frozen=True)
class Beside:
    """Two maps compared. Neither comes first: swapping them turns the signs and nothing else."""

    tilt: Apart
    ground: Apart
    both: tuple[str, ...]
    """Zones that are possible for both, in the order of the code."""


def beside(first: Shared, second: Shared) -> Beside:
    """What two maps can say of each other: each has its own margins, and no answers that could be paired (F18).

    Raises ShareFault with a sentence where they come from different versions of the model.
    """
    if first.model != second.model:
        raise ShareFault("These two maps come from different versions of the quiz, so they cannot lie on one map.")
    apart = change_between(first.position, second.position)
    possible = [{each.zone, *each.could_also_be} for each in (first, second)]
    both = tuple(zone for zone in ZONES if zone in possible[0] & possible[1])
    return Beside(_apart(apart.B), _apart(apart.G), both)


def _apart(moved: Moved) -> Apart:
    if moved.change is None or moved.se is None or moved.verdict is None:
        raise ValueError("A shared map always has a place and margins.")
    return Apart(moved.change, MODEL.wide * moved.se, moved.verdict)
