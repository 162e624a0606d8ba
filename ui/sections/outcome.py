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
from ui.sections import (
    cards,
    compare_link,
    knowing,
    outcome_days,
    outcome_own,
    outcome_rows,
    outcome_shares,
    outcome_ways,
)


def show(quiz: Quiz, sheet: SheetEntry) -> None:
    """All that one sheet says, in one column; parts that the questionnaire does not have are not there."""
    page = content.page("look")
    answers = quizzes.keyed(quiz, sheet.answers)
    result, facts = visit.result(quiz, sheet), knowing.facts()
    found = content.outcome(quiz, result, answers, facts, _other_day(sheet))
    with st.container(key="look"):
        frame.title(quiz.title, page.eyebrow.format(date=_day(sheet)))
        cards.before(quiz, result, answers, facts)
        _again(quiz, found)
        frame.paragraph(found.opening, "lead")
        for line in found.lead:
            frame.paragraph(line, "sub")
        outcome_rows.access(found, page)
        if content.over_days(quiz):
            outcome_days.show(quiz, page)
        outcome_rows.bars(found, page)
        if found.blank:
            frame.paragraph(found.blank, "sub")
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


def _day(sheet: SheetEntry) -> str:
    """The sheet's day in words, with its year where that is not this one."""
    return when.day(sheet.at) if when.date_of(sheet.at).year == when.today().year else when.full_day(sheet.at)


def _other_day(sheet: SheetEntry) -> str:
    """The same, "" for a sheet of today."""
    return "" if when.date_of(sheet.at) == when.today() else _day(sheet)


def _again(quiz: Quiz, found: content.Outcome) -> None:
    """Over a result that speaks of another day: the way to today's, where there is none yet."""
    newest = visit.latest(quiz)
    if found.again and newest and when.date_of(newest.at) != when.today():
        with st.container(key="again"):
            go_button(found.again, "quiz", {"quiz": quiz.id}, type="primary")


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
