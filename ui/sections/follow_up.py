"""What becomes of a plan's steps: how each is going, in whose words it stands, and a calendar file for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import streamlit as st

import content
from content.shapes import Page
from content.typed import speaks
from sharing.calendar import Reminder, calendar_file
from sharing.journal import SheetEntry
from ui import when
from ui.components import field, frame
from ui.components.begun import begun
from ui.components.named import named
from ui.sections import calendar_map

WENT = ("done", "partly", "not_yet")
LONGEST = 200
"""Characters of one's own if–then sentence."""
_CALENDAR = "calendar-file"
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in for the moment where only what a file says is compared."""

Keep = Callable[[str, str, str | None], None]
"""Keeps what a step's part ("went" or "own") now is: `keep("went", "CARE-01", "done")`; None takes it out."""


def read(raw: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What a plan's entry says of its steps: how they went and their own sentences; whatever makes no sense is out."""
    return {
        "went": {step: one for step, one in _texts(raw, "went").items() if one in WENT},
        "own": {step: " ".join(one.split())[:LONGEST] for step, one in _texts(raw, "own").items() if speaks(one)},
    }


def _texts(raw: Mapping[str, Any], name: str) -> dict[str, str]:
    """A part of the entry as text by step, for steps that there are."""
    found = raw.get(name)
    items = found.items() if isinstance(found, dict) else ()
    return {step: one for step, one in items if isinstance(one, str) and step in content.steps()}


def sentence(step: content.PlanStep, kept: Mapping[str, Any]) -> str:
    """The step's if–then sentence: the person's own, or ours."""
    return str(kept.get("own", {}).get(step.id) or step.if_then)


def done_already(plan: content.Plan, page: Page, kept: Mapping[str, Any], ask_for: bool) -> str:
    """The steps that were done and have made room for others since, in one line; empty where there is none."""
    there = {step.id for step in plan.steps}
    gone = [step for step, how in kept.get("went", {}).items() if how == "done" and step not in there]
    titles = " ".join(content.title(step, ask_for) for step in gone)
    return page.says["done_already"].format(titles=titles) if gone else ""


def went(
    number: int,
    step: content.PlanStep,
    page: Page,
    kept: Mapping[str, Any],
    keep: Keep,
    spot: str,
    swap: Callable[[], None],
) -> str | None:
    """Done, partly or not yet, each met kindly; gives which one it is.

    "Not yet" brings the smaller step. "Done" offers another one in its place by `swap`; that it was done stays kept.
    """
    says, key = page.says, f"went-{spot}-{step.id}"
    with st.container(key=f"went-{number}"):
        st.segmented_control(
            says["went"],
            WENT,
            format_func=says.__getitem__,
            default=kept.get("went", {}).get(step.id),
            key=key,
            on_change=_went,
            args=(step.id, key, keep),
        )
        found = st.session_state.get(key)
        if found in WENT:
            frame.paragraph(says[f"{found}_note"], "sub")
        if found == "not_yet":
            frame.paragraph(step.smaller, "half")
        if found == "done" and step.swaps:
            name = named(says["another"], says["another_name"].format(title=step.title))
            st.button(name, key=f"another-{number}", type="tertiary", on_click=swap)
    return found if found in WENT else None


def own_button(number: int, step: content.PlanStep, page: Page, spot: str) -> None:
    """Opens and closes the field for one's own sentence."""
    key = _open_key(step, spot)
    name = named(page.says["own"], page.says["own_name"].format(title=step.title))
    st.button(name, key=f"own-{number}", type="tertiary", on_click=_toggle, args=(key,))


def own_field(step: content.PlanStep, page: Page, kept: Mapping[str, Any], keep: Keep, spot: str) -> None:
    """The field for one's own sentence, where it is open. An empty one brings ours back."""
    if not st.session_state.get(_open_key(step, spot)):
        return
    key = f"own-{spot}-{step.id}"
    label, words = page.says["own_label"], begun(key, sentence(step, kept))
    field.text(label, key, LONGEST, words, on_change=_own, args=(step.id, step.if_then, key, keep))
    frame.paragraph(page.says["own_note"], "fine")


def calendar(
    plan: content.Plan,
    since: datetime,
    page: Page,
    kept: Mapping[str, Any],
    spot: str,
    sheet: SheetEntry | None = None,
) -> None:
    """The plan's days as a file, in neutral words unless the person wants the sentences in it.

    `sheet` is the one with the map that a link in the file may lead back to. Taking the file runs nothing: the address
    of a file is gone once two runs in a row were cut short before they came to it.
    """
    says = page.says
    with st.container(key="calendar"):
        with_lines = bool(st.session_state.get("calendar-lines"))
        st.download_button(
            says["calendar"],
            data=_same_while_it_says_the_same(
                partial(file, plan, since, page, kept, spot, with_lines, calendar_map.line(sheet))
            ),
            file_name="sweet-spot.ics",
            mime="text/calendar",
            type="primary",
            key="to-calendar",
            on_click="ignore",
        )
        weeks = {"weeks": plan.weeks, "twice": 2 * plan.weeks, "retake": plan.retake_weeks}
        frame.paragraph(says["calendar_note"].format(**weeks), "fine")
        st.toggle(says["calendar_lines"], key="calendar-lines")
        frame.paragraph(says["calendar_lines_note"], "fine")
        calendar_map.tick(sheet)


def file(
    plan: content.Plan,
    since: datetime,
    page: Page,
    kept: Mapping[str, Any],
    spot: str,
    with_lines: bool = False,
    map_line: tuple[str, str] = ("", ""),
    made: datetime | None = None,
) -> bytes:
    """The calendar file: two looks at the steps and the questions again, counted in weeks from `since`, or from today
    where the first of them would be over.

    With lines, a step stands in it as it is now: in words with its sentence, after "not yet" with the smaller one,
    and as done where it is.

    `map_line` is a sentence with the link to the map, and the link; both empty where the person wants none. `made` is
    the moment that the file gives as its own; now, unless given.
    """
    says = page.says
    look = says[f"look_{len(plan.steps)}"]
    lines = tuple(line for step in plan.steps for line in (step.title, _now(step, page, kept))) if with_lines else ()
    start, today = when.date_of(since), when.today()
    if start + timedelta(weeks=plan.weeks) <= today:
        start = today
    said, link = map_line
    back = (said,) if said else ()
    reminders = [
        Reminder(
            f"look-{count}", start + timedelta(weeks=count * plan.weeks), look, (*lines, says["look_text"], *back), link
        )
        for count in (1, 2)
    ]
    again = start + timedelta(weeks=plan.retake_weeks)
    reminders.append(Reminder("retake", again, says["retake_title"], (says["retake_text"], *back), link))
    return calendar_file(spot, reminders, made or datetime.now(UTC))


def _now(step: content.PlanStep, page: Page, kept: Mapping[str, Any]) -> str:
    """How it stands with a step by now: its sentence; after "not yet" the smaller step, or that it is done."""
    how = kept.get("went", {}).get(step.id)
    if how == "not_yet":
        return page.says["half_line"].format(text=step.smaller)
    return page.says["done_line"] if how == "done" else sentence(step, kept)


def _same_while_it_says_the_same(build: Callable[..., bytes]) -> bytes:
    """The file, byte for byte the one of the last run unless what it says has changed.

    Streamlit serves a file under an address made from its bytes, and forgets the address soon after a run gave other
    bytes. A stamp that moves with each run would take the file away from under a tap on a busy page.
    """
    says = build(made=_NO_MOMENT)
    if st.session_state.get(_CALENDAR, ("",))[0] != says:
        st.session_state[_CALENDAR] = (says, build())
    return bytes(st.session_state[_CALENDAR][1])


def _open_key(step: content.PlanStep, spot: str) -> str:
    return f"open-own-{spot}-{step.id}"


def _toggle(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key)


def _went(step_id: str, key: str, keep: Keep) -> None:
    picked = st.session_state.get(key)
    keep("went", step_id, picked if picked in WENT else None)


def _own(step_id: str, ours: str, key: str, keep: Keep) -> None:
    text = " ".join(field.given(key, LONGEST).split())
    keep("own", step_id, None if not speaks(text) or text == ours else text)
    if not speaks(text):
        st.session_state.pop(key, None)
