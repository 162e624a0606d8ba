"""Where a sheet stands: the two amounts and the turned axes (F2 to F6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.cells import Array
from scoring.form import SCALES, Form
from scoring.model import MODEL
from scoring.sums import Sums

STATUSES = ("full", "scenarios_only", "statements_only", "insufficient")


@dataclass(frozen=True)
class Place:
    """Positions of sheets, an entry a sheet; amounts are NaN where the status is "insufficient"."""

    has_scenarios: Array
    has_statements: Array
    scenario_weight: Array
    """w_SC and w_ST of F5 for each sheet; 0 for a part that does not count."""
    statement_weight: Array
    A: Array
    """How far answers lean to agreeing, in steps of the statements' scale (F2)."""
    scenario_mean: dict[str, Array]
    """Mean item score 0 to 100 by scale, over what was answered."""
    statement_mean: dict[str, Array]
    C: Array
    S: Array
    B: Array
    G: Array

    @property
    def status(self) -> Array:
        """Places in STATUSES."""
        return (3 - self.has_statements - 2 * self.has_scenarios.astype(np.int8)).astype(np.int8)

    def amount(self, scale: str) -> Array:
        return self.C if scale == "C" else self.S


def locate(form: Form, sums: Sums, parts: tuple[Array, Array] | None = None) -> Place:
    """Sums of sheets -> their positions.

    `parts` switches the scenario and the statement part off for some sheets (two boolean arrays of what may
    count), so that sheets of different status can be compared on the part they share (F20).
    """
    pairs = sums.pairs
    leaning = np.where(pairs.n >= MODEL.fewest_pairs_for_leaning, pairs.leaning / np.maximum(pairs.n, 1), 0.0)

    has_scenarios = sums.scenarios.n >= form.scenario_floor
    has_statements = np.logical_and.reduce([sums.statements[scale].n >= form.statement_floor for scale in SCALES])
    if parts is not None:
        has_scenarios, has_statements = has_scenarios & parts[0], has_statements & parts[1]
    scenario_weight = np.where(has_statements, MODEL.scenario_weight, 1.0) * has_scenarios
    statement_weight = np.where(has_scenarios, MODEL.statement_weight, 1.0) * has_statements
    nowhere = ~(has_scenarios | has_statements)

    scenario_mean, statement_mean, amounts = {}, {}, {}
    for scale in SCALES:
        scenario_mean[scale] = 100.0 * sums.scenarios.of_scale(scale) / np.maximum(sums.scenarios.n, 1)
        said = sums.statements[scale]
        statement_mean[scale] = 50.0 + form.unit * (said.keyed - leaning * said.lean) / np.maximum(said.n, 1)
        amount = scenario_weight * np.clip(scenario_mean[scale], 0, 100)
        amount += statement_weight * np.clip(statement_mean[scale], 0, 100)
        np.clip(amount, 0, 100, out=amount)
        amount[nowhere] = np.nan
        amounts[scale] = amount

    return Place(
        has_scenarios=has_scenarios,
        has_statements=has_statements,
        scenario_weight=scenario_weight,
        statement_weight=statement_weight,
        A=leaning,
        scenario_mean=scenario_mean,
        statement_mean=statement_mean,
        C=amounts["C"],
        S=amounts["S"],
        B=amounts["S"] - amounts["C"],
        G=(amounts["C"] + amounts["S"]) / 2,
    )
