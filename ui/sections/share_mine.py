"""One's own old link on a device that has nothing of it: the map comes back as an earlier one, in two taps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import streamlit as st

from content.shapes import Page
from sharing.journal import shared_in, shared_note
from sharing.link import Shared
from ui import visit, when
from ui.components import device, frame
from ui.components.day_field import day_field
from ui.sections import keeping

ASKED = "passing.shared-mine"
ABOUT, DAY = "passing.shared-when", "passing.shared-day"
AGO = {"today": 0, "weeks_4": 28, "months_3": 91, "year_1": 365}
"""Answers to when it was, in days; a link does not know."""
USUAL = "weeks_4"
"""The calendar entry that carries a link comes after four weeks."""
UNKEPT = ("blocked", "full")
"""What `keeping.risk` says where nothing new is kept beyond the open page."""
FIRST = date(2020, 1, 1)
"""No map is older than this app."""


def first_here(shared: Shared) -> bool:
    """Whether the browser has told that it keeps nothing but this map: whoever comes back wants the offer at once."""
    return not visit.opening() and all(shared_in(entry) == shared for entry in visit.entries())


def show(page: Page, shared: Shared) -> None:
    """Nothing before the browser has told its journal; then the offer, the question, or where it is kept."""
    if visit.opening():
        return
    says = page.says
    with st.container(key="shared-mine"):
        if any(shared_in(entry) == shared for entry in visit.entries()):
            lost = keeping.risk(visit.journal()) in UNKEPT
            frame.paragraph(says["mine_for_now" if lost else "mine_kept"])
            st.page_link("pages/journal.py", label=says["journal"])
            keeping.show()
        elif not st.session_state.get(ASKED):
            frame.paragraph(says["mine_ask"])
            st.button(says["mine"], key="mine", on_click=_ask, args=(True,))
        else:
            frame.head(says["mine"])
            frame.paragraph(says["mine_lead"])
            st.segmented_control(
                says["mine_when"], list(AGO), format_func=says.__getitem__, default=USUAL, required=True, key=ABOUT,
                on_change=_day,
            )  # fmt: skip
            day_field(says["mine_day"], day(), first=FIRST, last=when.today(), key="mine-day", picked=_day)
            with st.container(key="mine-ways", horizontal=True):
                st.button(says["mine_keep"], key="mine-keep", type="primary", on_click=_keep, args=(shared.code,))
                st.button(says["mine_not"], key="mine-not", type="tertiary", on_click=_ask, args=(False,))


def _ask(asked: bool) -> None:
    st.session_state[ASKED] = asked
    _day()


def _day(picked: date | None = None) -> None:
    """The day that was named; none from when the person says about when it was, until they name another."""
    st.session_state[DAY] = picked


def day() -> date:
    """The day that was named, else that of the choice."""
    if isinstance(named := st.session_state.get(DAY), date):
        return named
    return when.today() - timedelta(days=AGO[st.session_state.get(ABOUT) or USUAL])


def _keep(code: str) -> None:
    device.keep(shared_note(code, moment(day())))
    for name in (ASKED, DAY):
        st.session_state.pop(name, None)


def moment(of: date) -> datetime:
    """Noon of a day where the person is; now for today and for a day to come."""
    now = datetime.now(UTC)
    return now if of >= when.today() else datetime.combine(of, time(12), when.zone()).astimezone(UTC)
