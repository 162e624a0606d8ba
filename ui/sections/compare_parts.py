"""Questionnaires without a place on the map: each part over time, and what moved most."""

from __future__ import annotations

import streamlit as st

import charts
from content.compare_parts import part_scores, part_words, parts
from content.shapes import Page
from ui import visit
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections.compare_pick import Picked, days

MOST = 60
"""Sheets drawn, the latest ones."""


def show(page: Page, picked: Picked) -> None:
    """Nothing where the questionnaire scores no parts: then its answers speak."""
    every = parts(picked.quiz)
    if not every:
        return
    sheets = visit.sheets(picked.quiz)
    ids = {picked.first.id, picked.second.id}
    latest = {one.id for one in [one for one in sheets if not visit.is_ahead(one)][-MOST:]}
    drawn = sorted((one for one in sheets if one.id in latest | ids), key=lambda one: one.at)
    scores = {sheet.id: part_scores(visit.result(picked.quiz, sheet)) for sheet in drawn}
    found = [
        charts.Panel(
            part.name,
            tuple((one.at, score) for one in drawn if (score := scores[one.id].get(part.id)) is not None),
        )
        for part in every
    ]
    words = part_words(picked.quiz, scores[picked.first.id], scores[picked.second.id])
    with st.container(key="compare-parts"):
        left, right = st.columns([1.1, 1], gap="large")
        with left:
            frame.head(page.says["parts"])
            first, last = days([drawn[0].at, drawn[-1].at])
            marked = (picked.first.at, picked.second.at)
            picture(charts.panels(found, ends=(first, last), marked=marked), "panels")
            frame.paragraph(page.says["parts_lead"], "fine")
            if len(drawn) < len(sheets):
                frame.paragraph(page.says["parts_some"].format(shown=len(drawn), all=len(sheets)), "fine")
            rows = charts.panels_table(found)
            dates = days([row[0] for row in rows.values.tolist()])
            told = [[day, *row[1:]] for day, row in zip(dates, rows.values.tolist(), strict=True)]
            twin(list(rows.columns), told, page.says["parts"])
        with right:
            frame.head(page.says["most"])
            frame.paragraph(words.lead, "lead")
            for line in words.moved:
                frame.paragraph(line, "note")
            frame.paragraph(words.note, "sub")
