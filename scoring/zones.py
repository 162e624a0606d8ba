"""The zone of a position and how sure it is (F12, F13)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.cells import Array
from scoring.compare import above, at_least, at_most, below
from scoring.margins import Margins
from scoring.model import MODEL
from scoring.position import Place

ZONES = ("doormat", "diva", "worn_out", "mixed_middle", "sweet_spot")
CONFIDENCES = ("borderline", "likely", "clear")
NOWHERE = -1


@dataclass(frozen=True)
class Zones:
    """An entry a sheet: places in ZONES and CONFIDENCES (-1 without a position), other zones as bits of ZONES.

    Other zones are those that the 50 % rectangle touches; there are none where the confidence is above borderline.
    """

    zone: Array
    confidence: Array
    could_also_be: Array
    running_low: Array


def named(B: Array, G: Array) -> Array:
    """F12: the zone of each point, as its place in ZONES; -1 for NaN."""
    middle = 2 + at_least(G, MODEL.low_cut).view(np.int8) + at_least(G, MODEL.sweet_cut).view(np.int8)
    zone = np.where(at_most(B, -MODEL.tilt_cut), 0, np.where(at_least(B, MODEL.tilt_cut), 1, middle))
    return np.where(np.isnan(B), NOWHERE, zone).astype(np.int8)


def touched(place: Place, margins: Margins, z: float) -> Array:
    """F13: the zones that the rectangle of half-widths z SE touches, as bits of ZONES; 0 for NaN."""
    B_low, B_high = margins.interval(place, "B", z)
    G_low, G_high = margins.interval(place, "G", z)
    between = below(B_low, MODEL.tilt_cut) & above(B_high, -MODEL.tilt_cut)
    touching = (
        at_most(B_low, -MODEL.tilt_cut),
        at_least(B_high, MODEL.tilt_cut),
        between & below(G_low, MODEL.low_cut),
        between & below(G_low, MODEL.sweet_cut) & at_least(G_high, MODEL.low_cut),
        between & at_least(G_high, MODEL.sweet_cut),
    )
    bits = np.zeros(len(place.B), dtype=np.int8)
    for place_of_zone, one in enumerate(touching):
        bits |= one.view(np.int8) << place_of_zone
    return bits


def zones(place: Place, margins: Margins, flags: Array) -> Zones:
    """Positions, margins and the number of quality flags of each sheet -> zones and confidence."""
    zone = named(place.B, place.G)
    own = np.left_shift(1, np.maximum(zone, 0)).astype(np.int8)
    wide = touched(place, margins, MODEL.wide)
    narrow = touched(place, margins, MODEL.narrow)
    level = np.where(wide == own, 2, np.where(narrow == own, 1, 0)).astype(np.int8)
    level = np.maximum(level - flags, 0)
    return Zones(
        zone=zone,
        confidence=np.where(zone == NOWHERE, NOWHERE, level).astype(np.int8),
        could_also_be=narrow & ~own,
        running_low=below(place.G, MODEL.low_cut),
    )
