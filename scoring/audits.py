"""Audits and checklists: results that stand beside the position and never enter it (F23)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quizzes.schema import Band, Check, ChecklistScoring, Quiz, ScalesScoring, Statement
from scoring.cells import BAD, CHECKS, MISSING, Array, Decode, check_code, codes, place_in
from scoring.compare import below, rounded
from scoring.sheets import BadCells

NONE = -1


@dataclass(frozen=True)
class Audited:
    """Scales of sheets: scores (scales, sheets) 0 to 100, NaN for too few answers; places of names, -1 for none."""

    scores: Array
    overall: Array
    lowest: Array
    bands: Array
    contrasts: Array
    bad: tuple[BadCells, ...]


@dataclass(frozen=True)
class Checked:
    """Checklists of sheets: percent 0 to 100 and by group (groups, sheets); NaN where no row applies."""

    percent: Array
    groups: Array
    bad: tuple[BadCells, ...]


def mean(scores: Array, fewest: int = 1) -> Array:
    """(items, sheets) -> the mean of each sheet's scores, NaN where it has fewer than `fewest`."""
    there = ~np.isnan(scores)
    n = np.count_nonzero(there, axis=0)
    total = np.where(there, scores, 0.0).sum(axis=0)
    return np.where(n >= max(fewest, 1), total / np.maximum(n, 1), np.nan)


def audit(quiz: Quiz, rule: ScalesScoring, frame: pd.DataFrame) -> Audited:
    """Columns of the CSV contract -> scores of the quiz's scales."""
    bad: list[BadCells] = []
    by_scale: dict[str, list[Array]] = {scale.id: [] for scale in rule.scales}
    for item in quiz.of_kind(Statement):
        if item.scale in by_scale:
            values = quiz.answers[item.answers].values
            low, high = values[0], values[-1]
            said = _read(frame, item.id, place_in(low, high), f"a whole number from {low} to {high}", bad)
            score = np.where(said == MISSING, np.nan, 100.0 * (said - 1.0) / (high - low))
            by_scale[item.scale].append(score if item.sign == "+" else 100.0 - score)

    nothing = np.full((1, len(frame)), np.nan)
    floors = [rule.floor if scale.floor is None else scale.floor for scale in rule.scales]
    scores = np.array([mean(np.array(items) if items else nothing, floor)
                       for items, floor in zip(by_scale.values(), floors, strict=True)])  # fmt: skip
    overall = np.full(len(frame), np.nan)
    if rule.overall_floor is not None:
        overall = mean(scores, rule.overall_floor)
    compared = np.where(np.isnan(scores), np.inf, rounded(scores))
    order = list(by_scale)
    contrasts = [scores[order.index(each.plus)] - scores[order.index(each.minus)] for each in rule.contrasts]
    return Audited(
        scores=scores,
        overall=overall,
        lowest=np.where(np.isinf(compared).all(axis=0), NONE, compared.argmin(axis=0)),
        bands=banded(scores, rule.bands),
        contrasts=np.array(contrasts).reshape(len(contrasts), len(frame)),
        bad=tuple(bad),
    )


def banded(scores: Array, bands: tuple[Band, ...]) -> Array:
    """Scores -> the place of their band, -1 for none."""
    place = np.zeros(scores.shape, dtype=np.int8)
    for band in bands[1:]:
        place += ~below(scores, band.start)
    return np.where(np.isnan(scores) | (not bands), NONE, place)


def check(quiz: Quiz, rule: ChecklistScoring, frame: pd.DataFrame) -> Checked:
    """Columns of the CSV contract -> percent in place."""
    bad: list[BadCells] = []
    rows, groups = [], []
    for item in quiz.of_kind(Check):
        said = _read(frame, item.id, check_code, ", ".join(CHECKS), bad)
        rows.append(np.where(said == MISSING, np.nan, 50.0 * (said - 1.0)))
        groups.append(item.group)
    points = np.array(rows).reshape(len(rows), len(frame))
    parts = [mean(points[[at for at, group in enumerate(groups) if group == each.id]]) for each in rule.groups]
    return Checked(percent=mean(points), groups=np.array(parts), bad=tuple(bad))


def _read(frame: pd.DataFrame, name: str, decode: Decode, wanted: str, bad: list[BadCells]) -> Array:
    if name not in frame.columns:
        return np.zeros(len(frame), dtype=np.int8)
    read = codes(frame[name], decode)
    wrong = np.flatnonzero(read == BAD)
    if len(wrong):
        bad.append(BadCells(name, wrong, wanted))
        read[wrong] = MISSING
    return read
