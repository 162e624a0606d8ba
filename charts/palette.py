"""Colours and type of the pictures: light, dark, and `live`, which follows the page.

Exports need fixed colours. A picture on a page takes the page's CSS custom properties (`player/tokens.css`),
so that a switch of theme recolours it without a new run of the script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["live", "light", "dark"]

SERIF = "Newsreader, Georgia, serif"
SANS = "Hanken Grotesk, system-ui, sans-serif"


@dataclass(frozen=True)
class Palette:
    """One set of colours. `tilt` runs from the client's side (blue) to one's own (amber), seven steps."""

    paper: str
    sheet: str
    hair: str
    ink: str
    ink2: str
    ink3: str
    green: str
    blue: str
    amber: str
    tilt: tuple[str, ...]
    background: str
    """Behind the whole picture; the page's own shows through a live one."""
    spot: float
    """Opacity of the sweet spot's green."""
    region: float
    core: float
    """Opacity of the region's ink, and what its inner half adds."""


PALETTES: dict[str, Palette] = {
    "light": Palette(
        paper="#FBF8F1",
        sheet="#FFFEFA",
        hair="#E2D9C8",
        ink="#25211B",
        ink2="#554D41",
        ink3="#6C6253",
        green="#2C6955",
        blue="#2A5B8C",
        amber="#8A4F0B",
        tilt=("#86ADCF", "#BCD2E2", "#E4EAE9", "#FBF7EC", "#F8E9D3", "#EFCDA4", "#DE9C5C"),
        background="#FBF8F1",
        spot=0.17,
        region=0.13,
        core=0.16,
    ),
    "dark": Palette(
        paper="#1B1916",
        sheet="#24211D",
        hair="#3D3830",
        ink="#F0EADF",
        ink2="#C8BFB0",
        ink3="#A59B8B",
        green="#8FC8AE",
        blue="#94BEE3",
        amber="#E5AE6F",
        tilt=("#34597C", "#344A5E", "#343C42", "#35312B", "#44382C", "#61462B", "#825521"),
        background="#1B1916",
        spot=0.2,
        region=0.16,
        core=0.2,
    ),
    "live": Palette(
        **{name: f"var(--{name})" for name in ("paper", "sheet", "hair", "ink", "green", "blue", "amber")},
        ink2="var(--ink-2)",
        ink3="var(--ink-3)",
        tilt=tuple(f"var(--tilt-{step})" for step in range(1, 8)),
        background="transparent",
        spot=0.18,
        region=0.14,
        core=0.17,
    ),
}


def palette(theme: str) -> Palette:
    """The colours of a theme: "live", "light" or "dark".

    Raises ValueError with a sentence for any other name.
    """
    try:
        return PALETTES[theme]
    except KeyError:
        raise ValueError(f'There is no theme "{theme}"; take "live", "light" or "dark".') from None
