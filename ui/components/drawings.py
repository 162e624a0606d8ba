"""Small drawings as inline SVG, decoration only: every one is hidden from screen readers.

They go through `st.markdown`, since `st.html` strips SVG, and hold no text of a user.
"""

from __future__ import annotations

from functools import cache

DOT_OF_KEY = {"D": (-0.62, 0.0), "V": (0.62, 0.0), "B": (0.0, -0.52), "H": (0.0, 0.58)}
TINT_OF_KEY = {"D": "var(--blue)", "V": "var(--amber)", "B": "var(--green)", "H": "var(--ink-3)"}


def glyph(key: str, size: int = 26) -> str:
    """A diamond with a dot for one key: left client, right self, top both, bottom neither."""
    x, y = DOT_OF_KEY[key]
    return (
        f'<svg class="glyph" viewBox="-1.15 -1.15 2.3 2.3" width="{size}" height="{size}" aria-hidden="true">'
        '<path d="M0-1L1 0L0 1L-1 0Z" fill="var(--sheet)" stroke="var(--edge)" stroke-width=".07"'
        ' stroke-linejoin="round"/>'
        f'<circle cx="{x}" cy="{y}" r=".3" fill="{TINT_OF_KEY[key]}"/></svg>'
    )


def mini_map(B: float, G: float, size: int = 60) -> str:
    """The balance map at thumbnail size. B is -100 to 100, G is 0 to 100."""
    return (
        f'<svg class="mini" viewBox="-106 -106 212 212" width="{size}" height="{size}" aria-hidden="true">'
        '<path d="M0-100L-100 0L0 100Z" fill="color-mix(in oklab,var(--blue-fill) 55%,var(--sheet))"/>'
        '<path d="M0-100L100 0L0 100Z" fill="color-mix(in oklab,var(--amber-fill) 50%,var(--sheet))"/>'
        '<path d="M0-100L40-60V-30H-40V-60Z" fill="var(--green)" opacity=".34"/>'
        '<path d="M0-100L100 0L0 100L-100 0Z" fill="none" stroke="var(--edge)" stroke-width="3"/>'
        f'<circle cx="{B}" cy="{100 - 2 * G}" r="15" fill="var(--ink)" stroke="var(--sheet)" stroke-width="5"/></svg>'
    )


def tally(count: int, of: int, colour: str) -> str:
    """`of` small diamonds in a row, the first `count` of them filled."""
    marks = "".join(
        f'<path d="M{i * 16 + 7} 1l6 6-6 6-6-6z" fill="{colour if i < count else "none"}"'
        f' stroke="{colour if i < count else "var(--edge)"}" stroke-width="1.2"/>'
        for i in range(of)
    )
    return f'<svg class="tally" viewBox="0 0 {of * 16} 14" aria-hidden="true">{marks}</svg>'


@cache
def terraces(sheets: int = 7) -> str:
    """Sheets of paper, each smaller and nearer the top, and a green stone where care for both meets."""
    focus_y = -58
    papers, gradients = [], []
    for k in range(sheets):
        scale = 1 - k * 0.132
        corners = [(scale * x, focus_y + scale * (y - focus_y)) for x, y in ((0, -100), (118, 0), (0, 100), (-118, 0))]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"
        mix, sand = round(90 - k * 13), round(96 - k * 16)
        stops = "".join(
            f'<stop offset="{offset}" style="stop-color:color-mix(in oklab,var({colour}) {share}%,var(--sheet))"/>'
            for offset, colour, share in (
                (0.02, "--blue-fill", mix),
                (0.5, "--linen", sand),
                (0.98, "--amber-fill", mix),
            )
        )
        gradients.append(f'<linearGradient id="t{k}">{stops}</linearGradient>')
        papers.append(f'<path d="{path}" fill="url(#t{k})" filter="url(#tsh)"/>')
    gradients.append(
        '<radialGradient id="tst" cx=".38" cy=".3" r=".8">'
        '<stop offset="0" style="stop-color:color-mix(in oklab,var(--green) 78%,white)"/>'
        '<stop offset=".7" style="stop-color:var(--green)"/></radialGradient>'
    )
    shadows = _shadow("tsh", 20, 3.4, 3.8) + _shadow("tss", 120, 3, 3)
    return (
        '<svg class="terraces" viewBox="-130 -110 260 226" aria-hidden="true">'
        f"<defs>{shadows}{''.join(gradients)}</defs>{''.join(papers)}"
        f'<ellipse cx="0" cy="{focus_y}" rx="8.6" ry="7.4" fill="url(#tst)" filter="url(#tss)"/></svg>'
    )


def _shadow(name: str, margin: int, drop: float, blur: float) -> str:
    """A soft shadow with a crisp edge beneath it; `margin` is the room around the shape in percent."""
    return (
        f'<filter id="{name}" x="-{margin}%" y="-{margin}%" width="{100 + 2 * margin}%" height="{110 + 2 * margin}%">'
        f'<feDropShadow dx="0" dy="{drop}" stdDeviation="{blur}" style="flood-color:var(--shade)"/>'
        '<feDropShadow dx="0" dy=".7" stdDeviation=".6" style="flood-color:var(--shade)"/></filter>'
    )
