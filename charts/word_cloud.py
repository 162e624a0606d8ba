"""A room's words: the more often said, the larger; how each feels is told by its hand and not by colour alone."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from charts.frame import Floats, Frame
from charts.layers import picture, text
from charts.letters import Box, Face, Label, measure, shorten
from charts.palette import Palette, palette
from charts.wording import words


@dataclass(frozen=True)
class Canvas:
    """How much room the words have, and how large they may be, in pixels."""

    wide: float
    tall: float
    large: float
    small: float
    """Letters of the word said most often, and of one said once."""
    floor: float
    """Letters are never smaller; what finds no place then is left to the list."""
    key: float
    """Letters of the key."""
    flat: float
    """How much wider than tall the oval is in which words gather."""
    scales: tuple[float, ...]
    """Tried in turn, until all words find a place."""
    apart: float = 0
    """What stays free beside a word, in letters of its size, so that large ones do not run together."""
    fills: bool = False
    """Whether the picture has its whole height however few the words are."""


PAGE = Canvas(440, 460, large=44, small=15, floor=9, key=15, flat=1.9, scales=(1.0, 0.85, 0.72, 0.62))
WALL = Canvas(
    1160, 340, large=75, small=36, floor=20.5, key=22, flat=3.4, apart=0.3, fills=True,
    scales=(1.7, 1.45, 1.23, 1.04, 0.89, 0.75, 0.64, 0.54, 0.46, 0.38, 0.32),
)  # fmt: skip
"""As wide as the wall, with letters that are read from the back."""

MOST = 60
"""Words drawn; the key says how many more there are, and the list beside holds all of them."""

AIR = 4.0

EMOJI = ", 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', 'Noto Emoji'"
"""Behind our fonts where a word has emoji: those of the machine that draws them, since ours hold none."""

FACES: tuple[Face, ...] = ("Newsreader Regular", "Newsreader Italic", "Hanken Grotesk Regular")
"""The hands of the first, the second and any other feeling."""

Word = Mapping[str, Any]
"""A word as a frame has it: {"word": …, "count": …, "feel": tag or ""}."""


def word_cloud(
    found: Sequence[Word], *, feelings: Mapping[str, str], theme: str = "live", wall: bool = False
) -> alt.LayerChart:
    """The words around the one said most often, with a key to their hands beneath.

    In: words, most often said first; `feelings` (tag -> what it is called) in the order warm, cold, others; a theme;
    whether it is for the `wall`. What finds no place is told as a number beside the key.
    Out: an Altair chart whose description is its text alternative. The same words give the same picture.
    Raises ValueError with a sentence for an unknown theme.
    """
    colors, canvas = palette(theme), WALL if wall else PAGE
    placed = _placed(found[:MOST], feelings, colors, canvas)
    top = min([label.box[1] for label in placed], default=0.0) - AIR
    bottom = max([label.box[3] for label in placed], default=top + 20.0)
    spare = max(canvas.tall - (bottom - top), 0.0) if canvas.fills else 0.0
    aside = _aside(placed, canvas) if canvas.fills else 0.0
    shifted = [label.moved(label.x + aside, label.y - top + spare / 2) for label in placed]
    bottom += spare - top
    listed = [(feelings[one], *_hand(one, feelings, colors)) for one in feelings if one in {f["feel"] for f in found}]
    if left := len(found) - len(placed):
        told = words()["cloud"]["more_one" if left == 1 else "more"].format(n=left)
        listed.append((told, "Hanken Grotesk Regular", colors.ink2))
    key = _key(listed, bottom + 1.47 * canvas.key, canvas)
    height = bottom + (2.4 * canvas.key if key else 8)
    frame = Frame(width=canvas.wide, height=height, left=20, top=0, across=canvas.wide - 40, up=height)
    layers = text([*shifted, *key], frame)
    if any(map(_emoji, "".join(label.text for label in shifted))):
        for layer in layers:
            layer.mark.font += EMOJI
    return picture(layers, frame, background=colors.background, description=words_alt(found))


def words_alt(found: Sequence[Word]) -> str:
    """The words with their counts, most often said first."""
    said = words()["cloud"]
    if not found:
        return str(said["alt_empty"])
    return str(said["alt"]).format(words=", ".join(said["word"].format(**_said(one)) for one in found))


def words_table(found: Sequence[Word], *, feelings: Mapping[str, str]) -> pd.DataFrame:
    """All words in rows: the word, how often, how it feels."""
    made = [(one["word"], str(one["count"]), feelings.get(one["feel"], "")) for one in found]
    return pd.DataFrame(made, columns=list(words()["cloud"]["columns"]), dtype="object")


def _emoji(sign: str) -> bool:
    return unicodedata.category(sign) == "So" or ord(sign) >= 0x1F000


def _said(one: Word) -> dict[str, Any]:
    return {"word": one["word"], "count": one["count"]}


def _hand(feel: str, feelings: Mapping[str, str], colors: Palette) -> tuple[Face, str]:
    at = list(feelings).index(feel) if feel in feelings else len(FACES)
    return FACES[min(at, len(FACES) - 1)], (colors.amber, colors.blue, colors.ink)[min(at, 2)]


def _placed(found: Sequence[Word], feelings: Mapping[str, str], colors: Palette, canvas: Canvas = PAGE) -> list[Label]:
    """The words in their places, as large as lets all of them in; what fits at no size is left to the list."""
    labels: list[Label] = []
    for scale in canvas.scales:
        labels = _at_scale(found, feelings, colors, canvas, scale)
        if len(labels) == len(found):
            break
    return labels


def _at_scale(
    found: Sequence[Word], feelings: Mapping[str, str], colors: Palette, canvas: Canvas, scale: float
) -> list[Label]:
    """Each word at the first free place from the middle out; no more than was needed to see that one finds none."""
    most = max((one["count"] for one in found), default=1)
    room, small = canvas.wide - 24, max(canvas.small * scale, canvas.floor)
    boxes: list[Box] = []
    labels = []
    for one in found:
        face, color = _hand(one["feel"], feelings, colors)
        part = math.sqrt((one["count"] - 1) / (most - 1)) if most > 1 else 0.25
        size = max((canvas.small + part * (canvas.large - canvas.small)) * scale, small)
        # A long word is set smaller before it is shortened.
        wide = measure(one["word"], face, size)
        size = max(min(size, size * room / max(wide, 1)), min(size, small))
        said = shorten(one["word"], face, size, room)
        label = _free(Label(said, 0, 0, face, size, color, "center"), boxes, canvas)
        if label is not None:
            labels.append(label)
            boxes.append(label.box)
        elif scale != canvas.scales[-1]:
            break
    return labels


@cache
def _spots(canvas: Canvas) -> Floats:
    """Places to try, from the middle out in a flat oval."""
    half, low = canvas.wide / 2 - AIR, canvas.tall / 2
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(-half, half + 1, 6), np.arange(-low, low, 3)))
    return np.column_stack([x + canvas.wide / 2, y])[np.argsort(np.hypot(x / canvas.flat, y), kind="stable")]


def _free(label: Label, boxes: Sequence[Box], canvas: Canvas) -> Label | None:
    x, y = _spots(canvas).T
    left, top, right, bottom = label.box
    air = max(AIR, canvas.apart * label.size)
    free = (x + left >= AIR) & (x + right <= canvas.wide - AIR)
    if canvas.fills:
        free &= (y + top >= -canvas.tall / 2) & (y + bottom <= canvas.tall / 2)
    for a, b, c, d in boxes:
        free &= (x + right + air < a) | (x + left - air > c) | (y + bottom < b) | (y + top > d)
    if not free.any():
        return None
    first = int(np.argmax(free))
    return label.moved(float(x[first]), float(y[first]))


def _aside(placed: Sequence[Label], canvas: Canvas) -> float:
    """How far to move all words so that they stand in the middle."""
    left, right = min((one.box[0] for one in placed), default=0.0), max((one.box[2] for one in placed), default=0.0)
    return (canvas.wide - right - left) / 2 if placed else 0.0


def _key(listed: Sequence[tuple[str, Face, str]], y: float, canvas: Canvas) -> list[Label]:
    """Words in their hands and colours, side by side in the middle."""
    made, x, size, apart = [], 0.0, canvas.key, 1.47 * canvas.key
    for said, face, color in listed:
        made.append(Label(said, x, y, face, size, color))
        x += measure(said, face, size) + apart
    start = (canvas.wide - x + apart) / 2
    return [label.moved(label.x + start, label.y) for label in made]
