"""What each strip shows, before it is drawn, spoken or tabled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content import touchpoint_names
from scoring import MODEL, Position

ONLY_WITH_ANSWERS = frozenset({"hiring"})
"""Touchpoints that are left out, not shown empty: they concern few people."""


@dataclass(frozen=True)
class StripRow:
    """One situation: its tilt B with the 50 % interval, all None where there are no answers yet."""

    name: str
    tilt: float | None
    low: float | None
    high: float | None
    stands_out: bool


def strip_rows(position: Position | None, names: Mapping[str, str] | None = None) -> list[StripRow]:
    """The strips of a position in its own order, named by touchpoint id (None: the content's names).

    No rows without a position.

    Raises ValueError with a sentence if a touchpoint has no name.
    """
    if position is None or position.B is None:
        return []
    names = touchpoint_names() if names is None else names
    rows = []
    for touchpoint in position.touchpoints:
        answered = touchpoint.n_C > 0 or touchpoint.n_S > 0
        if not answered and touchpoint.id in ONLY_WITH_ANSWERS:
            continue
        if touchpoint.id not in names:
            raise ValueError(f'The touchpoint "{touchpoint.id}" has no name; give it one.')
        name = names[touchpoint.id]
        if not answered or touchpoint.B is None or touchpoint.SE_B is None:
            rows.append(StripRow(name, None, None, None, stands_out=False))
            continue
        reach = MODEL.narrow * touchpoint.SE_B
        low, high = max(touchpoint.B - reach, -100.0), min(touchpoint.B + reach, 100.0)
        rows.append(StripRow(name, touchpoint.B, low, high, touchpoint.stands_out))
    return rows
