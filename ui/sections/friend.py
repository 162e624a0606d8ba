"""A second map laid over a shared one: a friend's by link, or one's own. It stays on the page and is kept nowhere."""

from __future__ import annotations

import streamlit as st

import charts
import content
from charts.wording import whole
from content.shapes import Page
from sharing.beside import Apart, Beside, beside
from sharing.link import Shared, ShareFault, share
from sharing.pasted import shared_from
from sharing.share_words import share_words
from ui import visit
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections import share_shown

SECOND, MINE, FAULT = "passing.friend-second", "passing.friend-mine", "passing.friend-fault"
PASTED = "passing.friend-pasted"


def show(shared: Shared) -> None:
    """The field for a second link and, once there is a second map, both on one ground."""
    says = content.page("shared").says
    second = st.session_state.get(SECOND)
    with st.container(key="friend"):
        if isinstance(second, Shared):
            _both(content.page("beside"), shared, second)
            return
        frame.head(says["beside"])
        frame.paragraph(says["beside_note"])
        with st.form("second", border=False, enter_to_submit=True):
            pasted = st.text_input(says["second"], key=PASTED, placeholder=says["paste_hint"])
            pressed = st.form_submit_button(says["lay"])
        if pressed:
            _lay(shared, str(pasted or ""))
        if st.session_state.get(FAULT):
            frame.markup(f'<p class="note" role="alert">{st.session_state[FAULT]}</p>')
        own = _own(shared)
        if own is not None:
            st.button(says["lay_mine"], key="lay-mine", on_click=_take, args=(own, True))
            frame.paragraph(says["mine_note"], "fine")


def _lay(shared: Shared, pasted: str) -> None:
    """Takes in the pasted link, or says what is wrong with it."""
    try:
        found = shared_from(pasted)
        beside(shared, found)
    except ShareFault as fault:
        st.session_state[FAULT] = str(fault)
        return
    _take(found, False)
    st.rerun()


def _take(second: Shared, mine: bool) -> None:
    st.session_state[SECOND], st.session_state[MINE] = second, mine
    st.session_state.pop(FAULT, None)


def _away() -> None:
    for name in (SECOND, MINE, FAULT):
        st.session_state.pop(name, None)


def _own(shared: Shared) -> Shared | None:
    """The reader's newest map, as coarse as a link would have it; None without one of the same model."""
    quiz = visit.leading()
    sheet = visit.latest(quiz)
    if sheet is None:
        return None
    try:
        own = share(visit.result(quiz, sheet), names=shared.names)
        beside(shared, own)
    except ShareFault:
        return None
    return own


def _both(page: Page, first: Shared, second: Shared) -> None:
    """Both regions, what their distance can say, what it cannot, and the numbers."""
    says = page.says
    names = "neutral" if "neutral" in (first.names, second.names) else "named"
    labels = (says["this"], says["my_map" if st.session_state.get(MINE) else "other"])
    found = beside(first, second)
    said = says["alt"].format(
        this=labels[0], first=share_words(first).twin, other=labels[1], second=share_words(second).twin
    )
    frame.head(page.title)
    left, right = st.columns([1.1, 1], gap="large", vertical_alignment="center")
    with left:
        chart = charts.beside_map(first.position, second.position, labels=labels, description=said, names=names)
        picture(chart, "both")
        frame.paragraph(says["full"].format(this=labels[0], other=labels[1]), "fine")
    with right:
        for line in apart_words(page, found, labels[1], names):
            frame.paragraph(line)
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        frame.markup(f"<h3>{says['can']}</h3>")
        frame.paragraph(says["can_text"])
    with right:
        frame.markup(f"<h3>{says['cannot']}</h3>")
        frame.paragraph(says["cannot_text"])
    frame.paragraph(says["talk"], "note")
    heads = content.page("shared").says
    twin([heads["col_what"], *labels, says["apart"], heads["col_margin"]], _rows(first, second, found, names),
         says["caption"])  # fmt: skip
    st.button(says["away"], key="friend-away", type="tertiary", on_click=_away)


def apart_words(page: Page, found: Beside, other: str, names: str) -> list[str]:
    """How the second map (called `other`) lies to the first, in sentences, the zones of both among them."""
    says = page.says
    tilt = _sentence(page, "tilt", found.tilt, ("client", "self"), other)
    both_small = found.tilt.verdict == found.ground.verdict == "too_small_to_tell"
    ground = _sentence(page, "ground", found.ground, ("down", "up"), other, alone=not both_small)
    shown = [share_shown.inside(zone, names) for zone in found.both]
    if not shown:
        return [tilt, ground, says["both_none"]]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return [tilt, ground, says["both_same" if both_small else "both"].format(zones=listed)]


def _sentence(page: Page, axis: str, apart: Apart, ways: tuple[str, str], other: str, alone: bool = False) -> str:
    points, margin = abs(whole(apart.points)), whole(apart.margin)
    if apart.verdict == "too_small_to_tell":
        name = f"{axis}_too_small" + ("_alone" if alone and axis == "ground" else "")
    else:
        name = f"{axis}_{apart.verdict}_{ways[apart.points > 0]}"
    return page.says[name].format(other=other, points=points, margin=margin)


def _rows(first: Shared, second: Shared, found: Beside, names: str) -> list[tuple[str, ...]]:
    """Both maps in rows: what, this one, the other, how far apart, give or take."""
    says = content.page("shared").says
    zone = [content.zone_name(each.zone, names) for each in (first, second)]
    tilts = [share_shown.tilt(each.S - each.C) for each in (first, second)]
    grounds = [str(whole((each.C + each.S) / 2)) for each in (first, second)]
    return [
        (says["row_zone"], *zone, "", ""),
        (says["row_tilt"], *tilts, str(abs(whole(found.tilt.points))), str(whole(found.tilt.margin))),
        (says["row_ground"], *grounds, str(abs(whole(found.ground.points))), str(whole(found.ground.margin))),
    ]
