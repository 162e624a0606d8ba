"""A chart on a page, with its text twin beneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import streamlit as st

from ui.components.frame import markup


def picture(chart: Any, key: str) -> None:
    """Draw a chart at the width of its column. Its colours and its alt text (its description) are in it already."""
    with st.container(key=f"pic-{key}"):
        st.altair_chart(chart, theme=None, width="content")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> None:
    """A small table as plain HTML, its caption for screen readers. First column: row headers."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(cell)}</th>' if i == 0 else f"<td>{escape(cell)}</td>"
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    markup(
        f'<table><caption class="sr">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def twin(columns: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> None:
    """The same as a table, folded away."""
    with st.expander("The same as a table"):
        table(columns, rows, caption)
