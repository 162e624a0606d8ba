"""The room's strips: its mean tilt by situation, and the stretch of about half of the room where that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.palette import palette
from charts.strip_rows import StripRow
from charts.strips import STEP, strip_picture
from charts.wording import ROOM, tilt_bound, tilt_range, words
from content import touchpoint_names
from scoring import MODEL

WALL_STEP = 43.0
"""Pixels from line to line on the wall: seven places fit at a size that is read from the back."""

Strips = Sequence[Mapping[str, Any]]
"""Strips as a frame has them: {"id": touchpoint, "tilt": mean, "spread": standard deviation, or None where it is not
told}, and "beyond" where the mean is a bound."""


def room_strips(
    strips: Strips, *, tilt: float, theme: str = "live", wall: bool = False, beyond: str = ""
) -> alt.LayerChart:
    """One line a situation, as on a person's own strips, with the room's overall `tilt` dotted; closer for the `wall`.

    `beyond`: "over" or "under" where the overall tilt is a bound. A strip whose spread is not told has a dot alone.
    Out: an Altair chart 440 units wide whose description is its text alternative; without strips, the two sides alone.
    Raises ValueError with a sentence for an unknown theme or a touchpoint without a name.
    """
    colors = palette(theme)
    said = room_strips_alt(strips, tilt=tilt, beyond=beyond)
    own, step = words()["room_strips"]["self"], WALL_STEP if wall else STEP
    return strip_picture(_rows(strips), tilt, colors, said, own=own, step=step)


def room_strips_alt(strips: Strips, *, tilt: float, beyond: str = "") -> str:
    """The room's strips in words."""
    said = words()["room_strips"]
    if not strips:
        return str(said["alt_empty"])
    told = _told(strips)
    spoken = [
        said["row" if reach else "row_bare"].format(name=name, tilt=mean, range=reach) for name, mean, reach in told
    ]
    pattern = said["alt" if any(reach for _, _, reach in told) else "alt_bare"]
    return str(pattern).format(overall=tilt_bound(tilt, beyond), rows=" ".join(spoken))


def room_strips_table(strips: Strips) -> pd.DataFrame:
    """The room's strips in rows: where, mean tilt, and, where any is told, where the middle half of the room lies."""
    rows = _told(strips)
    wide = 3 if any(reach for _, _, reach in rows) else 2
    columns = list(words()["room_strips"]["columns"])[:wide]
    return pd.DataFrame([row[:wide] for row in rows], columns=columns, dtype="object")


def _rows(strips: Strips) -> list[StripRow]:
    names, found = touchpoint_names(), []
    for strip in strips:
        if strip["id"] not in names:
            raise ValueError(f'The touchpoint "{strip["id"]}" has no name; give it one.')
        tilt, spread = float(strip["tilt"]), strip["spread"]
        low = high = None
        if spread is not None:
            reach = MODEL.narrow * float(spread)
            low, high = max(tilt - reach, -100.0), min(tilt + reach, 100.0)
        found.append(StripRow(names[strip["id"]], tilt, low, high, stands_out=False))
    return found


def _told(strips: Strips) -> list[tuple[str, str, str]]:
    """Name, mean, and the middle half; "" where that is not told."""
    return [
        (
            row.name,
            tilt_bound(float(strip["tilt"]), strip.get("beyond", "")),
            "" if row.low is None or row.high is None else tilt_range(row.low, row.high, ROOM),
        )
        for row, strip in zip(_rows(strips), strips, strict=True)
    ]
