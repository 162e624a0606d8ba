"""Before and after on one card: both regions on one map, the words for the change, and what it cannot tell."""

from __future__ import annotations

import altair as alt

from charts.alt import alt_text
from charts.balance_map import FLAGS_FOR_OUTLINE, Earlier, draw
from charts.layers import picture, text
from charts.palette import palette
from charts.share_card import card_layout, note
from scoring import Position


def change_card(
    before: Position,
    after: Position,
    *,
    labels: tuple[str, str],
    title: str,
    words: str,
    size: tuple[int, int] = (1200, 630),
    theme: str = "light",
    names: str = "named",
    source: str = "",
) -> alt.LayerChart:
    """A map with the place before as an outline and the place after in full, a title, words, and what it is not.

    In: two Positions (see `balance_map`); what they are called on the map ("Before", "Four weeks after"); plain text;
    the size in pixels; "light" or "dark"; the address of the app where it has one.
    Out: one Altair chart of exactly that size (export it with scale 1).
    Raises ValueError with a sentence for a size out of range, words that do not fit, an unknown theme or naming.
    """
    colors = palette(theme)
    earlier = (Earlier(before, labels[0]),)
    plan = card_layout(
        after, title=title, words_below=words, size=size, colors=colors, names=names, earlier=earlier, you=labels[1],
        source=source,
    )  # fmt: skip
    outline = len(after.flags) >= FLAGS_FOR_OUTLINE
    layers = [*draw(plan.map, colors, outline=outline), *text(plan.lines, plan.map.frame)]
    twin = alt_text(after, names=names, earlier=earlier, outline=outline)
    said = " ".join(part for part in (title, twin, words, note(source)) if part)
    return picture(layers, plan.map.frame, background=colors.background, description=said)
