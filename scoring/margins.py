"""How sure a position is: each sheet's own margins (F7 to F11)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.cells import Array
from scoring.form import SCALES, Form
from scoring.model import MODEL
from scoring.position import Place
from scoring.sums import Sums


def steadied(squares: Array, n: Array, prior: float) -> Array:
    """F7: an item variance from a sum of squared deviations over n answers, drawn to the prior variance."""
    weight = MODEL.prior_weight
    return np.asarray((weight * prior + squares) / (weight + n - 1))


@dataclass(frozen=True)
class Margins:
    """Variances of C and S (points squared), their covariance, and standard errors on the turned axes."""

    V_C: Array
    V_S: Array
    cov: Array
    SE_C: Array
    SE_S: Array
    SE_B: Array
    SE_G: Array

    def interval(self, place: Place, axis: str, z: float) -> tuple[Array, Array]:
        """F11 on axis "B" (clamped to -100..100) or "G" (0..100)."""
        middle, error, lowest = (place.B, self.SE_B, -100.0) if axis == "B" else (place.G, self.SE_G, 0.0)
        reach = z * error
        return np.maximum(middle - reach, lowest), np.minimum(middle + reach, 100.0)


def margins(form: Form, sums: Sums, place: Place) -> Margins:
    """Sums and positions of sheets -> their margins; NaN where there is no position."""
    picks = sums.scenarios
    n = np.maximum(picks.n, 1)
    scenario_share = place.scenario_weight**2 / n
    nowhere = ~(place.has_scenarios | place.has_statements)

    variances = {}
    for scale in SCALES:
        picked = picks.of_scale(scale)
        spread = steadied(1e4 * (picked - picked**2 / n), n, MODEL.scenario_prior)

        said = sums.statements[scale]
        n_said = np.maximum(said.n, 1)
        total = said.keyed - place.A * said.lean
        squares = said.squares - 2 * place.A * said.z + place.A**2 * said.n - total**2 / n_said
        said_spread = steadied(form.unit**2 * np.maximum(squares, 0), n_said, MODEL.statement_prior)

        variance = scenario_share * spread + place.statement_weight**2 / n_said * said_spread + MODEL.day_variance
        variance[nowhere] = np.nan
        variances[scale] = variance

    cross = 1e4 * (picks.both - picks.client * picks.oneself / n)
    # The same steadying as F7 with a prior of no covariance (F9).
    cov = scenario_share * steadied(cross, n, 0.0)
    cov[nowhere] = np.nan

    together = variances["C"] + variances["S"]
    return Margins(
        V_C=variances["C"],
        V_S=variances["S"],
        cov=cov,
        SE_C=np.sqrt(variances["C"]),
        SE_S=np.sqrt(variances["S"]),
        SE_B=np.sqrt(together - 2 * cov),
        SE_G=np.sqrt(together + 2 * cov) / 2,
    )
