"""What a device keeps in these tests: the worked example of the method, with a guess and an audit beside it."""

from __future__ import annotations

import json
from typing import Any

import quizzes
from quizzes.schema import Scenario

AT = "2026-05-04T10:00:00Z"
LETTERS = "DDBBDDBBBBHV"
"""Measurement's second worked example, "tilted to the client", by key in the order of the file."""
HABITS = {
    **dict(zip(("ST01", "ST07", "ST05", "ST11", "ST09", "ST03"), (4, 2, 4, 2, 3, 3), strict=True)),
    **dict(zip(("ST08", "ST02", "ST04", "ST10", "ST12", "ST06"), (2, 4, 3, 4, 3, 3), strict=True)),
}
PARTS = (1, 2, 3, 4, 3, None, 1, 0, 4, 4, 1, 1, 2, 2, 2, 2, None, 3, None, 1, 0, 2, 3, 3)
"""The worked example of an audit, items in file order; None is left out. One part has too few answers for a score."""


def worked_example() -> dict[str, Any]:
    """A journal as the browser's store keeps it: guess, balance quiz and self-care audit, answered once each."""
    guess, balance, care = (quizzes.load(name) for name in ("guess", "balance", "self_care"))
    moments: dict[str, Any] = {}
    for item, key in zip(balance.of_kind(Scenario), LETTERS, strict=True):
        moments[item.id] = next(option.letter for option in item.options if option.key == key)
        moments[f"{item.id}.seconds"] = 12.5
    audit = {item.id: value for item, value in zip(care.items, PARTS, strict=True) if value is not None}
    sheets = ((guess, {"G01": -30, "G02": 55}), (balance, moments | HABITS), (care, audit))
    entries = [
        {"id": f"kept-{quiz.id}", "kind": "sheet", "quiz": quiz.id, "version": quiz.version, "at": AT, "answers": given}
        for quiz, given in sheets
    ]
    return {"format": "sweet-spot-journal/1", "entries": entries, "settings": {}}


def init_script(journal: dict[str, Any]) -> str:
    """JavaScript that puts a journal on the device before the first page of a tab runs, and only then."""
    text = json.dumps(json.dumps(journal))
    keep = f"sessionStorage.kept = 1; localStorage.setItem('sweet-spot:journal', {text});"
    return f"if (!sessionStorage.kept) {{ {keep} }}"
