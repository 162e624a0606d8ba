"""The room cloud: a room's places on the balance map as one density, a halftone of diamonds, never dots for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

import content
from charts.density import Band
from charts.frame import MAP, Frame
from charts.ground import NAME, UNDER, corner_labels, ground
from charts.halftone import CELLS, tones
from charts.layers import Layer, picture, rows, text
from charts.palette import Palette, palette
from charts.wording import bound, corner_words, tilt_bound, whole, words, zone_name

SHADE = 0.82
"""Opacity of the halftone's ink: the map shows through."""

WIDEST = 470.0
"""Units that a map of the wall is wide at least, so that the three upper names stand clear of each other."""

LARGE = 20.0
"""Letters under a corner's name on the wall, in units; the rest of the map's letters and lines grow with them."""

Cells = Sequence[Mapping[str, Any]]
"""Zone counts as a frame has them: {"ids": [zone, …], "count": n}."""

Beyond = Mapping[str, str]
"""Means that are bounds, as a frame has them: "tilt" or "ground" -> "over" or "under"."""
NO_BOUNDS: Beyond = {}


def room_cloud(
    bands: Sequence[Band],
    *,
    n: int,
    tilt: float,
    ground_mean: float,
    zones: Cells = (),
    names: str = "neutral",
    theme: str = "live",
    tall: float | None = None,
    beyond: Beyond = NO_BOUNDS,
) -> alt.LayerChart:
    """The map with a room's cloud on it.

    In: `bands` of `charts.density.bands`, outer first; `n` sheets; the room's mean `tilt` and `ground_mean`; the
    counts that may be printed, for the text alternative; `names` "neutral" (the default in a group) or "named";
    a theme; `tall`, for the wall: so many units of height, with letters that are read from the back; `beyond`, which
    of the means are bounds.
    Out: an Altair chart of 440 by 436 units whose description is its text alternative.
    Raises ValueError with a sentence for an unknown theme, naming or zone.
    """
    colors, frame = palette(theme), MAP if tall is None else wall_frame(tall, names)
    layers = ground(frame, colors)
    if bands:
        layers.append(_halftone(bands, frame, colors))
    layers += text(corner_labels(frame, colors, names), frame)
    said = room_alt(bands, n=n, tilt=tilt, ground_mean=ground_mean, zones=zones, names=names, beyond=beyond)
    return picture(layers, frame, background=colors.background, description=said)


@dataclass(frozen=True)
class WallFrame(Frame):
    """A map's canvas whose names begin at its very edges, as far from each other as they can be."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The map with its corner names."""
        _, top, _, bottom = super().box
        return 0.0, top, self.width, bottom


def wall_frame(tall: float, names: str) -> Frame:
    """A canvas of that height for the wall: large letters, and no more room for them than their lines need.

    Raises ValueError with a sentence for a naming other than "named" and "neutral".
    """
    unit = LARGE / UNDER
    over, under = (
        (33 + 0.93 * NAME * (len(corner_words(zone, names)) - 1)) * unit for zone in ("sweet_spot", "worn_out")
    )
    up = tall - over - under
    across = up * MAP.across / MAP.up
    # The names of both sides stand over the rim; a low map gives them room beside it.
    side = max(MAP.left * unit, (WIDEST - across) / 2)
    return WallFrame(width=across + 2 * side, height=tall, left=side, top=over, across=across, up=up, unit=unit)


def room_alt(
    bands: Sequence[Band],
    *,
    n: int,
    tilt: float,
    ground_mean: float,
    zones: Cells = (),
    names: str = "neutral",
    beyond: Beyond = NO_BOUNDS,
) -> str:
    """The cloud in words: how many sheets, where the middle lies, what the darkest part holds, the zone counts.

    Counts where there is more than one: of a single one there is nothing to tell.
    """
    said = words()["room"]
    across, up = beyond.get("tilt", ""), bound(str(whole(ground_mean)), beyond.get("ground", ""))
    level = whole(tilt) == 0 and not across
    middle = said["middle_level" if level else "middle"].format(tilt=tilt_bound(tilt, across), ground=up)
    parts = [said["alt"].format(n=n, middle=middle, zones="").strip()]
    if bands:
        parts.append(said["half"].format(percent=whole(bands[-1].share * 20) * 5))
    counted = [said["zone"].format(zone=_named(cell, names), count=cell["count"], n=n) for cell in zones]
    if len(counted) > 1:
        listed = "; ".join(counted)
        parts.append(f"{listed[0].upper()}{listed[1:]}.")
    return " ".join(parts)


def zones_table(zones: Cells, *, names: str = "neutral") -> pd.DataFrame:
    """The zone counts in rows: where, and how many sheets; merged zones share a row."""
    rows = [(_named(cell, names), str(cell["count"])) for cell in zones]
    rows = [(where[0].upper() + where[1:], count) for where, count in rows]
    return pd.DataFrame(rows, columns=list(words()["room"]["columns"]), dtype="object")


def _halftone(bands: Sequence[Band], frame: Frame, colors: Palette) -> Layer:
    """One diamond a cell, as flat as the map is, so that full ones would tile it."""
    wide, flat = frame.across / CELLS, round(frame.up / frame.across, 3)
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
