"""The steps of a plan as sheets of paper, with what can be done about each."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import streamlit as st

import content
from content.coach import Note
from content.shapes import Page
from sharing.journal import SheetEntry
from ui import visit
from ui.components import frame
from ui.components.named import named
from ui.sections import ask_plan, cards, compare_link, follow_up, happened, knowing, plan_kept, setting, zone_pick


def current(facts: content.Facts, sheet: SheetEntry | None) -> tuple[content.Plan, dict[str, Any]]:
    """The plan for what is known as the person has changed it, and what is kept of it (`at`, `went`, `own`), if any."""
    kept = plan_kept.kept_for(sheet)
    return plan_kept.plan_of(facts, kept), kept


def show(facts: content.Facts, sheet: SheetEntry | None) -> None:
    """The plan for what is known, as the person has changed it; changes are kept on the device."""
    page = content.page("plan")
    plan, kept = current(facts, sheet)
    if plan.first:
        cards.short(plan.first)
    with st.container(key="plan"):
        begun = plan_kept.since(kept, sheet)
        if not plan.steps:
            frame.title(page.says["none_title"])
            frame.paragraph(page.says["none" if facts.position else "none_needed"], "lead")
        else:
            frame.title(page.says[f"count_{len(plan.steps)}"], plan_kept.time_of(plan, begun))
            frame.paragraph(page.lead, "sub")
        if len(plan.choose_from) > 1:
            zone_pick.show(plan.choose_from, plan.zone or plan.choose_from[0], sheet, "plan")
        for number, step in enumerate(plan.steps, 1):
            _step(number, step, page, sheet, kept)
        already = follow_up.done_already(plan, page, kept, knowing.asks())
        if already:
            frame.paragraph(already, "fine")
        for number, note in enumerate(plan.notes, 1):
            _said(number, note)
        for offer in plan.offers:
            _offer(offer, page)
        if plan.steps:
            follow_up.calendar(plan, begun, page, kept, plan_kept.spot(sheet), sheet)
        compare_link.show(visit.leading(), plan=True)
        setting.show(page)
        happened.tap(page)
        frame.paragraph(content.page("states").says["aid"], "fine limit")


def _step(number: int, step: content.PlanStep, page: Page, sheet: SheetEntry | None, kept: dict[str, Any]) -> None:
    says, keep, spot = page.says, partial(plan_kept.note, sheet), plan_kept.spot(sheet)
    words = content.steps()[step.id]
    kind = says["policy_slot"] if step.slot == "policy" else says.get(f"kind_{words.kind}", says["care"])
    aside = says.get(f"for_{words.area}", "")
    condition, then, action = follow_up.sentence(step, kept).partition(", then ")
    sentence = f"{escape(condition)},<br>then {escape(action)}" if then else escape(condition)
    with st.container(key=f"step-{number}"):
        frame.markup(
            f'<div class="stepno" aria-hidden="true">{number}</div><div class="stepbody">'
            f'<p class="kind">{escape(kind)}{f" <i>{escape(aside)}</i>" if aside else ""}</p>'
            f'<h2 class="step">{escape(step.title)}</h2><p class="ifthen">{sentence}</p>'
            f'<p class="why"><b>{escape(says["why"])}</b> {escape(step.reason)}</p></div>'
        )
        with st.container(key=f"acts-{number}", horizontal=True, vertical_alignment="center"):
            frame.paragraph(step.effort, "fine")
            if step.rehearsal:
                params = {"situation": step.rehearsal}
                st.page_link("pages/rehearse.py", label=says["rehearse"], query_params=params)
            elif step.card:
                st.page_link(f"pages/{step.card}.py", label=content.card(step.card).link)
            if step.swaps:
                name = named(says["swap"], says["swap_name"].format(title=step.title))
                st.button(name, key=f"swap-{number}", type="tertiary", on_click=plan_kept.swap, args=(step.id, sheet))
            follow_up.own_button(number, step, page, spot)
        follow_up.own_field(step, page, kept, keep, spot)
        follow_up.went(number, step, page, kept, keep, spot, partial(plan_kept.swap, step.id, sheet))
        with st.expander(says["smaller"]):
            frame.paragraph(step.smaller)
            written = step.slot == "policy" and not step.ask_for
            policy = content.policies().get(step.policy or "") if written else None
            if policy:
                frame.paragraph(f"{says['policy_sweet_spot']}:", "kind")
                frame.paragraph(policy.sweet_spot)
        if step.ask_for and step.policy:
            ask_plan.show(step.policy)
        elif step.slot == "policy" and step.policy and step.policy in content.policy_drafts():
            st.page_link(
                "pages/policies.py",
                label=content.ask_words().build if knowing.asks() else content.page("policies").says["from_plan"],
                query_params={"policy": step.policy},
            )


def _said(number: int, note: Note) -> None:
    """A note, and the way to the questionnaires it speaks of: to their questions, or to what they said."""
    with st.container(key=f"note-{number}"):
        frame.paragraph(note.text, "note")
        for quiz in (quiz for quiz in visit.looks() if quiz.id in note.quizzes):
            there = "pages/quiz.py" if visit.latest(quiz) is None else visit.result_page(quiz)
            st.page_link(there, label=quiz.title, query_params={"quiz": quiz.id})


def _offer(offer: content.Offer, page: Page) -> None:
    """Steps for a touchpoint that stands out: there to read, on nobody's list."""
    with st.expander(page.says["offer"].format(touchpoint=content.touchpoint_names()[offer.touchpoint])):
        frame.paragraph(offer.text)
        for title, line in zip(offer.titles, offer.lines, strict=True):
            frame.paragraph(title, "half")
            frame.paragraph(line, "sub")
