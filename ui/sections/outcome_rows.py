"""Scales and lists: a bar each with its word, and the rows that are not in place yet, access first."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

import content
from content.outcome import Bar, Row
from content.shapes import Page
from ui.components import frame
from ui.sections import outcome_ways


def access(found: content.Outcome, page: Page) -> None:
    """Rows about access, each with what helps."""
    if found.access is None:
        return
    with st.container(key="access"):
        frame.head(page.says["access"])
        if found.access.opening:
            frame.paragraph(found.access.opening)
        if found.access.rows:
            frame.markup(_rows(found.access.rows))
        frame.paragraph(found.access.note, "sub")


def bars(found: content.Outcome, page: Page) -> None:
    """The bars; those with rows or a thing to do open up."""
    if not found.bars:
        return
    with st.container(key="bars"):
        run: list[Bar] = []
        for bar in found.bars:
            if not bar.rows:
                run.append(bar)
                continue
            _list(run, page)
            run = []
            with st.container(key=f"group-{bar.id}"):
                _list([bar], page)
                count = page.says["row"] if len(bar.rows) == 1 else page.says["rows"].format(count=len(bar.rows))
                with st.expander(count):
                    frame.markup(_rows(bar.rows))
                    if bar.way:
                        outcome_ways.one(bar.way, f"{bar.id}")
        _list(run, page)


def _list(some: Iterable[Bar], page: Page) -> None:
    inner = "".join(_bar(bar, page) for bar in some)
    if inner:
        frame.markup(f'<dl class="bars">{inner}</dl>')


def _bar(bar: Bar, page: Page) -> str:
    tail = drawn = ""
    if bar.score is not None:
        score = round(bar.score)
        said = page.says["of_100"].format(score=score)
        tail = f" <i>{escape(f'{bar.band}, {said}' if bar.band else said)}</i>"
        drawn = f'<span class="bar" aria-hidden="true"><span style="width:{score}%"></span></span>'
    note = f'<span class="about">{escape(bar.note)}</span>' if bar.note else ""
    text = f"<p>{escape(bar.text)}</p>" if bar.text else ""
    return f"<div><dt>{escape(bar.name)}{tail}{note}</dt><dd>{drawn}{text}</dd></div>"


def _rows(rows: Iterable[Row]) -> str:
    inner = "".join(
        f"<li><i>{escape(row.said)}</i><div><b>{escape(row.text)}</b>"
        + (f"<span>{escape(row.line)}</span>" if row.line else "")
        + "</div></li>"
        for row in rows
    )
    return f'<ul class="rows">{inner}</ul>'
