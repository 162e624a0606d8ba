"""The whole-number sums of a sheet that F1 to F9 and F17 are made of.

Scenario items score 0 or 100 and statement items lie on an evenly spaced scale, so means, spreads and cross
products follow from a few counts: exact, small and quick, for one sheet or a million.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.cells import Array
from scoring.form import SCALES, Form
from scoring.sheets import Sheets


def count(plane: Array) -> Array:
    """Sums over items (rows) of small whole numbers, as floats for what follows."""
    return np.asarray(np.add.reduce(plane, axis=0, dtype=np.int16), dtype=np.float64)


@dataclass(frozen=True)
class Planes:
    """One row an item, one column a sheet; missing is 0 everywhere."""

    answered: Array
    client: Array
    """1 where the pick looks after the client."""
    oneself: Array
    """1 where the pick looks after oneself."""
    said: Array
    """Statements: 1 where there is an answer."""
    doubled: Array
    """Statements: twice the distance of the answer from the middle of its scale."""

    @classmethod
    def of(cls, form: Form, sheets: Sheets) -> Planes:
        keys, said = sheets.keys, (sheets.answers > 0).view(np.int8)
        return cls(
            answered=keys >> 2,
            client=keys & 1,
            oneself=(keys >> 1) & 1,
            said=said,
            doubled=(sheets.answers * np.int8(2) - np.int8(form.steps + 1)) * said,
        )


@dataclass(frozen=True)
class ScenarioSums:
    """Counts of answered scenarios, and of those that look after the client, oneself, both."""

    n: Array
    client: Array
    oneself: Array
    both: Array

    @classmethod
    def of(cls, planes: Planes) -> ScenarioSums:
        return cls(
            n=count(planes.answered),
            client=count(planes.client),
            oneself=count(planes.oneself),
            both=count(planes.client & planes.oneself),
        )

    def of_scale(self, scale: str) -> Array:
        return self.client if scale == "C" else self.oneself


@dataclass(frozen=True)
class StatementSums:
    """Sums over the answered statements of one scale; z is an answer's distance from the middle of its scale."""

    n: Array
    lean: Array
    """Positive-keyed minus negative-keyed answers."""
    z: Array
    keyed: Array
    """Sum of sign times z."""
    squares: Array

    @classmethod
    def of(cls, form: Form, planes: Planes, places: list[int]) -> StatementSums:
        sign = form.sign[places, np.newaxis]
        said, doubled = planes.said[places], planes.doubled[places]
        return cls(
            n=count(said),
            lean=count(said * sign),
            z=count(doubled) / 2,
            keyed=count(doubled * sign) / 2,
            squares=count(doubled * doubled) / 4,
        )


@dataclass(frozen=True)
class PairSums:
    """Over complete pairs: how many, the sum of their mean distances from the middle, and of how far they disagree."""

    n: Array
    leaning: Array
    apart: Array

    @classmethod
    def of(cls, form: Form, planes: Planes) -> PairSums:
        plus = [pair.plus for pair in form.pairs]
        minus = [pair.minus for pair in form.pairs]
        complete = planes.said[plus] & planes.said[minus]
        doubled = (planes.doubled[plus] + planes.doubled[minus]) * complete
        return cls(n=count(complete), leaning=count(doubled) / 4, apart=count(np.abs(doubled)) / 2)


@dataclass(frozen=True)
class Sums:
    """All of it for the sheets of one form."""

    planes: Planes
    scenarios: ScenarioSums
    statements: dict[str, StatementSums]
    pairs: PairSums

    @classmethod
    def of(cls, form: Form, sheets: Sheets) -> Sums:
        planes = Planes.of(form, sheets)
        return cls(
            planes=planes,
            scenarios=ScenarioSums.of(planes),
            statements={scale: StatementSums.of(form, planes, form.on(scale)) for scale in SCALES},
            pairs=PairSums.of(form, planes),
        )
