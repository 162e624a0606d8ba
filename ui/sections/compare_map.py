"""Two places on one map, what moved in words, and the guesses; then both as a card to keep."""

from __future__ import annotations

from html import escape
from typing import cast

import streamlit as st

import charts
import content
import scoring
from content.compare import Amount, ChangeWords, change_words, tilt_words
from content.shapes import Page
from scoring import Position
from sharing.journal import SheetEntry
from ui import visit
from ui.components import frame
from ui.components.picture import picture, twin
from ui.sections import compare_card
from ui.sections.compare_pick import Picked, Side, days
from ui.sections.standing import guessed

NOTHING = scoring.Moved(None, None, None, None)


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
    then, now = days([picked.first.at, picked.second.at])
    earlier = [charts.Earlier(first, then)]
    with st.container(key="compare-map"):
        left, right = st.columns([1.1, 1], gap="large", vertical_alignment="center")
        with left:
            drawn = charts.balance_map(second, earlier=earlier, names=names, you=now)
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
            compare_card.show(page, picked.in_time, said(picked.in_time), naming())


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
        f"<dd>{_places(says, one)}"
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


def _places(says: dict[str, str], one: Amount) -> str:
    """From where to where; nothing where the change is that of a part, since the places are those of whole sheets."""
    if one.before is None or one.after is None:
        return ""
    return escape(says["from_to"].format(before=one.before, after=one.after))


def _guesses(page: Page, picked: Picked) -> None:
    """The guess beside the result, for each of the two that had one."""
    sides = (picked.first, picked.second)
    dates = days([side.at for side in sides])
    lines = [line for side, day in zip(sides, dates, strict=True) if (line := _guess(page, picked, side, day))]
    if lines:
        with st.container(key="compare-guesses"):
            frame.head(page.says["guesses"])
            for line in lines:
                frame.paragraph(line)


def _guess(page: Page, picked: Picked, side: Side, day: str) -> str:
    if not isinstance(side.entry, SheetEntry) or side.position is None:
        return ""
    sitting = [one for before in visit.course(picked.quiz)[:-1] for one in visit.sheets(before)]
    guess = guessed(picked.quiz, side.entry) if any(one.at == side.at for one in sitting) else None
    if guess is None:
        return ""
    return page.says["guess_line"].format(
        date=day,
        tilt=tilt_words(guess[0]),
        ground=round(guess[1]),
        own_tilt=tilt_words(side.position.B or 0.0),
        own_ground=round(side.position.G or 0.0),
    )
