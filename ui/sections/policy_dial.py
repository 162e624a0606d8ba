"""The drawn dial: where a wording stands between loose and tight. A readout, hidden from screen readers."""

from __future__ import annotations

from html import escape
from math import cos, radians, sin

TICKS = 41
SPREAD = 74
"""Degrees to either side."""
SPOT = 0.2
"""The sweet spot's half width, of the whole from -1 to 1: every wording lies inside."""


def dial(wording: int, of: int, left: str, right: str) -> str:
    """The dial as SVG, its hand on wording `wording` (from 0) of `of`, softest to the left."""
    marks = "".join(_tick(-1 + 2 * i / (TICKS - 1), long=i % 5 == 0) for i in range(TICKS))
    at = (2 * wording / max(of - 1, 1) - 1) * (SPOT - 0.02)
    (x0, y0), (x1, y1) = _point(62, at), _point(116, at)
    return (
        f'<svg class="dial" viewBox="-162 -156 324 148" aria-hidden="true">{marks}'
        f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="var(--ink)" stroke-width="1.4"/>'
        f'<circle cx="{x1}" cy="{y1}" r="7" fill="var(--ink)" stroke="var(--paper)" stroke-width="3"/>'
        f'<text x="-134" y="-14" class="soft">{escape(left)}</text>'
        f'<text x="134" y="-14" class="firm" text-anchor="end">{escape(right)}</text></svg>'
    )


def _tick(v: float, long: bool) -> str:
    spot = abs(v) <= SPOT + 1e-9
    inner = 150 - (15 if long else 10) - (4 if spot else 0)
    (x0, y0), (x1, y1) = _point(150, v), _point(inner, v)
    colour = "var(--green)" if spot else "var(--blue)" if v < 0 else "var(--amber)"
    return (
        f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="{colour}" stroke-width="{2 if spot else 1.3}"'
        f' opacity="{1 if spot else 0.45 + 0.5 * abs(v):.2f}" stroke-linecap="round"/>'
    )


def _point(radius: float, v: float) -> tuple[float, float]:
    angle = radians(-90 + v * SPREAD)
    return round(radius * cos(angle), 1), round(radius * sin(angle), 1)
