"""All that a position quiz says of its sheets, as arrays: the one place where the parts come together."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.cells import Array
from scoring.form import Form
from scoring.margins import Margins, margins
from scoring.position import Place, locate
from scoring.profile import Profile, profile
from scoring.quality import flags
from scoring.sheets import Sheets
from scoring.sums import Sums
from scoring.zones import Zones, zones


@dataclass(frozen=True)
class Measured:
    """An entry a sheet in every array."""

    sums: Sums
    place: Place
    margins: Margins
    profile: Profile
    flags: Array
    zones: Zones


def measure(form: Form, sheets: Sheets) -> Measured:
    """Sheets -> positions, margins, zones, flags (F1 to F16)."""
    sums = Sums.of(form, sheets)
    place = locate(form, sums)
    margin = margins(form, sums, place)
    bits, number = flags(form, sheets, sums)
    return Measured(sums, place, margin, profile(form, sheets, sums, place), bits, zones(place, margin, number))
