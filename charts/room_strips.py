"""The room's strips: its mean tilt by situation, each with the stretch that holds about half of the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.palette import palette
from charts.strip_rows import StripRow
from charts.strips import STEP, strip_picture
from charts.wording import ROOM, tilt_range, tilt_words, words
from content import touchpoint_names
from scoring import MODEL

WALL_STEP = 43.0
"""Pixels from line to line on the wall: seven places fit at a size that is read from the back."""

Strips = Sequence[Mapping[str, Any]]
"""Strips as a frame has them: {"id": touchpoint, "tilt": mean, "spread": standard deviation}."""


def room_strips(strips: Strips, *, tilt: float, theme: str = "live", wall: bool = False) -> alt.LayerChart:
    """One line a situation, as on a person's own strips, with the room's overall `tilt` dotted; closer for the `wall`.

    Out: an Altair chart 440 units wide whose description is its text alternative; without strips, the two sides alone.
    Raises ValueError with a sentence for an unknown theme or a touchpoint without a name.
    """
    colors = palette(theme)
    said = room_strips_alt(strips, tilt=tilt)
    own, step = words()["room_strips"]["self"], WALL_STEP if wall else STEP
    return strip_picture(_rows(strips), tilt, colors, said, own=own, step=step)


def room_strips_alt(strips: Strips, *, tilt: float) -> str:
    """The room's strips in words."""
    said = words()["room_strips"]
    if not strips:
        return str(said["alt_empty"])
    spoken = [said["row"].format(name=row[0], tilt=row[1], range=row[2]) for row in _told(strips)]
    return str(said["alt"]).format(overall=tilt_words(tilt, ROOM), rows=" ".join(spoken))


def room_strips_table(strips: Strips) -> pd.DataFrame:
    """The room's strips in rows: where, mean tilt, and where the middle half of the room lies."""
    return pd.DataFrame(_told(strips), columns=list(words()["room_strips"]["columns"]), dtype="object")


def _rows(strips: Strips) -> list[StripRow]:
    names, found = touchpoint_names(), []
    for strip in strips:
        if strip["id"] not in names:
            raise ValueError(f'The touchpoint "{strip["id"]}" has no name; give it one.')
        tilt, reach = float(strip["tilt"]), MODEL.narrow * float(strip["spread"])
        low, high = max(tilt - reach, -100.0), min(tilt + reach, 100.0)
        found.append(StripRow(names[strip["id"]], tilt, low, high, stands_out=False))
    return found


def _told(strips: Strips) -> list[tuple[str, str, str]]:
    return [
        (row.name, tilt_words(row.tilt, ROOM), tilt_range(row.low, row.high, ROOM))
        for row in _rows(strips)
        if row.tilt is not None and row.low is not None and row.high is not None
    ]
