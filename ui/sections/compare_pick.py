"""Which two sheets are compared: chosen by day and own name, kept in the session and in no address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

import quizzes
from content.shapes import Page
from quizzes.schema import Quiz
from scoring import MODEL, Position
from sharing.journal import SHARED, Entry, SheetEntry, shared_in
from ui import visit, when
from ui.components import frame

HELD = "compared"
"""In the session: the two ids by questionnaire."""
QUIZ = "compare-quiz"


@dataclass(frozen=True)
class Side:
    """One of the two: its entry, and its answers in the columns of the CSV contract, None for a map of a link."""

    entry: Entry
    answers: dict[str, object] | None
    position: Position | None

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def at(self) -> datetime:
        return self.entry.at


@dataclass(frozen=True)
class Picked:
    """Two sheets of one questionnaire, in the order that was chosen."""

    quiz: Quiz
    first: Side
    second: Side

    @property
    def back(self) -> bool:
        """Whether the first is the later one."""
        return visit.order(self.first.entry) > visit.order(self.second.entry)

    @property
    def in_time(self) -> Picked:
        """The earlier one first."""
        return Picked(self.quiz, self.second, self.first) if self.back else self

    @property
    def shared(self) -> bool:
        """Whether one of the two comes from a link, which holds no answers."""
        return self.first.answers is None or self.second.answers is None

    @property
    def ahead(self) -> bool:
        """Whether one of the two is dated ahead of today: its true day is not known."""
        return visit.is_ahead(self.first.entry) or visit.is_ahead(self.second.entry)

    @property
    def days(self) -> int | None:
        """Days from one to the other, as a calendar counts them; None where they are not known."""
        return None if self.ahead else abs((when.date_of(self.second.at) - when.date_of(self.first.at)).days)


def entries(quiz: Quiz) -> list[Entry]:
    """What can be compared for a questionnaire, the newest last: its sheets, and for the map those kept from links."""
    found: list[Entry] = list(visit.sheets(quiz))
    if quiz.scoring.position:
        found += [one for one in _kept_maps() if (map_ := shared_in(one)) and map_.model == MODEL.version]
    return sorted(found, key=visit.order)


def comparable() -> list[Quiz]:
    """The questionnaires with two sheets or more."""
    return [quiz for quiz in visit.looks() if len(entries(quiz)) > 1]


def show(page: Page) -> Picked:
    """The choice of questionnaire where there is one, the two sheets, and the way to swap them."""
    with st.container(key="compare-pick"):
        quiz = _quiz(page)
        found = {one.id: one for one in reversed(entries(quiz))}
        pair = _pair(quiz, found)
        names = _names(page, found)
        left, right = st.columns(2, gap="medium", vertical_alignment="bottom")
        for column, at, label in ((left, 0, "first"), (right, 1, "second")):
            key = _key(label, quiz)
            if st.session_state.get(key) not in found:
                st.session_state[key] = pair[at]
            with column:
                st.selectbox(
                    page.says[label],
                    list(found),
                    list(found).index(st.session_state[key]),
                    format_func=names.__getitem__,
                    key=key,
                    on_change=_choose,
                    args=(quiz,),
                    filter_mode=None,
                )
        st.button(page.says["swap"], key="compare-swap", type="tertiary", on_click=_swap, args=(quiz,))
        picked = Picked(quiz, *(_side(quiz, found[st.session_state[_key(one, quiz)]]) for one in ("first", "second")))
        if picked.back:
            frame.paragraph(page.says["back"], "sub")
        if picked.ahead:
            frame.paragraph(page.says["ahead"], "sub")
        _left_out(page, quiz)
    return picked


def _quiz(page: Page) -> Quiz:
    every = {quiz.id: quiz for quiz in comparable()}
    asked = st.query_params.get("quiz", "")
    if st.session_state.get("compare.asked") != asked:  # a link names another one than the last did
        st.session_state["compare.asked"] = asked
        if asked in every:
            st.session_state[QUIZ] = asked
    if st.session_state.get(QUIZ) not in every:
        st.session_state[QUIZ] = next(iter(every))
    if len(every) > 1:
        st.selectbox(
            page.says["which"],
            list(every),
            list(every).index(st.session_state[QUIZ]),
            format_func=lambda one: every[one].title,
            key=QUIZ,
            filter_mode=None,
        )
    return every[st.session_state[QUIZ]]


def _pair(quiz: Quiz, found: dict[str, Entry]) -> tuple[str, str]:
    """The two that were chosen last, or the newest two; `found` has the newest first."""
    second, first = list(found)[:2]
    chosen = st.session_state.get(HELD, {}).get(quiz.id, ())
    held: tuple[Any, ...] = tuple(one if one in found else None for one in chosen)
    return (held[0] or first, held[1] or second) if len(held) == 2 else (first, second)


def _names(page: Page, found: dict[str, Entry]) -> dict[str, str]:
    """What each is called: its day and its own name, with the time of day where two would be alike."""

    def name(entry: Entry, day: str) -> str:
        label = entry.label or ("" if isinstance(entry, SheetEntry) else page.says["kept_map"])
        return page.says["option"].format(date=day, label=label) if label else day

    every = list(found.values())
    counted = Counter(short := [name(one, when.full_day(one.at)) for one in every])
    alike = [one for one, said in zip(every, short, strict=True) if counted[said] > 1]
    timed = dict(zip((one.id for one in alike), days([one.at for one in alike]), strict=True))
    return {
        one.id: name(one, timed[one.id]) if one.id in timed else said for one, said in zip(every, short, strict=True)
    }


def days(moments: Sequence[datetime]) -> list[str]:
    """The day of each, with the time of day where others are of the same day: with seconds if need be."""
    told = [when.full_day(one) for one in moments]
    for clock in ("%H:%M", "%H:%M:%S"):
        counted = Counter(told)
        if max(counted.values(), default=0) < 2:
            break
        told = [
            f"{when.full_day(one)}, {one.astimezone(when.zone()):{clock}}" if counted[said] > 1 else said
            for one, said in zip(moments, told, strict=True)
        ]
    return told


def _side(quiz: Quiz, entry: Entry) -> Side:
    if isinstance(entry, SheetEntry):
        return Side(entry, quizzes.keyed(quiz, entry.answers), visit.result(quiz, entry).position)
    shared = shared_in(entry)
    return Side(entry, None, shared.position if shared else None)


def _left_out(page: Page, quiz: Quiz) -> None:
    """Sheets of another version, and maps of another model: counted, with the reason."""
    other = [one for one in visit.entries() if isinstance(one, SheetEntry) and one.quiz == quiz.id]
    sheets = sum(one.version != quiz.version for one in other)
    maps = 0
    if quiz.scoring.position:
        maps = sum((shared := shared_in(one)) is None or shared.model != MODEL.version for one in _kept_maps())
    for count, one, more in ((sheets, "other_version_1", "other_versions"), (maps, "other_model_1", "other_models")):
        if count:
            frame.paragraph(page.says[one if count == 1 else more].format(count=count), "fine")


def _kept_maps() -> list[Entry]:
    return [one for one in visit.entries() if one.kind == "note" and SHARED in (one.model_extra or {})]


def _key(label: str, quiz: Quiz) -> str:
    return f"compare-{label}-{quiz.id}"


def _choose(quiz: Quiz) -> None:
    pair = tuple(st.session_state.get(_key(one, quiz)) for one in ("first", "second"))
    st.session_state[HELD] = {**st.session_state.get(HELD, {}), quiz.id: pair}


def _swap(quiz: Quiz) -> None:
    first, second = _key("first", quiz), _key("second", quiz)
    st.session_state[first], st.session_state[second] = st.session_state[second], st.session_state[first]
    _choose(quiz)
