"""The result of any questionnaire without a place on the map: words first, then whatever it scores."""

from __future__ import annotations

import streamlit as st

import content
import quizzes
from quizzes.schema import Quiz
from sharing.journal import SheetEntry
from ui import visit, when
from ui.components import frame
from ui.components.go import go_button
from ui.sections import compare_link, knowing, outcome_days, outcome_own, outcome_rows, outcome_shares, outcome_ways


def show(quiz: Quiz, sheet: SheetEntry) -> None:
    """All that one sheet says, in one column; parts that the questionnaire does not have are not there."""
    page = content.page("look")
    answers = quizzes.keyed(quiz, sheet.answers)
    found = content.outcome(quiz, visit.result(quiz, sheet), answers, knowing.facts())
    with st.container(key="look"):
        frame.title(quiz.title, page.eyebrow.format(date=when.day(sheet.at)))
        frame.paragraph(found.opening, "lead")
        for line in found.lead:
            frame.paragraph(line, "sub")
        outcome_rows.access(found, page)
        if content.over_days(quiz):
            outcome_days.show(quiz, page)
        outcome_rows.bars(found, page)
        for line in found.contrasts:
            frame.paragraph(line, "note")
        outcome_shares.show(found, page)
        outcome_own.words(found, page)
        outcome_own.reactions(found, page)
        outcome_own.texts(found, page)
        outcome_ways.show(found, page)
        outcome_ways.asking(found)
        if found.note:
            frame.paragraph(found.note, "sub")
        with st.container(key="go"):
            st.page_link("pages/practice.py", label=page.says["practice"])
            st.page_link("pages/plan.py", label=page.says["plan"])
            st.page_link("pages/quiz.py", label=page.says["again"], query_params={"quiz": quiz.id})
            compare_link.show(quiz)
        frame.paragraph(found.aid, "fine limit")


def nothing(quiz: Quiz) -> None:
    """Not answered yet: what it is, and the way to begin."""
    says = content.page("look").says
    with st.container(key="empty"):
        frame.title(quiz.title, says["empty_title"])
        frame.paragraph(quiz.about, "lead")
        frame.paragraph(minutes(quiz), "fine")
        go_button(says["start"], "quiz", {"quiz": quiz.id}, type="primary")


def minutes(quiz: Quiz) -> str:
    """How long a questionnaire takes, in words."""
    says = content.page("look").says
    if quiz.minutes < 1:
        return says["seconds"].format(count=round(quiz.minutes * 60 / 5) * 5)
    count = round(quiz.minutes)
    return says["minute"] if count == 1 else says["minutes"].format(count=count)
