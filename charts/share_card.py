"""The picture to keep or send: the map, a title, one or two sentences, and what it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from charts.alt import alt_text
from charts.balance_map import FLAGS_FOR_OUTLINE, Earlier, Layout, draw, layout
from charts.frame import MAP, Frame
from charts.layers import picture, text
from charts.letters import Face, Label, balanced
from charts.palette import Palette, palette
from charts.wording import words
from scoring import Position

SMALLEST, LARGEST = 300, 4000
"""Sides of a card in pixels."""

SHRINK = 0.94
"""Letters get smaller by this step until the words fit, down to READABLE of their first size."""
READABLE = 0.5

SMALLEST_MAP = 0.42
"""The map's part of a card's height, at least."""

TITLE: Face = "Newsreader Regular"
BODY: Face = "Newsreader Regular"
NOTE: Face = "Hanken Grotesk Regular"


@dataclass(frozen=True)
class CardLayout:
    """A card before it gets colours: the map's own layout, and all lines of words in pixels."""

    map: Layout
    lines: tuple[Label, ...]


def card_layout(
    position: Position | None,
    *,
    title: str,
    words_below: str,
    size: tuple[int, int],
    colors: Palette,
    names: str,
    earlier: Sequence[Earlier] = (),
    you: str = "",
    source: str = "",
) -> CardLayout:
    """Where everything on a card stands. Upright: title, map, words. Wide: map left, words right.

    Raises ValueError with a sentence for a size out of range, or words that do not fit at a readable size.
    """
    width, height = size
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f"A card of {width} by {height} is out of range; take {SMALLEST} to {LARGEST} a side.")
    wide = width > 1.25 * height
    unit = min(width / 1080, height / 630) if wide else min(width / 1080, height / 1350)
    shrink = 1.0
    while shrink >= READABLE:
        parts = (title, words_below, note(source))
        lines, frame = (_wide if wide else _upright)(parts, width, height, unit, shrink, colors)
        if frame is not None:
            drawn = layout(position, frame=frame, colors=colors, names=names, earlier=earlier, you=you)
            return CardLayout(drawn, tuple(lines))
        shrink *= SHRINK
    raise ValueError(f"The words are too long for a card: {len(title) + len(words_below)} letters. Use fewer.")


def share_card(
    position: Position | None,
    *,
    title: str,
    words: str,
    size: tuple[int, int] = (1080, 1350),
    theme: str = "light",
    names: str = "named",
    outline: bool | None = None,
    source: str = "",
) -> alt.LayerChart:
    """A map on paper with a title above, words under it and the line that says whose it is and what it is not.

    In: a Position (see `balance_map`), plain text, the size in pixels, "light" or "dark", the address of the app where
    it has one. Words wrap, and get smaller where they are long; nothing is cropped.
    Out: one Altair chart of exactly that size (export it with scale 1).
    Raises ValueError with a sentence for a size out of range, words that do not fit, an unknown theme or naming.
    """
    colors = palette(theme)
    plan = card_layout(position, title=title, words_below=words, size=size, colors=colors, names=names, source=source)
    if outline is None:
        outline = position is not None and len(position.flags) >= FLAGS_FOR_OUTLINE
    frame = plan.map.frame
    layers = [*draw(plan.map, colors, outline=outline), *text(plan.lines, frame)]
    twin = alt_text(position, names=names, outline=outline)
    said = " ".join(part for part in (title, twin, words, note(source)) if part)
    return picture(layers, frame, background=colors.background, description=said)


def note(source: str = "") -> str:
    """The small print: the name of this tool, its address where one is given (scheme left out), what it is not."""
    said = words()["card"]
    address = source.partition("://")[2] or source
    return str(said["source_at" if address else "source"]).format(address=address, note=said["note"])


def _column(
    blocks: list[tuple[str, Face, float, float, str]], x: float, top: float, width: float
) -> tuple[list[Label], float]:
    """Blocks of words (text, face, size, space before, colour) under each other; the lines and where they end."""
    lines: list[Label] = []
    y = top
    for said, face, size, space, color in blocks:
        if not said.strip():
            continue
        y += space
        leading = size * (1.2 if size > 40 else 1.38)
        for line in balanced(said, face, size, width):
            lines.append(Label(line, x, y + leading / 2, face, size, color))
            y += leading
    return lines, y


def _upright(
    parts: tuple[str, str, str], width: float, height: float, unit: float, shrink: float, colors: Palette
) -> tuple[list[Label], Frame | None]:
    title, below, small = parts
    margin, body = 76 * unit, width - 2 * 76 * unit
    head = [(title, TITLE, 68 * unit * shrink, 0.0, colors.ink)]
    above, map_top = _column(head, margin, 72 * unit, body)
    foot = [
        (below, BODY, 37 * unit * shrink, 0.0, colors.ink2),
        (small, NOTE, 26 * unit, 26 * unit, colors.ink3),
    ]
    under, end = _column(foot, margin, 0.0, body)
    drop = height - 70 * unit - end
    box = (margin, map_top + 30 * unit, width - margin, drop - 34 * unit)
    return [*above, *(line.moved(line.x, line.y + drop) for line in under)], _map_frame(width, height, box)


def _wide(
    parts: tuple[str, str, str], width: float, height: float, unit: float, shrink: float, colors: Palette
) -> tuple[list[Label], Frame | None]:
    title, below, small = parts
    margin = 48 * unit
    map_width = min(0.5 * width, (height - margin) * MAP.width / MAP.height)
    box = (margin, margin / 2, margin + map_width, height - margin / 2)
    x = box[2] + 48 * unit
    blocks = [
        (title, TITLE, 54 * unit * shrink, 0.0, colors.ink),
        (below, BODY, 30 * unit * shrink, 22 * unit, colors.ink2),
        (small, NOTE, 21 * unit, 26 * unit, colors.ink3),
    ]
    lines, end = _column(blocks, x, 0.0, width - margin - x)
    if end > height - 2 * margin:
        return lines, None
    return [line.moved(line.x, line.y + (height - end) / 2) for line in lines], _map_frame(width, height, box)


def _map_frame(width: float, height: float, box: tuple[float, float, float, float]) -> Frame | None:
    """The map as large as fits into a box (left, top, right, bottom) of a canvas; None where it would be too small."""
    left, top, right, bottom = box
    unit = min((right - left) / MAP.width, (bottom - top) / MAP.height)
    if unit * MAP.height < SMALLEST_MAP * height:
        return None
    over = left + (right - left - MAP.width * unit) / 2
    down = top + (bottom - top - MAP.height * unit) / 2
    return Frame(
        width=width,
        height=height,
        left=over + MAP.left * unit,
        top=down + MAP.top * unit,
        across=MAP.across * unit,
        up=MAP.up * unit,
        unit=unit,
    )
