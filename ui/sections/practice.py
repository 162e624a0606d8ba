"""The map of the practice: the next ten minutes, what was looked at, and what there is to look at."""

from __future__ import annotations

import streamlit as st

import content
import quizzes
import scoring
from content.practice import to_finish, unfinished
from content.shapes import Page
from quizzes.schema import Quiz
from sharing.journal import SheetEntry
from ui import visit, when
from ui.components import frame
from ui.components.drawings import mini_map
from ui.components.go import go_button
from ui.components.marks import small_bars, small_lines
from ui.sections import cards, knowing, report
from ui.sections.outcome import minutes

TEN = 10
"""Minutes: what takes longer is offered after what does not."""


def show() -> None:
    """Every questionnaire, once."""
    page = content.page("practice")
    found = [(quiz, visit.latest(quiz)) for quiz in visit.looks()]
    seen = [(quiz, sheet) for quiz, sheet in found if sheet]
    left = [quiz for quiz, sheet in found if not sheet]
    useful, begun = _useful([quiz for quiz, _ in seen])
    with st.container(key="practice"):
        frame.title(page.title)
        if useful and useful.card:
            cards.short(useful.card)
        frame.paragraph(page.lead, "lead")
        _next(page, useful, begun)
        if seen:
            with st.container(key="seen"):
                frame.head(page.says["seen"])
                for quiz, sheet in seen:
                    _looked(quiz, sheet)
        if left:
            with st.container(key="left"):
                frame.head(page.says["left"])
                for quiz in left:
                    with st.container(key=f"left-{quiz.id}"):
                        st.page_link("pages/quiz.py", label=quiz.title, query_params={"quiz": quiz.id})
                        frame.paragraph(quiz.about)
                        frame.paragraph(minutes(quiz), "fine")
        report.show("practice")
        frame.paragraph(content.page("states").says["aid"], "fine limit")


def _useful(seen: list[Quiz]) -> tuple[content.UsefulNext | None, list[str]]:
    """The most useful next ten minutes, and what has too few answers."""
    every = {quiz.id: quiz for quiz in visit.looks() if not content.over_days(quiz)}
    once = sorted(every, key=lambda one: every[one].minutes > TEN)
    begun = [quiz.id for quiz in seen if quiz.id in once and _unfinished(quiz)]
    days = {one: _days_ago(sheet) for one in once if (sheet := visit.latest(every[one]))}
    return content.useful_next(knowing.facts(), once, [quiz.id for quiz in seen], begun, days), begun


def _days_ago(sheet: SheetEntry) -> int:
    return (when.today() - when.date_of(sheet.at)).days


def _next(page: Page, found: content.UsefulNext | None, begun: list[str]) -> None:
    """The next ten minutes; beside it what has too few answers, and what is answered day by day.

    Where a card comes first, the plan's small step alone.
    """
    every = {quiz.id: quiz for quiz in visit.looks()}
    with st.container(key="useful"):
        frame.head(page.says["next"])
        if found is None or not found.quiz:
            frame.paragraph(found.text if found else page.says["all_seen"])
            st.page_link("pages/plan.py", label=page.says["plan"])
        else:
            quiz = every[found.quiz]
            frame.paragraph(found.text or quiz.about)
            with st.container(key="begin-next", horizontal=True, vertical_alignment="center"):
                go_button(quiz.title, "quiz", {"quiz": quiz.id}, type="primary")
                frame.paragraph(minutes(quiz), "fine")
        if found and found.card:
            return
        for name in begun:
            if found is None or name != found.quiz:
                with st.container(key=f"finish-{name}"):
                    st.page_link("pages/quiz.py", label=to_finish(every[name].title), query_params={"quiz": name})
        for quiz in (quiz for quiz in every.values() if content.over_days(quiz)):
            sheet = visit.latest(quiz)
            if sheet is None or when.date_of(sheet.at) != when.today():
                label = page.says["daily"].format(title=quiz.title, minutes=minutes(quiz).lower())
                with st.container(key=f"daily-{quiz.id}"):
                    st.page_link("pages/quiz.py", label=label, query_params={"quiz": quiz.id})


def _unfinished(quiz: Quiz) -> bool:
    """Whether its newest sheet has too few answers for a word, and more could change that."""
    sheet = visit.latest(quiz)
    return sheet is not None and unfinished(
        quiz, visit.result(quiz, sheet), quizzes.keyed(quiz, sheet.answers), sheet.answers
    )


def _looked(quiz: Quiz, sheet: SheetEntry) -> None:
    answers = quizzes.keyed(quiz, sheet.answers)
    result = scoring.score(quiz, answers)
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    where = visit.result_page(quiz)
    with st.container(key=f"seen-{quiz.id}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"mark-{quiz.id}", width=64):
            frame.markup(mark(result))
        with st.container(key=f"line-{quiz.id}"):
            params = None if quiz.scoring.position else {"quiz": quiz.id}
            st.page_link(where, label=quiz.title, query_params=params)
            frame.paragraph(content.stands_out(quiz, result, answers, names))
            frame.paragraph(when.day(sheet.at), "fine")


def mark(result: scoring.Result) -> str:
    """A thumbnail: the place on the map, the height of each scale, group or share, or lines where words stand."""
    position = result.position
    if position is not None and position.B is not None and position.G is not None:
        return mini_map(position.B, position.G, 56)
    if result.scales:
        return small_bars(list(result.scales.scores.values()))
    if result.checklist:
        return small_bars(list(result.checklist.groups.values()))
    if result.shares and result.shares.n:
        return small_bars([100.0 * getattr(result.shares, key) / result.shares.n for key in "BDVH"])
    return small_lines()
