"""Counts as bars in a table: picture and list in one, plain HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.components.frame import markup

Bar = tuple[float, str] | None
"""How long (0 to 1, 0 for none), and what stands behind it; None for an empty cell."""


def bars(
    head: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Bar]]],
    caption: str,
    *,
    headed: bool = False,
    look: str = "",
) -> None:
    """A row a label, a bar a column.

    In: names of all columns, that of the labels first, for screen readers and, with `headed`, for all; the rows; a
    caption for screen readers; `look`, a class of the style sheets. All of it plain text.
    """
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(_cell(bar) for bar in found)}</tr>' for label, found in rows
    )
    seen = "" if headed else ' class="sr"'
    markup(
        f'<table class="bars {look}"><caption class="sr">{escape(caption)}</caption>'
        f"<thead{seen}><tr>{names}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(bar: Bar) -> str:
    if bar is None:
        return "<td></td>"
    part, said = bar
    long = f'<span class="bar" style="--long:{min(1.0, part) * 100:.1f}%"></span>' if part > 0 else ""
    return f'<td><span class="line">{long}<b>{escape(said)}</b></span></td>'
