"""What the picks say beside the position: shares, swing, the bad-day slip, the very even sheet (F14, F15, F16)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.cells import KEYS, Array
from scoring.form import Form
from scoring.model import MODEL
from scoring.position import Place
from scoring.sheets import Sheets
from scoring.sums import Sums, count


@dataclass(frozen=True)
class Profile:
    """An entry a sheet. Swing 0 to 100, NaN without a scenario part; counts of picks by key."""

    n: Array
    D: Array
    V: Array
    B: Array
    H: Array
    swing: Array
    all_best: Array


def profile(form: Form, sheets: Sheets, sums: Sums, place: Place) -> Profile:
    """Sums of sheets -> their shares, swing and whether every answer was the balanced one."""
    picks = sums.scenarios
    doormat, diva = picks.client - picks.both, picks.oneself - picks.both
    swing = 200 * np.minimum(doormat, diva) / np.maximum(picks.n, 1)
    best = count((sums.planes.doubled * form.sign[:, np.newaxis] > 0).view(np.int8)) if len(sheets.answers) else 0
    return Profile(
        n=picks.n,
        D=doormat,
        V=diva,
        B=picks.both,
        H=picks.n - picks.client - picks.oneself + picks.both,
        swing=np.where(place.has_scenarios, swing, np.nan),
        all_best=(picks.both == len(sheets.keys)) & (best == len(sheets.answers)),
    )


@dataclass(frozen=True)
class Slip:
    """Where bad-day picks go from the balanced answer: counts of D, V and H, and whether there are enough to show."""

    D: Array
    V: Array
    H: Array
    shown: Array


def slip(sheets: Sheets) -> Slip:
    """F15 for sheets."""
    if sheets.bad_day is None:
        D = V = H = np.zeros(len(sheets))
    else:
        balanced = sheets.keys == KEYS["B"]
        D, V, H = (count((balanced & (sheets.bad_day == KEYS[key])).view(np.int8)) for key in "DVH")
    total = D + V + H
    return Slip(D, V, H, shown=total >= MODEL.slip_fewest)
