"""What changed between two sheets of one person, and whether it is more than chance (F18 to F20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quizzes.schema import Quiz
from scoring.cells import Array
from scoring.compare import at_least, rounded
from scoring.form import SCALES, Form
from scoring.items import scenario_scores, statement_scores
from scoring.margins import margins, steadied
from scoring.model import MODEL
from scoring.one import plain
from scoring.position import Place, locate
from scoring.result import Change, Moved
from scoring.sheets import BadCells, Sheets, one_row, read_frame
from scoring.sums import Sums
from scoring.table import sheet_ids

AXES = ("C", "S", "B", "G")
VERDICTS = ("too_small_to_tell", "possible", "likely")
METHODS = ("independent", "paired")
NONE = -1


@dataclass(frozen=True)
class Changed:
    """An entry a pair of sheets: change and its standard error by axis, NaN where the two share no part."""

    method: Array
    """Places in METHODS, -1 for no comparison."""
    change: dict[str, Array]
    se: dict[str, Array]
    toward_balance: Array
    more_ground: Array
    crossing: Array

    def rci(self, axis: str) -> Array:
        """F18: the change in standard errors."""
        return self.change[axis] / self.se[axis]

    def verdict(self, axis: str) -> Array:
        """Places in VERDICTS, -1 for no comparison."""
        size = np.abs(self.rci(axis))
        word = at_least(size, MODEL.possible).astype(np.int8) + at_least(size, MODEL.likely)
        return np.where(np.isnan(size), NONE, word)


def change(quiz: Quiz, before: Mapping[str, object], after: Mapping[str, object]) -> Change:
    """From one sheet to a later one of the same person, both in the columns of the CSV contract.

    Raises ValueError where the quiz scores no position.
    """
    form = _form(quiz)
    return told(compared(form, read_frame(form, one_row(before)), read_frame(form, one_row(after))))


def told(found: Changed) -> Change:
    """The change of one pair of sheets (arrays of one) as plain values."""
    moved = {}
    for axis in AXES:
        word = int(found.verdict(axis)[0])
        moved[axis] = Moved(
            plain(found.change[axis]),
            plain(found.se[axis]),
            plain(found.rci(axis)),
            None if word == NONE else VERDICTS[word],
        )
    method = int(found.method[0])
    return Change(
        method=None if method == NONE else METHODS[method],
        **moved,
        toward_balance=bool(found.toward_balance[0]),
        more_ground=bool(found.more_ground[0]),
        crossing=bool(found.crossing[0]),
    )


def change_table(quiz: Quiz, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Two tables of sheets -> the change of each sheet that is in both, in the columns of the CSV contract.

    Sheets are matched on `sheet` and come in the order of `before`. Raises ValueError where a sheet or a column
    is there twice, or where the quiz scores no position.
    """
    return change_noting(quiz, before, after)[0]


@dataclass(frozen=True)
class Noted:
    """What a comparison of two tables left out."""

    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    bad_before: tuple[BadCells, ...]
    bad_after: tuple[BadCells, ...]


def change_noting(quiz: Quiz, before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, Noted]:
    """As `change_table`, and what was left out."""
    form = _form(quiz)
    ids = [pd.Index(sheet_ids(frame)).astype(str) for frame in (before, after)]
    sheets = [read_frame(form, frame) for frame in (before, after)]
    both = ids[0][ids[0].isin(ids[1])]
    found = compared(form, *(each.take(index.get_indexer(both)) for each, index in zip(sheets, ids, strict=True)))
    columns: dict[str, object] = {
        "sheet": both.to_numpy(dtype=object),
        "method": pd.Categorical.from_codes(found.method, pd.Index(METHODS)),
    }
    for axis in AXES:
        columns[f"{axis}.change"] = found.change[axis]
        columns[f"{axis}.se"] = found.se[axis]
        columns[f"{axis}.rci"] = found.rci(axis)
        columns[f"{axis}.verdict"] = pd.Categorical.from_codes(found.verdict(axis), pd.Index(VERDICTS))
    columns |= {name: getattr(found, name) for name in ("toward_balance", "more_ground", "crossing")}
    left = [tuple(one[~one.isin(other)]) for one, other in ((ids[0], ids[1]), (ids[1], ids[0]))]
    return pd.DataFrame(columns), Noted(left[0], left[1], sheets[0].bad, sheets[1].bad)


