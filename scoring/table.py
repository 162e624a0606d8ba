"""A table of sheets -> a table of results, column by column as the CSV contract has them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from quizzes.schema import ChecklistScoring, Quiz, ScalesScoring
from scoring.audits import Audited, Checked, audit, check
from scoring.cells import Array, blank
from scoring.form import TOUCHPOINTS, Form
from scoring.measure import measure
from scoring.model import MODEL
from scoring.position import STATUSES
from scoring.quality import FLAGS
from scoring.sheets import BadCells, Sheets, read_frame
from scoring.touchpoints import touchpoints
from scoring.zones import CONFIDENCES, ZONES

ROWS = 16_384
"""Sheets scored at once: few enough that their columns stay in a core's cache."""

Columns = dict[str, Array]


def score_table(quiz: Quiz, frame: pd.DataFrame, touchpoints: bool = False) -> pd.DataFrame:
    """Sheets in the columns of the CSV contract -> results in its columns, a row a sheet, in the same order.

    Scenario columns hold D, V, B, H (a categorical column is quickest), statement columns whole numbers; empty,
    unknown or out of range is missing. `touchpoints` adds five columns a touchpoint. Raises ValueError where a
    column or a sheet is there twice, or where the quiz scores nothing.
    """
    return score_noting(quiz, frame, touchpoints)[0]


def score_noting(quiz: Quiz, frame: pd.DataFrame, touchpoints: bool = False) -> tuple[pd.DataFrame, list[BadCells]]:
    """As `score_table`, and the cells that are none of the answers."""
    rules = quiz.scoring
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise ValueError(f'The column "{twice[0]}" is there twice; each column may be there once.')
    columns: dict[str, object] = {"sheet": sheet_ids(frame)}
    bad: list[BadCells] = []
    if rules.position is not None or rules.shares:
        form = Form.of(quiz)
        sheets = read_frame(form, frame)
        bad.extend(sheets.bad)
        if rules.position is not None:
            columns["model"] = pd.Categorical.from_codes(np.zeros(len(frame), dtype=np.int8), pd.Index([MODEL.version]))
            columns |= _named(
                in_chunks(len(frame), lambda start, stop: _places(form, sheets.rows(start, stop), touchpoints))
            )
        if rules.shares:
            columns |= in_chunks(len(frame), lambda start, stop: _shares(form, sheets.rows(start, stop)))
    if rules.scales is not None:
        audited = audit(quiz, rules.scales, frame)
        bad.extend(audited.bad)
        columns |= _scales(rules.scales, audited)
    if rules.checklist is not None:
        checked = check(quiz, rules.checklist, frame)
        bad.extend(checked.bad)
        columns |= _checklist(rules.checklist, checked)
    if len(columns) == 1:
        raise ValueError(f'The questionnaire "{quiz.id}" has nothing to score; choose one that has scoring.')
    return pd.DataFrame(columns, copy=False), bad


def sheet_ids(frame: pd.DataFrame) -> Array:
    """The `sheet` column, or row numbers from 1 where there is none. Raises ValueError where an id is there twice."""
    numbers = np.arange(1, len(frame) + 1)
    if "sheet" not in frame.columns:
        return numbers
    ids = pd.Series(
        [
            str(number) if blank(cell) else cell.strip() if isinstance(cell, str) else str(cell)
            for number, cell in zip(numbers, frame["sheet"], strict=True)
        ],
        dtype=object,
    )
    twice = ids[ids.duplicated()]
    if len(twice):
        raise ValueError(f'The sheet "{twice.iloc[0]}" is there twice; give each sheet an id of its own.')
    return np.asarray(ids)


