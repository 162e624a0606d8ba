"""A quiet line over days for each scale of a questionnaire that is answered again and again."""

from __future__ import annotations

import streamlit as st

import charts
from content.answered import statement_score
from content.shapes import Page
from quizzes.schema import Quiz, Statement
from ui import when
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections import knowing


def show(quiz: Quiz, page: Page) -> None:
    """The last four weeks, with their table; nothing where they hold no point."""
    found, today = lines(quiz), when.today()
    table = charts.lines_table(found, today)
    if table.empty:
        return
    with st.container(key="days"):
        picture(charts.lines(found, today), "days")
        if len(table) > 1:
            rows = [[f"{row[0]:%Y-%m-%d}", *row[1:]] for row in table.values.tolist()]
            twin(list(table.columns), rows, page.says["days"])
        elif len({day for line in found for day, _, _ in line.values}) == 1:
            frame.paragraph(page.says["first_day"], "fine")


def lines(quiz: Quiz) -> list[charts.DayLine]:
    """One line a scale: the first statement that counts for it, day by day, in the words that were picked."""
    rule = quiz.scoring.scales
    found = []
    for scale in rule.scales if rule else ():
        item = next(one for one in quiz.of_kind(Statement) if one.scale == scale.id)
        given = quiz.answers[item.answers]
        values = []
        for _, answers, day in knowing.days(quiz):
            score = statement_score(quiz, item, answers.get(item.id))
            if score is not None:
                values.append((day, score, given.labels[given.values.index(int(str(answers[item.id])))]))
        found.append(charts.DayLine(scale.label, tuple(values)))
    return found
