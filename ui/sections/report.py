"""The report on paper: offered where a person would look for it, made when it is asked for, kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

import content
from sharing import report as reports
from sharing.policy_sheet import PolicySheet
from ui import visit, when
from ui.components import frame
from ui.sections import ask_kept, cards, knowing, outcome_days, plan_kept, policy_kept, policy_sheet, standing, steps

LARGE = "large_print"
"""The setting for large print."""
CHOICE = "report.choice"
"""Paper and size in the session: a tap on the button right after a change finds the change, before the page has run."""


def show(place: str) -> None:
    """Paper, large print and the button; nothing where there is nothing to print. `place` keeps the keys apart."""
    known = material()
    if not known.looked and known.policies is None:
        return
    words = content.report_words().offer
    choice = st.session_state.setdefault(CHOICE, {})
    choice.update(paper=policy_sheet.paper(), large=large())
    with st.container(key="print"):
        left, right = st.columns(2, gap="large")
        with left:
            frame.head(words.head)
            frame.paragraph(words.lead)
            frame.paragraph(words.note, "fine")
        with right:
            st.segmented_control(
                words.paper,
                policy_sheet.PAPERS,
                default=policy_sheet.paper(),
                required=True,
                key=f"paper-{place}",
                on_change=_set,
                args=("paper", f"paper-{place}"),
            )
            st.toggle(words.large, value=large(), key=f"large-{place}", on_change=_set, args=(LARGE, f"large-{place}"))
            st.download_button(
                words.button,
                data=partial(_pdf, known, choice),
                file_name="sweet-spot-report.pdf",
                mime="application/pdf",
                on_click="ignore",
                key=f"report-{place}",
            )


def large() -> bool:
    """Whether this device prints large."""
    return visit.setting(LARGE) is True


def material() -> reports.Material:
    """All that this visit knows, without what was said on the safety card (R01)."""
    now = datetime.now(UTC)
    looked = []
    for quiz, answers in knowing.answered():
        sheet = visit.latest(quiz)
        if sheet is None:
            continue
        days = tuple(outcome_days.lines(quiz)) if content.over_days(quiz) else ()
        guess = standing.guessed(quiz, sheet) if quiz.scoring.position else None
        looked.append(reports.Looked(quiz, answers, when.day(sheet.at), days, guess))
    facts = knowing.facts().without(("safety",))
    return reports.Material(
        day=f"{when.day(now)} {when.today().year}",
        today=when.today(),
        names="neutral" if visit.setting("names") == "neutral" else "named",
        looked=tuple(looked),
        facts=facts,
        plan=_plan(facts) if knowing.anything() else None,
        mission=knowing.mission() or "",
        policies=_policies(),
        country=cards.country(),
    )


def _plan(facts: content.Facts) -> reports.PlanGiven:
    sheet = visit.latest(visit.leading())
    plan, kept = steps.current(facts, sheet)
    time = plan_kept.time_of(plan, plan_kept.since(kept, sheet))
    return reports.PlanGiven(plan, time, kept.get("went", {}), kept.get("own", {}))


def _policies() -> PolicySheet | None:
    """The sheet as the policies page has it: own policies, or what to ask for where somebody else sets the rules."""
    if knowing.asks():
        return policy_sheet.requested() if ask_kept.on_sheet() else None
    return policy_sheet.made(mine=False) if policy_kept.on_sheet() else None


def _set(name: str, key: str) -> None:
    visit.set_setting(name, st.session_state[key])
    st.session_state.get(CHOICE, {}).update(paper=policy_sheet.paper(), large=large())


def _pdf(known: reports.Material, choice: Mapping[str, Any]) -> bytes:
    return reports.pdf(known, choice["paper"], choice["large"])