def in_chunks(count: int, work: Callable[[int, int], Columns]) -> Columns:
    """The columns of `count` sheets, worked out some rows at a time, on all cores where there are many rows."""
    if count <= ROWS:
        return work(0, count)
    first = work(0, ROWS)
    columns = {name: np.empty(count, dtype=array.dtype) for name, array in first.items()}

    def fill(start: int) -> None:
        stop = min(start + ROWS, count)
        for name, array in (first if start == 0 else work(start, stop)).items():
            columns[name][start:stop] = array

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill, range(0, count, ROWS)))
    return columns


def _places(form: Form, sheets: Sheets, with_touchpoints: bool) -> Columns:
    found = measure(form, sheets)
    place, margin, zone = found.place, found.margins, found.zones
    B_low, B_high = margin.interval(place, "B", MODEL.wide)
    G_low, G_high = margin.interval(place, "G", MODEL.wide)
    columns: Columns = {
        "status": place.status,
        "n_scenarios": found.profile.n.astype(np.int16),
        "A": np.where(np.isnan(place.C), np.nan, place.A),
        "C": place.C,
        "S": place.S,
        "B": place.B,
        "G": place.G,
        "SE_C": margin.SE_C,
        "SE_S": margin.SE_S,
        "SE_B": margin.SE_B,
        "SE_G": margin.SE_G,
        "B_low90": B_low,
        "B_high90": B_high,
        "G_low90": G_low,
        "G_high90": G_high,
        "zone": zone.zone,
        "confidence": zone.confidence,
        "could_also_be": zone.could_also_be,
        "swing": found.profile.swing,
        "running_low": zone.running_low,
        "flags": found.flags,
        "all_best": found.profile.all_best,
    }
    if with_touchpoints:
        at = touchpoints(form, found.sums, place, margin)
        for row, name in enumerate(TOUCHPOINTS):
            columns |= {f"{name}.{part}": getattr(at, part)[row] for part in ("C", "S", "B", "G", "stands_out")}
    return columns


def _shares(form: Form, sheets: Sheets) -> Columns:
    counts = measure(form, sheets).profile
    columns: Columns = {"n": counts.n.astype(np.int16)}
    columns |= {key: getattr(counts, key).astype(np.int16) for key in "DVBH"}
    answered = np.where(counts.n > 0, counts.n, np.nan)
    return columns | {f"p_{key}": getattr(counts, key) / answered for key in "DVBH"}


def _lists(of: tuple[str, ...]) -> list[str]:
    """The text of each set of names, by its bits."""
    return [";".join(name for at, name in enumerate(of) if bits >> at & 1) for bits in range(1 << len(of))]


NAMES: dict[str, Sequence[str]] = {
    "status": STATUSES,
    "zone": ZONES,
    "confidence": CONFIDENCES,
    "could_also_be": _lists(ZONES),
    "flags": _lists(FLAGS),
}


def _named(columns: Columns) -> dict[str, object]:
    """Codes of words as categorical columns; everything else as it is."""
    return {
        name: pd.Categorical.from_codes(values.astype(np.int16), pd.Index(NAMES[name])) if name in NAMES else values
        for name, values in columns.items()
    }


def _scales(rule: ScalesScoring, audited: Audited) -> dict[str, object]:
    ids = [scale.id for scale in rule.scales]
    columns: dict[str, object] = {name: audited.scores[at] for at, name in enumerate(ids)}
    if rule.overall_floor is not None:
        columns["overall"] = audited.overall
    columns["lowest"] = pd.Categorical.from_codes(audited.lowest, pd.Index(ids))
    if rule.bands:
        bands = [band.id for band in rule.bands]
        columns["bands"] = [
            ";".join(f"{name}={bands[at]}" for name, at in zip(ids, sheet, strict=True) if at >= 0)
            for sheet in audited.bands.T
        ]
    return columns | {each.id: audited.contrasts[at] for at, each in enumerate(rule.contrasts)}


def _checklist(rule: ChecklistScoring, checked: Checked) -> dict[str, object]:
    return {"percent": checked.percent} | {each.id: checked.groups[at] for at, each in enumerate(rule.groups)}
