"""The steps of a plan as sheets of paper, with what can be done about each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Any

import streamlit as st

import content
from content.coach import Note
from content.read import rules
from content.shapes import Page
from sharing.journal import Entry, SheetEntry
from ui import visit, when
from ui.components import device, frame
from ui.components.named import named
from ui.sections import ask_plan, cards, compare_link, follow_up, happened, knowing, setting

PICK = "zone-pick"
LONGEST_ID = 64
"""Letters of an entry's id, as `sharing.journal` takes them."""
MOST_SWAPS = 100
"""Swaps that a plan remembers; older ones have gone round several times."""


def current(facts: content.Facts, sheet: SheetEntry | None) -> tuple[content.Plan, dict[str, Any]]:
    """The plan for what is known as the person has changed it, and what is kept of it (`at`, `went`, `own`), if any."""
    kept = _kept(sheet)
    return content.plan(facts, zone_pick=kept.get("zone"), swapped=kept.get("swapped", ())), kept


def since(kept: Mapping[str, Any], sheet: SheetEntry | None) -> datetime:
    """The moment from which a plan's weeks are counted.

    Once something of the plan is kept, the moment kept with it. Before, looking writes nothing to the device, so it is
    the sheet the plan grew from, and the day stays the same from look to look; today, where that sheet is as old as
    the plan is long.
    """
    if kept:
        return datetime.fromisoformat(kept["at"])
    grown = sheet or max(
        (one for quiz in visit.looks() if not content.over_days(quiz) and (one := visit.latest(quiz))),
        key=lambda one: one.at,
        default=None,
    )
    if grown and 0 <= (when.today() - when.date_of(grown.at)).days < 7 * rules().weeks:
        return grown.at
    return datetime.now(UTC)


def show(facts: content.Facts, sheet: SheetEntry | None) -> None:
    """The plan for what is known, as the person has changed it; changes are kept on the device."""
    page = content.page("plan")
    plan, kept = current(facts, sheet)
    if plan.first:
        cards.short(plan.first)
    with st.container(key="plan"):
        begun = since(kept, sheet)
        if not plan.steps:
            frame.title(page.says["none_title"])
            frame.paragraph(page.says["none" if facts.position else "none_needed"], "lead")
        else:
            until = page.eyebrow.format(date=when.day(begun, days=7 * plan.weeks))
            frame.title(page.says[f"count_{len(plan.steps)}"], until)
            frame.paragraph(page.lead, "sub")
        if len(plan.choose_from) > 1:
            _pick_zone(plan, sheet)
        for number, step in enumerate(plan.steps, 1):
            _step(number, step, page, sheet, kept)
        for number, note in enumerate(plan.notes, 1):
            _said(number, note)
        for offer in plan.offers:
            _offer(offer, page)
        if plan.steps:
            follow_up.calendar(plan, begun, page, kept, partial(_keep, sheet), _id(sheet), sheet)
        compare_link.show(visit.leading(), plan=True)
        setting.show(page)
        happened.tap(page)
        frame.paragraph(content.page("states").says["aid"], "fine limit")


def _step(number: int, step: content.PlanStep, page: Page, sheet: SheetEntry | None, kept: dict[str, Any]) -> None:
    says, keep, spot = page.says, partial(_note, sheet), _id(sheet)
    words = content.steps()[step.id]
    kind = says["policy_slot"] if step.slot == "policy" else says.get(f"kind_{words.kind}", says["care"])
    aside = says.get(f"for_{words.area}", "")
    condition, then, action = follow_up.sentence(step, kept).partition(", then ")
    sentence = f"{escape(condition)},<br>then {escape(action)}" if then else escape(condition)
    with st.container(key=f"step-{number}"):
        frame.markup(
            f'<div class="stepno" aria-hidden="true">{number}</div><div class="stepbody">'
            f'<p class="kind">{escape(kind)}{f" <i>{escape(aside)}</i>" if aside else ""}</p>'
            f'<h2 class="ifthen">{sentence}</h2>'
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
                st.button(name, key=f"swap-{number}", type="tertiary", on_click=_swap, args=(step.id, sheet))
            follow_up.own_button(number, step, page, spot)
        follow_up.own_field(step, page, kept, keep, spot)
        follow_up.went(number, step, page, kept, keep, spot)
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
        for line in offer.lines:
            frame.paragraph(line)


def _pick_zone(plan: content.Plan, sheet: SheetEntry | None) -> None:
    """Borderline: the person says which of the touched zones fits (R11)."""
    says = content.page("result").says
    neutral = visit.setting("names") == "neutral"
    names = {
        zone: content.zones()[zone].neutral if neutral else content.zones()[zone].named for zone in plan.choose_from
    }
    with st.container(key="pick"):
        st.segmented_control(
            says["pick"],
            list(plan.choose_from),
            format_func=names.__getitem__,
            default=plan.zone,
            key=_pick_key(sheet),
            on_change=_picked,
            args=(sheet,),
        )
        frame.paragraph(says["pick_lead"], "fine")


# ---- what the person changed -------------------------------------------------------------


def _id(sheet: SheetEntry | None) -> str:
    return f"plan.{sheet.id}"[:LONGEST_ID] if sheet else "plan.audits"


def _pick_key(sheet: SheetEntry | None) -> str:
    """A choice of its own for each sheet: a pick made for one says nothing of the next."""
    return f"{PICK}-{_id(sheet)}"


def _kept(sheet: SheetEntry | None) -> dict[str, Any]:
    """The plan's entry for this sheet, checked for what is read from it here."""
    made: dict[str, Entry] = st.session_state.get("plans", {})
    journal = visit.journal()
    found = made.get(_id(sheet)) or next(
        (one for one in (journal.of("plan") if journal else ()) if one.id == _id(sheet)), None
    )
    if found is None:
        return {}
    plain = found.plain()
    zone, swapped = plain.get("zone"), plain.get("swapped")
    return {
        "at": plain["at"],
        "zone": zone if isinstance(zone, str) and zone in content.zones() else None,
        "swapped": [one for one in swapped if isinstance(one, str)] if isinstance(swapped, list) else [],
        **follow_up.read(plain),
    }


def _keep(sheet: SheetEntry | None, **changed: Any) -> None:
    """Keeps the plan as it now is; its weeks go on from where they were counted before the first change."""
    kept = _kept(sheet)
    begun: dict[str, Any] = {"at": since(kept, sheet).isoformat(), "zone": None, "swapped": []}
    entry = device.keep({**begun, **kept, **changed, "id": _id(sheet), "kind": "plan"})
    st.session_state.setdefault("plans", {})[entry.id] = entry


def _note(sheet: SheetEntry | None, part: str, step_id: str, value: str | None) -> None:
    """What one step's part of the plan ("went" or "own") now is; None takes it out."""
    others = {step: one for step, one in _kept(sheet).get(part, {}).items() if step != step_id}
    _keep(sheet, **{part: others if value is None else {**others, step_id: value}})


def _swap(step_id: str, sheet: SheetEntry | None) -> None:
    _keep(sheet, swapped=[*_kept(sheet).get("swapped", []), step_id][-MOST_SWAPS:])


def _picked(sheet: SheetEntry | None) -> None:
    _keep(sheet, zone=st.session_state.get(_pick_key(sheet)))
