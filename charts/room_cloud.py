"""The room cloud: a room's places on the balance map as one density, a halftone of diamonds, never dots for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

import content
from charts.density import Band
from charts.frame import MAP
from charts.ground import corner_labels, ground
from charts.halftone import CELLS, tones
from charts.layers import Layer, picture, rows, text
from charts.palette import Palette, palette
from charts.wording import ROOM, tilt_words, whole, words, zone_name

SHADE = 0.82
"""Opacity of the halftone's ink: the map shows through."""

Cells = Sequence[Mapping[str, Any]]
"""Zone counts as a frame has them: {"ids": [zone, …], "count": n}."""


def room_cloud(
    bands: Sequence[Band],
    *,
    n: int,
    tilt: float,
    ground_mean: float,
    zones: Cells = (),
    names: str = "neutral",
    theme: str = "live",
) -> alt.LayerChart:
    """The map with a room's cloud on it.

    In: `bands` of `charts.density.bands`, outer first; `n` sheets; the room's mean `tilt` and `ground_mean`; the
    counts that may be printed, for the text alternative; `names` "neutral" (the default in a group) or "named";
    a theme.
    Out: an Altair chart of 440 by 436 units whose description is its text alternative.
    Raises ValueError with a sentence for an unknown theme, naming or zone.
    """
    colors = palette(theme)
    layers = ground(MAP, colors)
    if bands:
        layers.append(_halftone(bands, colors))
    layers += text(corner_labels(MAP, colors, names), MAP)
    said = room_alt(bands, n=n, tilt=tilt, ground_mean=ground_mean, zones=zones, names=names)
    return picture(layers, MAP, background=colors.background, description=said)


def room_alt(
    bands: Sequence[Band], *, n: int, tilt: float, ground_mean: float, zones: Cells = (), names: str = "neutral"
) -> str:
    """The cloud in words: how many sheets, where the middle lies, what the darkest part holds, the zone counts."""
    said = words()["room"]
    level = whole(tilt) == 0
    middle = said["middle_level" if level else "middle"].format(tilt=tilt_words(tilt, ROOM), ground=whole(ground_mean))
    parts = [said["alt"].format(n=n, middle=middle, zones="").strip()]
    if bands:
        parts.append(said["half"].format(percent=whole(bands[-1].share * 20) * 5))
    counted = [said["zone"].format(zone=_named(cell, names), count=cell["count"], n=n) for cell in zones]
    if counted:
        listed = "; ".join(counted)
        parts.append(f"{listed[0].upper()}{listed[1:]}.")
    return " ".join(parts)


def zones_table(zones: Cells, *, names: str = "neutral") -> pd.DataFrame:
    """The zone counts in rows: where, and how many sheets; merged zones share a row."""
    rows = [(_named(cell, names), str(cell["count"])) for cell in zones]
    rows = [(where[0].upper() + where[1:], count) for where, count in rows]
    return pd.DataFrame(rows, columns=list(words()["room"]["columns"]), dtype="object")


def _halftone(bands: Sequence[Band], colors: Palette) -> Layer:
    """One diamond a cell, as flat as the map is, so that full ones would tile it."""
    wide, flat = MAP.across / CELLS, round(MAP.up / MAP.across, 3)
    found = [(b, g, wide**2 * area) for b, g, area in tones(bands)]
    drawn: Layer = (
        alt.Chart(rows(found, "b", "g", "s"))
        .mark_point(filled=True, shape=f"M-1,0L0,{-flat}L1,0L0,{flat}Z", color=colors.ink, opacity=SHADE, strokeWidth=0)
        .encode(size=alt.Size("s:Q", scale=None, legend=None))
    )
    return drawn


def _named(cell: Mapping[str, Any], names: str) -> str:
    ids = list(cell["ids"])
    found = [zone_name(one, names) for one in ids]
    if len(found) == 1:
        return found[0]
    if len(found) == len(content.zones()):
        return str(words()["room"]["everywhere"])
    return str(words()["room"]["or_"]).format(first=", ".join(found[:-1]), last=found[-1])
