"""Positions at single touchpoints, drawn hard to the overall one (F17)."""

# ruff: noqa: N815 (capital letters are the names of the formulas)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.cells import Array
from scoring.compare import at_least
from scoring.form import SCALES, TOUCHPOINTS, Form
from scoring.margins import Margins
from scoring.model import MODEL
from scoring.position import Place
from scoring.sums import Sums, count


@dataclass(frozen=True)
class Touchpoints:
    """(touchpoints, sheets), in the order of TOUCHPOINTS."""

    n_C: Array
    n_S: Array
    C: Array
    S: Array
    B: Array
    G: Array
    SE_B: Array
    stands_out: Array


def touchpoints(form: Form, sums: Sums, place: Place, margins: Margins) -> Touchpoints:
    """Sums, positions and margins of sheets -> their touchpoint positions; NaN where there is no position."""
    shape = (len(TOUCHPOINTS), len(place.B))
    n = {scale: np.zeros(shape) for scale in SCALES}
    off = {scale: np.zeros(shape) for scale in SCALES}  # sum of deviations from the own mean of the method
    planes = sums.planes
    for row, touchpoint in enumerate(TOUCHPOINTS):
        here = [at for at, item in enumerate(form.scenarios) if item.touchpoint == touchpoint]
        if here:
            answered = count(planes.answered[here]) * place.has_scenarios
            for scale, plane in (("C", planes.client), ("S", planes.oneself)):
                picked = count(plane[here]) * place.has_scenarios
                n[scale][row] += answered
                off[scale][row] += 100.0 * picked - answered * place.scenario_mean[scale]
        for scale in SCALES:
            here = [at for at in form.on(scale) if form.statements[at].touchpoint == touchpoint]
            if here:
                sign = form.sign[here, np.newaxis]
                said = count(planes.said[here])
                keyed = count(planes.doubled[here] * sign) / 2 - place.A * count(planes.said[here] * sign)
                away = 50.0 * said + form.unit * keyed - said * place.statement_mean[scale]
                n[scale][row] += said * place.has_statements
                off[scale][row] += away * place.has_statements

    # lambda_t d_t = n/(n + kappa) * off/n = off/(n + kappa), and 1 - lambda_t = kappa/(n + kappa)
    moved = {scale: off[scale] / (n[scale] + MODEL.pooling) for scale in SCALES}
    amount = {scale: np.clip(place.amount(scale) + moved[scale], 0, 100) for scale in SCALES}
    unpooled = sum((MODEL.pooling / (n[scale] + MODEL.pooling) for scale in SCALES), np.zeros(shape))
    enough = (n["C"] >= MODEL.stands_out_answers) & (n["S"] >= MODEL.stands_out_answers)
    return Touchpoints(
        n_C=n["C"],
        n_S=n["S"],
        C=amount["C"],
        S=amount["S"],
        B=amount["S"] - amount["C"],
        G=(amount["C"] + amount["S"]) / 2,
        SE_B=np.sqrt(margins.SE_B**2 + MODEL.touchpoint_variance * unpooled),
        stands_out=enough & at_least(np.abs(moved["S"] - moved["C"]), MODEL.stands_out),
    )
