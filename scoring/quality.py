"""Signs that a sheet was filled in without reading (F16). They lower the confidence word, never a score."""

from __future__ import annotations

import numpy as np

from scoring.cells import Array
from scoring.compare import above, at_least, at_most, below
from scoring.form import Form
from scoring.model import MODEL
from scoring.sheets import Sheets
from scoring.sums import Sums

FLAGS = (
    "same_answer_run",
    "same_position_run",
    "inconsistent_pairs",
    "agrees_with_all",
    "disagrees_with_all",
    "fast_statements",
    "fast_scenarios",
)


def longest_run(rows: Array) -> Array:
    """(items, sheets) small codes in display order -> the longest run of one code; 0 is taken out and ends none."""
    sheets = rows.shape[1]
    last = np.zeros(sheets, dtype=np.int8)
    run, longest = np.zeros(sheets, dtype=np.int16), np.zeros(sheets, dtype=np.int16)
    for row in rows:
        said = row > 0
        run *= (row == last) | ~said
        run += said
        np.copyto(last, row, where=said)
        np.maximum(longest, run, out=longest)
    return longest


def positions(form: Form, sheets: Sheets) -> Array:
    """(scenarios, sheets) where the pick stood: as displayed where that was given, else by the quiz file; 0 unknown."""
    standing = np.empty_like(sheets.keys)
    for row, keys in enumerate(sheets.keys):
        np.take(form.places[row], keys, out=standing[row], mode="clip")
    if sheets.positions is None:
        return standing
    return np.where((sheets.positions > 0) & (sheets.keys > 0), sheets.positions, standing)


def median(times: Array) -> Array:
    """(items, sheets) -> the median of each sheet's times, NaN where there are none."""
    ordered = np.sort(times, axis=0)
    n = np.count_nonzero(~np.isnan(times), axis=0)
    low, high = np.maximum(n - 1, 0) // 2, n // 2
    sheets = np.arange(times.shape[1])
    middle = (ordered[low, sheets] + ordered[np.minimum(high, len(times) - 1), sheets]) / 2
    return np.where(n > 0, middle, np.nan)


def flags(form: Form, sheets: Sheets, sums: Sums) -> tuple[Array, Array]:
    """Sheets -> their flags as bits of FLAGS (uint8) and how many there are (int8)."""
    pairs = sums.pairs
    enough = pairs.n >= MODEL.fewest_pairs_for_flags
    n = np.maximum(pairs.n, 1)
    leaning = pairs.leaning / n
    raised = {
        "same_answer_run": longest_run(sheets.answers) >= MODEL.answer_run,
        "same_position_run": longest_run(positions(form, sheets)) >= MODEL.position_run,
        "inconsistent_pairs": enough & at_least(pairs.apart / n, MODEL.inconsistency),
        "agrees_with_all": enough & at_least(leaning, MODEL.leaning),
        "disagrees_with_all": enough & at_most(leaning, -MODEL.leaning),
    }
    if sheets.statement_seconds is not None and len(sheets.answers):
        times = np.where(sheets.answers > 0, sheets.statement_seconds, np.nan)
        raised["fast_statements"] = below(median(times), MODEL.statement_seconds)
    if sheets.scenario_seconds is not None and len(sheets.keys):
        times = np.where(sheets.keys > 0, sheets.scenario_seconds, np.nan)
        least = form.words[:, np.newaxis] / MODEL.words_a_second
        fast = np.count_nonzero(below(times - least, 0.0), axis=0)
        timed = np.count_nonzero(~np.isnan(times), axis=0)
        raised["fast_scenarios"] = above(fast / np.maximum(timed, 1), MODEL.fast_share)

    bits = np.zeros(len(sheets), dtype=np.uint8)
    number = np.zeros(len(sheets), dtype=np.int8)
    for flag, up in raised.items():
        bits |= up.view(np.uint8) << FLAGS.index(flag)
        number += up
    return bits, number
