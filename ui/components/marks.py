"""Thumbnails of results as inline SVG, decoration only: hidden from screen readers."""

from __future__ import annotations

from collections.abc import Sequence


def small_bars(scores: Sequence[float | None], size: int = 56) -> str:
    """Thin upright bars, one a score of 0 to 100; None leaves a gap over the line. Without scores, the line alone."""
    step = 100 / max(len(scores), 4)
    left = (100 - step * len(scores)) / 2
    drawn = "".join(
        f'<path d="M{left + step * (at + 0.5):.1f} 88V{88 - max(score, 3) * 0.72:.1f}" stroke="var(--ink-3)"'
        f' stroke-width="{min(step * 0.42, 9):.1f}" stroke-linecap="round"/>'
        for at, score in enumerate(scores)
        if score is not None
    )
    return (
        f'<svg class="mini" viewBox="0 0 100 100" width="{size}" height="{size}" aria-hidden="true">{drawn}'
        '<path d="M8 96H92" stroke="var(--edge)" stroke-width="2"/></svg>'
    )


def small_lines(size: int = 56) -> str:
    """Three lines of writing, for what holds words and no scores."""
    drawn = "".join(f"M16 {y}H{end}" for y, end in ((34, 84), (52, 70), (70, 78)))
    return (
        f'<svg class="mini" viewBox="0 0 100 100" width="{size}" height="{size}" aria-hidden="true">'
        f'<path d="{drawn}" stroke="var(--ink-3)" stroke-width="5" stroke-linecap="round"/></svg>'
    )
