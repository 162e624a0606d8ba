"""Two people's maps on one ground: one region filled, the other as an outline. No trail, since no way led across."""

from __future__ import annotations

import altair as alt

from charts.balance_map import Earlier, draw, layout
from charts.frame import MAP
from charts.layers import picture
from charts.palette import palette
from scoring import Position


def beside_map(
    first: Position,
    second: Position,
    *,
    labels: tuple[str, str],
    description: str,
    names: str = "named",
    theme: str = "live",
) -> alt.LayerChart:
    """Both regions with their names.

    In: two positions with a place, what each is called on the map, and the picture in words (its text alternative);
    `names` and `theme` as for `balance_map`. Raises ValueError with a sentence for an unknown theme or naming.
    """
    colors = palette(theme)
    plan = layout(first, frame=MAP, colors=colors, names=names, earlier=[Earlier(second, labels[1])], you=labels[0])
    return picture(draw(plan, colors, trail=False), plan.frame, background=colors.background, description=description)
