"""How wide words are: advance widths of the shipped fonts, and lines that fit a width."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from charts.palette import SANS, SERIF

Face = Literal["Newsreader Regular", "Newsreader Italic", "Hanken Grotesk Regular", "Hanken Grotesk Bold"]

Align = Literal["left", "center", "right"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

ASCENT, DESCENT = 0.56, 0.54
"""A line's box around its middle, in em: room for capitals with an accent and for a descender."""


@cache
def _widths() -> dict[str, dict[str, int]]:
    text = (Path(__file__).parent / "fonts" / "widths.json").read_text("utf-8")
    return {face: dict(widths) for face, widths in json.loads(text).items()}


def measure(text: str, face: Face, size: float) -> float:
    """Width in pixels of a line of `text`. A letter outside the font is counted as wide as an em."""
    widths = _widths()[face]
    return sum(widths.get(letter, 1000) for letter in text) * size / 1000


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """Lines of at most `width` pixels, broken at blanks; a word that is wider alone is broken inside."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if measure(longer, face, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while measure(line, face, size) > width and len(line) > 1:
                fits = next((n for n in range(len(line) - 1, 1, -1) if measure(line[:n], face, size) <= width), 1)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    return lines


def balanced(text: str, face: Face, size: float, width: float) -> list[str]:
    """As `wrap`, with as many lines, but lines of about the same length: no last word stands alone."""
    lines = wrap(text, face, size, width)
    narrow, fits = width / 2, width
    while fits - narrow > size / 8:
        middle = (narrow + fits) / 2
        if len(wrap(text, face, size, middle)) == len(lines):
            fits = middle
        else:
            narrow = middle
    return wrap(text, face, size, fits)


def shorten(text: str, face: Face, size: float, width: float) -> str:
    """The text on one line of at most `width` pixels, ended by "…" where it does not fit."""
    line = " ".join(text.split())
    if measure(line, face, size) <= width:
        return line
    while line and measure(line.rstrip() + "…", face, size) > width:
        line = line[:-1]
    return line.rstrip(" ,.;:") + "…"


@dataclass(frozen=True)
class Label:
    """One line of words on a picture: (x, y) is its left, middle or right end at half height, in pixels."""

    text: str
    x: float
    y: float
    face: Face
    size: float
    color: str = ""
    align: Align = "left"

    @property
    def box(self) -> Box:
        """The room it takes, in pixels."""
        wide = measure(self.text, self.face, self.size)
        left = self.x - {"left": 0.0, "center": wide / 2, "right": wide}[self.align]
        return left, self.y - ASCENT * self.size, left + wide, self.y + DESCENT * self.size

    def moved(self, x: float, y: float) -> Label:
        """The same words elsewhere."""
        return replace(self, x=x, y=y)

    @property
    def font(self) -> dict[str, Any]:
        """The properties of a text mark that choose the font."""
        family, style = self.face.rsplit(" ", 1)
        chosen: dict[str, Any] = {"font": SERIF if family == "Newsreader" else SANS, "fontWeight": "normal"}
        if style == "Italic":
            chosen["fontStyle"] = "italic"
        if style == "Bold":
            chosen["fontWeight"] = "bold"
        return chosen
