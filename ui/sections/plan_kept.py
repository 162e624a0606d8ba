"""What the device keeps of a plan: since when, the zone picked, what was swapped, how steps went, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

import content
from content.read import rules
from scoring import MODEL
from sharing.journal import Entry, SheetEntry
from ui import visit, when
from ui.components import device
from ui.sections import follow_up, knowing

LONGEST_ID = 64
"""Letters of an entry's id, as `sharing.journal` takes them."""
MOST_SWAPS = 100
"""Swaps that a plan remembers; older ones have gone round several times."""

Kept = dict[str, Any]


def spot(sheet: SheetEntry | None) -> str:
    """The id of a plan's entry: the plan that grew from a sheet, or from audits alone."""
    return f"plan.{sheet.id}"[:LONGEST_ID] if sheet else "plan.audits"


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


def time_of(plan: content.Plan, begun: datetime) -> str:
    """The line over a plan: until when its weeks go or, once they are over, when it began."""
    page = content.page("plan")
    if when.date_of(begun) + timedelta(weeks=plan.weeks) < when.today():
        return page.says["begun"].format(date=when.full_day(begun))
    return page.eyebrow.format(date=when.day(begun, days=7 * plan.weeks))


def plan_of(facts: content.Facts, kept: Mapping[str, Any]) -> content.Plan:
    """The plan for what is known as the person has changed it."""
    return content.plan(facts, zone_pick=kept.get("zone"), swapped=kept.get("swapped", ()))


def kept_for(sheet: SheetEntry | None) -> Kept:
    """The plan's entry for this sheet, checked for what is read from it here; empty where nothing was changed."""
    made: dict[str, Entry] = st.session_state.get("plans", {})
    journal = visit.journal()
    found = made.get(spot(sheet)) or next(
        (one for one in (journal.of("plan") if journal else ()) if one.id == spot(sheet)), None
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


def keep(sheet: SheetEntry | None, **changed: Any) -> None:
    """Keeps the plan as it now is, with the steps that stand in it and the model they rest on.

    Its weeks go on from where they were counted before the first change.
    """
    kept = kept_for(sheet)
    begun: Kept = {"at": since(kept, sheet).isoformat(), "zone": None, "swapped": []}
    whole = {**begun, **kept, **changed}
    steps = [step.id for step in plan_of(knowing.facts(), whole).steps]
    entry = device.keep({**whole, "steps": steps, "model": MODEL.version, "id": spot(sheet), "kind": "plan"})
    st.session_state.setdefault("plans", {})[entry.id] = entry


def note(sheet: SheetEntry | None, part: str, step_id: str, value: str | None) -> None:
    """What one step's part of the plan ("went" or "own") now is; None takes it out."""
    others = {step: one for step, one in kept_for(sheet).get(part, {}).items() if step != step_id}
    keep(sheet, **{part: others if value is None else {**others, step_id: value}})


def swap(step_id: str, sheet: SheetEntry | None) -> None:
    """The step makes room for the next one that would do."""
    keep(sheet, swapped=[*kept_for(sheet).get("swapped", []), step_id][-MOST_SWAPS:])
