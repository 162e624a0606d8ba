"""The pictures as tables: the same numbers in rows, for whoever would rather read than look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts.strip_rows import strip_rows
from charts.wording import tilt_range, tilt_words, whole, words, zone_name
from scoring import MODEL, Position


def table(
    position: Position | None,
    *,
    names: str = "named",
    earlier: Sequence[Any] = (),
    guess: tuple[float, float] | None = None,
) -> pd.DataFrame:
    """The balance map in rows: what, value, give or take (half of the 90 % interval, as a whole number).

    In: as for `balance_map`. Out: a frame of text with three columns; no rows without a position, a guess or
    earlier results.
    """
    said = words()["table"]
    rows: list[tuple[str, str, str]] = []
    if position is not None and position.B is not None and position.G is not None:
        sure = words()["confidence"][str(position.confidence)]
        rows.append((said["zone"], f"{zone_name(position.zone, names)}, {sure}", ""))
        rows.append((said["tilt"], tilt_words(position.B), _margin(position.SE_B)))
        for label, value, error in (
            (said["ground"], position.G, position.SE_G),
            (said["client"], position.C, position.SE_C),
            (said["self"], position.S, position.SE_S),
        ):
            if value is not None:
                rows.append((label, str(whole(value)), _margin(error)))
    if guess is not None:
        rows.append((said["guess_tilt"], tilt_words(guess[0]), ""))
        rows.append((said["guess_ground"], str(whole(guess[1])), ""))
    for entry in earlier:
        before = entry.position
        if before is not None and before.B is not None and before.G is not None:
            label = said["earlier_tilt"].format(label=entry.label)
            rows.append((label, tilt_words(before.B), _margin(before.SE_B)))
            label = said["earlier_ground"].format(label=entry.label)
            rows.append((label, str(whole(before.G)), _margin(before.SE_G)))
    return pd.DataFrame(rows, columns=list(said["columns"]), dtype="object")


def strips_table(position: Position | None, touchpoint_names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The touchpoint strips in rows: where, tilt, and the interval that holds it half the time."""
    said, strip = words()["table"], words()["strips"]
    rows: list[tuple[str, str, str]] = []
    for row in strip_rows(position, touchpoint_names):
        if row.tilt is None or row.low is None or row.high is None:
            rows.append((row.name, strip["empty"], ""))
            continue
        tilt = tilt_words(row.tilt) + (f" ({strip['stands_out']})" if row.stands_out else "")
        rows.append((row.name, tilt, tilt_range(row.low, row.high)))
    if rows and position is not None and position.B is not None:
        half = tilt_range(position.B_low50 or 0.0, position.B_high50 or 0.0)
        rows.insert(0, (said["overall"], tilt_words(position.B), half))
    return pd.DataFrame(rows, columns=list(said["strip_columns"]), dtype="object")


def _margin(error: float | None) -> str:
    return "" if error is None else str(whole(MODEL.wide * error))