def _form(quiz: Quiz) -> Form:
    if quiz.scoring.position is None:
        raise ValueError(f'The questionnaire "{quiz.id}" has no position to compare; choose one that has.')
    return Form.of(quiz)


def compared(form: Form, first: Sheets, second: Sheets) -> Changed:
    """Equally many earlier and later sheets -> their changes: F19 where enough was answered both times, else F18."""
    sums = (Sums.of(form, first), Sums.of(form, second))
    places = (locate(form, sums[0]), locate(form, sums[1]))
    independent = _independent(form, sums, places)
    paired, fits = _paired(form, (first, second), places)
    method = np.where(fits, 1, np.where(np.isnan(independent[0]["C"]), NONE, 0)).astype(np.int8)
    change = {axis: np.where(fits, paired[0][axis], independent[0][axis]) for axis in AXES}
    se = {axis: np.where(fits, paired[1][axis], independent[1][axis]) for axis in AXES}

    # F20: directions are read from the sheets' own positions, the words from the comparison.
    possible = {axis: at_least(np.abs(change[axis] / se[axis]), MODEL.possible) for axis in "BG"}
    B, G = [rounded(place.B) for place in places], [rounded(place.G) for place in places]
    across = ((B[0] < 0) & (B[1] > 0)) | ((B[0] > 0) & (B[1] < 0))
    return Changed(
        method=method,
        change=change,
        se=se,
        toward_balance=possible["B"] & (np.abs(B[1]) < np.abs(B[0])),
        more_ground=possible["G"] & (G[1] > G[0]),
        crossing=possible["B"] & across & at_least(np.abs(places[1].B), MODEL.tilt_cut),
    )


Pair = tuple[dict[str, Array], dict[str, Array]]


def _independent(form: Form, sums: tuple[Sums, Sums], places: tuple[Place, Place]) -> Pair:
    """F18 on the parts that count in both sheets."""
    shared = (
        places[0].has_scenarios & places[1].has_scenarios,
        places[0].has_statements & places[1].has_statements,
    )
    on_shared = [locate(form, one, shared) for one in sums]
    error = [margins(form, one, place) for one, place in zip(sums, on_shared, strict=True)]
    change = {axis: getattr(on_shared[1], axis) - getattr(on_shared[0], axis) for axis in AXES}
    se = {axis: np.hypot(getattr(error[0], f"SE_{axis}"), getattr(error[1], f"SE_{axis}")) for axis in AXES}
    return change, se


def _paired(form: Form, sheets: tuple[Sheets, Sheets], places: tuple[Place, Place]) -> tuple[Pair, Array]:
    """F19 on the items answered both times, and where it applies."""
    said = statement_scores(form, sheets[1], places[1].A) - statement_scores(form, sheets[0], places[0].A)
    off = {}
    moved, variance = {}, {}
    fits = np.ones(len(sheets[0]), dtype=bool)
    for scale in SCALES:
        picked = scenario_scores(sheets[1], scale) - scenario_scores(sheets[0], scale)
        moved[scale], variance[scale] = np.zeros(len(fits)), np.full(len(fits), 2 * MODEL.day_variance)
        for scores, weight, prior, fewest in (
            (picked, MODEL.scenario_weight, MODEL.scenario_prior, MODEL.common_scenarios),
            (said[form.on(scale)], MODEL.statement_weight, MODEL.statement_prior, MODEL.common_statements),
        ):
            n = np.count_nonzero(~np.isnan(scores), axis=0)
            fits &= n >= fewest
            mean = np.nansum(scores, axis=0) / np.maximum(n, 1)
            away = np.nan_to_num(scores - mean)
            if scores is picked:
                off[scale] = away
                common = np.maximum(n, 1)
            moved[scale] += weight * mean
            variance[scale] += weight**2 * steadied((away**2).sum(axis=0), np.maximum(n, 1), prior) / np.maximum(n, 1)

    cov = MODEL.scenario_weight**2 * steadied((off["C"] * off["S"]).sum(axis=0), common, 0.0) / common
    together = variance["C"] + variance["S"]
    change = {
        "C": moved["C"],
        "S": moved["S"],
        "B": moved["S"] - moved["C"],
        "G": (moved["C"] + moved["S"]) / 2,
    }
    se = {
        "C": np.sqrt(variance["C"]),
        "S": np.sqrt(variance["S"]),
        "B": np.sqrt(together - 2 * cov),
        "G": np.sqrt(together + 2 * cov) / 2,
    }
    return (change, se), fits
