"""Item scores (F1, F3): what each single answer adds."""

from __future__ import annotations

import numpy as np

from scoring.cells import Array
from scoring.form import Form
from scoring.sheets import Sheets


def scenario_scores(sheets: Sheets, scale: str) -> Array:
    """(scenarios, sheets) 0 or 100 on scale "C" or "S"; NaN where unanswered (F1)."""
    bit = sheets.keys & 1 if scale == "C" else (sheets.keys >> 1) & 1
    return np.where(sheets.keys > 0, 100.0 * bit, np.nan)


def statement_scores(form: Form, sheets: Sheets, leaning: Array) -> Array:
    """(statements, sheets) each on its own scale, freed of the sheet's leaning A; NaN where unanswered (F3)."""
    sign = form.sign[:, np.newaxis].astype(np.float64)
    away = sheets.answers - (form.steps + 1) / 2 - leaning
    return np.where(sheets.answers > 0, 50.0 + form.unit * sign * away, np.nan)
