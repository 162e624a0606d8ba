"""Two places on one map, what moved in words, the guesses, and both as a card to keep."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any, cast

import streamlit as st

import charts
import content
import scoring
from content.compare import ChangeWords, change_words, tilt_words
from content.shapes import Page
from scoring import Position
from sharing.journal import SheetEntry
from ui import visit, when
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections.compare_pick import Picked, Side
from ui.sections.standing import guessed

CARDS = (("png", "image/png"), ("svg", "image/svg+xml"))
NOTHING = scoring.Moved(None, None, None, None)
WEEKS, MONTHS = 14, 84
"""Days from which a span is told in weeks, and in months."""


def show(page: Page, picked: Picked) -> None:
    """Map and words, then each amount with how far it would have to move."""
    if not placed(picked):
        with st.container(key="compare-none"):
            frame.head(content.page("compare_change").says["heading_none"])
            frame.paragraph(content.page("compare_change").says["lead_none"], "lead")
        return
    first, second = cast(Position, picked.first.position), cast(Position, picked.second.position)
    words = said(picked)
    names = naming()
    earlier = [charts.Earlier(first, when.full_day(picked.first.at))]
    with st.container(key="compare-map"):
        left, right = st.columns([1.1, 1], gap="large", vertical_alignment="center")
        with left:
            drawn = charts.balance_map(second, earlier=earlier, names=names, you=when.full_day(picked.second.at))
            picture(drawn, "compared")
        with right:
            frame.head(words.heading)
            frame.paragraph(words.lead, "lead")
            for line in words.directions:
                frame.paragraph(line, "note")
            for line in words.limits[:1]:
                frame.paragraph(line, "sub")
    if words.amounts:
        _amounts(page, words, earlier, second, names)


def more(page: Page, picked: Picked) -> None:
    """After the answers: the guesses, and both places as a card to keep."""
    if placed(picked):
        _guesses(page, picked)
        if said(picked).amounts:
            _card(page, picked, naming())


def placed(picked: Picked) -> bool:
    """Whether both have a place on the map."""
    return all(side.position is not None and side.position.zone is not None for side in (picked.first, picked.second))


def said(picked: Picked) -> ChangeWords:
    """The words for a pair of places that both exist: F19 or F18 from answers, F18 alone where a link has none."""
    first, second = cast(Position, picked.first.position), cast(Position, picked.second.position)
    before, after = picked.first.answers, picked.second.answers
    if before is not None and after is not None:
        change = scoring.change(picked.quiz, before, after)
    elif all(one.position and one.position.status == "full" for one in (picked.first, picked.second)):
        change = scoring.change_between(first, second)
    else:  # a link does not tell on which part it rests
        change = scoring.Change(None, NOTHING, NOTHING, NOTHING, NOTHING, False, False, False)
    return change_words(change, first, second, shared=picked.shared, days=picked.days)


def naming() -> str:
    """How the zones are called on this device."""
    return "neutral" if visit.setting("names") == "neutral" else "named"


def _amounts(page: Page, words: ChangeWords, earlier: list[charts.Earlier], second: Position, names: str) -> None:
    says = page.says
    rows = "".join(
        f"<div><dt>{escape(one.name)} <i>{escape(one.verdict)}</i></dt>"
        f"<dd>{escape(says['from_to'].format(before=one.before, after=one.after))}"
        f"<span>{escape(says['needed'].format(change=one.change, needed=one.needed))}</span></dd></div>"
        for one in words.amounts
    )
    with st.container(key="compare-amounts"):
        frame.head(says["amounts"])
        frame.markup(f'<dl class="moves">{rows}</dl>')
        for line in words.limits[1:]:
            frame.paragraph(line, "sub")
        found = charts.table(second, names=names, earlier=earlier)
        twin(list(found.columns), found.values.tolist(), says["table"])


def _guesses(page: Page, picked: Picked) -> None:
    """The guess beside the result, for each of the two that had one."""
    lines = [line for side in (picked.first, picked.second) if (line := _guess(page, picked, side))]
    if lines:
        with st.container(key="compare-guesses"):
            frame.head(page.says["guesses"])
            for line in lines:
                frame.paragraph(line)


def _guess(page: Page, picked: Picked, side: Side) -> str:
    if not isinstance(side.entry, SheetEntry) or side.position is None:
        return ""
    sitting = [one for before in visit.course(picked.quiz)[:-1] for one in visit.sheets(before)]
    guess = guessed(picked.quiz, side.entry) if any(one.at == side.at for one in sitting) else None
    if guess is None:
        return ""
    return page.says["guess_line"].format(
        date=when.full_day(side.at),
        tilt=tilt_words(guess[0]),
        ground=round(guess[1]),
        own_tilt=tilt_words(side.position.B or 0.0),
        own_ground=round(side.position.G or 0.0),
    )


def _card(page: Page, picked: Picked, names: str) -> None:
    """Before and after as one picture, always in the order of time."""
    with st.container(key="compare-card"):
        frame.head(page.says["card"])
        frame.paragraph(page.says["card_note"])
        with st.container(key="compare-files", horizontal=True):
            for kind, mime in CARDS:
                st.download_button(
                    page.says[f"card_{kind}"],
                    data=partial(card, picked.in_time, names, kind),
                    file_name=f"sweet-spot-before-after.{kind}",
                    mime=mime,
                    on_click="ignore",
                    key=f"save-change-{kind}",
                )


def card(picked: Picked, names: str, kind: str) -> bytes:
    """The card of a pair in the order of time: both places, the words and their limits. `kind` is png or svg."""
    words = said(picked)
    chart = charts.change_card(
        cast(Position, picked.first.position),
        cast(Position, picked.second.position),
        labels=(content.page("compare").says["before"], after(picked.days)),
        title=words.heading,
        words=words.on_card,
        names=names,
    )
    return charts.export(chart, cast(Any, kind), scale=1)


def after(days: int) -> str:
    """How much later in words: "Four weeks after"."""
    says = content.page("compare").says
    if days == 0:
        return says["same_day"]
    if days == 1:
        return says["after_days_1"]
    if days < WEEKS:
        name, count = "after_days", days
    elif days < MONTHS:
        name, count = "after_weeks", round(days / 7)
    else:
        name, count = "after_months", round(days / 30.44)
    known = says["count_words"].split()
    told = says[name].format(count=known[count - 1] if count <= len(known) else count)
    return told[0].upper() + told[1:]
