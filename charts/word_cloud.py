"""A room's words: the more often said, the larger; how each feels is told by its hand and not by colour alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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

WIDTH, MOST_TALL = 440.0, 460.0
LARGE, SMALL = 44.0, 15.0
"""Type sizes of the word said most often and of one said once."""

SCALES = (1.0, 0.85, 0.72, 0.62)
"""Tried in turn, until all words find a place."""

MOST = 60
"""Words drawn; the list beside holds all of them."""

AIR = 4.0

FACES: tuple[Face, ...] = ("Newsreader Regular", "Newsreader Italic", "Hanken Grotesk Regular")
"""The hands of the first, the second and any other feeling."""

Word = Mapping[str, Any]
"""A word as a frame has it: {"word": …, "count": …, "feel": tag or ""}."""


def word_cloud(found: Sequence[Word], *, feelings: Mapping[str, str], theme: str = "live") -> alt.LayerChart:
    """The words around the one said most often, with a key to their hands beneath.

    In: words, most often said first; `feelings` (tag -> what it is called) in the order warm, cold, others; a theme.
    Out: an Altair chart 440 units wide whose description is its text alternative. The same words give the same picture.
    Raises ValueError with a sentence for an unknown theme.
    """
    colors = palette(theme)
    placed = _placed(found[:MOST], feelings, colors)
    tops = [label.box[1] for label in placed] or [0.0]
    shifted = [label.moved(label.x, label.y - min(tops) + AIR) for label in placed]
    bottom = max([label.box[3] for label in shifted], default=20.0)
    key = _key({one["feel"] for one in found}, feelings, colors, bottom + 22)
    height = bottom + (36 if key else 8)
    frame = Frame(width=WIDTH, height=height, left=20, top=0, across=400, up=height)
    return picture(text([*shifted, *key], frame), frame, background=colors.background, description=words_alt(found))


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


def _said(one: Word) -> dict[str, Any]:
    return {"word": one["word"], "count": one["count"]}


def _hand(feel: str, feelings: Mapping[str, str], colors: Palette) -> tuple[Face, str]:
    at = list(feelings).index(feel) if feel in feelings else len(FACES)
    return FACES[min(at, len(FACES) - 1)], (colors.amber, colors.blue, colors.ink)[min(at, 2)]


def _placed(found: Sequence[Word], feelings: Mapping[str, str], colors: Palette) -> list[Label]:
    """The words in their places, as large as lets all of them in; what fits at no size is left to the list."""
    labels: list[Label] = []
    for scale in SCALES:
        labels = _at_scale(found, feelings, colors, scale)
        if len(labels) == len(found):
            break
    return labels


def _at_scale(found: Sequence[Word], feelings: Mapping[str, str], colors: Palette, scale: float) -> list[Label]:
    """Each word at the first free place from the middle out."""
    most = max((one["count"] for one in found), default=1)
    boxes: list[Box] = []
    labels = []
    for one in found:
        face, color = _hand(one["feel"], feelings, colors)
        part = math.sqrt((one["count"] - 1) / (most - 1)) if most > 1 else 0.25
        size = max(SMALL + part * (LARGE - SMALL), SMALL) * scale
        # A long word is set smaller before it is shortened.
        wide = measure(one["word"], face, size)
        size = max(min(size, size * (WIDTH - 24) / max(wide, 1)), min(size, SMALL * scale))
        said = shorten(one["word"], face, size, WIDTH - 24)
        label = _free(Label(said, 0, 0, face, size, color, "center"), boxes)
        if label is not None:
            labels.append(label)
            boxes.append(label.box)
    return labels


@cache
def _spots() -> Floats:
    """Places to try, from the middle out in a flat oval."""
    x, y = (
        grid.ravel() for grid in np.meshgrid(np.arange(-216.0, 217, 6), np.arange(-MOST_TALL / 2, MOST_TALL / 2, 3))
    )
    return np.column_stack([x + WIDTH / 2, y])[np.argsort(np.hypot(x / 1.9, y), kind="stable")]


def _free(label: Label, boxes: Sequence[Box]) -> Label | None:
    x, y = _spots().T
    left, top, right, bottom = label.box
    free = (x + left >= AIR) & (x + right <= WIDTH - AIR)
    for a, b, c, d in boxes:
        free &= (x + right + AIR < a) | (x + left - AIR > c) | (y + bottom < b) | (y + top > d)
    if not free.any():
        return None
    first = int(np.argmax(free))
    return label.moved(float(x[first]), float(y[first]))


def _key(seen: set[str], feelings: Mapping[str, str], colors: Palette, y: float) -> list[Label]:
    listed = [one for one in feelings if one in seen]
    made, x = [], 0.0
    for one in listed:
        face, color = _hand(one, feelings, colors)
        made.append(Label(feelings[one], x, y, face, 15, color))
        x += measure(feelings[one], face, 15) + 22
    start = (WIDTH - x + 22) / 2
    return [label.moved(label.x + start, label.y) for label in made]
