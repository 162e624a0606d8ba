"""One moment to rehearse: what the client says, four replies, and what each of them gives to either side."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from typing import Literal

import streamlit as st

import content
from content.shapes import Page, Rehearsal, Replies
from ui import visit
from ui.components import frame
from ui.components.drawings import glyph
from ui.components.in_sight import in_sight
from ui.sections import rehearsal_own

Key = Literal["D", "V", "B", "H"]
KEYS: tuple[Key, ...] = ("D", "V", "B", "H")
GIVES = {"D": (True, False), "V": (False, True), "B": (True, True), "H": (False, False)}
"""Whether a reply looks after them, and after you."""
PAGE = "pages/rehearse.py"
HARD = "hard"
HOLDS: tuple[Key, ...] = ("B", "V")
"""Replies that hold the limit."""
READ = ".st-key-first-card, .st-key-own-read"
"""What looking at one's own words brings."""
LOOKS = "rehearsal-looks"
"""In the session: how often somebody asked to have own words read."""
HELD = "rehearsal-held"
"""In the session: the moments in which the person's own reply held the limit. Kept nowhere."""


def show(one: Rehearsal, again: bool = False) -> None:
    """The moment with its replies; `again` is the client's second try."""
    page = content.page("rehearse")
    says, every = page.says, list(content.rehearsals())
    spot = f"{one.id}.again" if again else one.id
    with st.container(key="rehearse"):
        place = page.eyebrow.format(at=every.index(one.id) + 1, of=len(every))
        frame.paragraph(f"{place}. {_pushed(one, page) if again else one.moment}", "eyebrow")
        frame.markup(f'<h1 class="quote">“{escape(one.push if again else one.line, quote=False)}”</h1>')
        left, right = st.columns([1.05, 1], gap="large")
        with left:
            picked = _choose(spot, one.again if again else one, page)
            own = rehearsal_own.write(spot, page)
        with right:
            if picked:
                _reveal(picked, one.again if again else one, page)
            if own:
                rehearsal_own.read(own, page)
            if not picked and not own:
                frame.paragraph(says["wait"], "sub")
            if not again:
                _hold(one.id, bool(own) or picked in HOLDS)
                hard_mode(page)
                if (picked or own) and visit.setting(HARD) is True:
                    link(one, says["push"].format(who=one.who), again=True)
            _shown(spot, picked, page)
        _onward(one, every, page, again)


def link(one: Rehearsal, label: str, again: bool = False) -> None:
    """A link to a moment, or to its second round."""
    st.page_link(PAGE, label=label, query_params={"situation": one.id, **({"again": "1"} if again else {})})


def hard_mode(page: Page) -> None:
    """The switch that lets every client ask once more; kept on the device."""
    with st.container(key="hard-mode"):
        st.toggle(page.says["hard"], value=visit.setting(HARD) is True, key=HARD, on_change=_set_hard)
        frame.paragraph(page.says["hard_note"], "fine")


def way_out(page: Page) -> None:
    """What is no matter for a rehearsal, and the card for it."""
    with st.container(key="way-out"):
        frame.paragraph(page.says["safety"], "sub")
        st.page_link("pages/safety.py", label=content.page("plan").says["event"])


def order(spot: str) -> list[Key]:
    """The four replies of a spot shuffled, the same way every time, so that no place tells what a reply is."""
    return sorted(KEYS, key=lambda key: sha256(f"{spot} {key}".encode()).digest())


def _pushed(one: Rehearsal, page: Page) -> str:
    """What brings the second round: a limit that was held, or, for one who gave in or has just come, supposed to be."""
    held = one.id in st.session_state.get(HELD, ()) or rehearsal_own.keeps(one.id)
    return page.says["pushed" if held else "supposed"].format(who=one.who)


def _hold(rehearsal_id: str, held: bool) -> None:
    before = st.session_state.get(HELD, frozenset())
    st.session_state[HELD] = before | {rehearsal_id} if held else before - {rehearsal_id}


def _choose(spot: str, replies: Replies, page: Page) -> Key | None:
    with st.container(key="replies"):
        return st.radio(page.says["choose"], order(spot), format_func=replies.reply, index=None, key=f"pick-{spot}")


def _shown(spot: str, picked: Key | None, page: Page) -> None:
    """On a phone all that a choice brings stands below the fold."""
    says, looked = page.says, bool(st.session_state.get(f"look-{spot}"))
    st.session_state[LOOKS] = looks = st.session_state.get(LOOKS, 0) + looked
    found = READ if looked else ".st-key-reveal" if picked else ""
    said = f"{says['gives']}: {_sides(picked, page)}" if picked and not looked else ""
    in_sight(spot, f"{picked} {looks}", found, said)


def _reveal(picked: Key, replies: Replies, page: Page) -> None:
    """What the picked reply gives, the harm it could do, the parts of the balanced one, and the rest folded away."""
    says = page.says
    with st.container(key="reveal"):
        frame.paragraph(says["gives"], "kind")
        sides = "".join(
            f'<div><dt>{escape(side)}</dt><dd class="{"full" if cared else "none"}">'
            f"{escape(says['looked_after'] if cared else says['left_out'])}</dd></div>"
            for side, cared in zip((says["them"], says["you"]), GIVES[picked], strict=True)
        )
        frame.markup(f'<div class="gives">{glyph(picked, 54)}<dl>{sides}</dl></div>')
        if harm := replies.harm(picked):
            frame.paragraph(f"{says['harm']} {harm}", "harm")
        if picked != "B":
            frame.paragraph(says["both"], "kind")
        parts = (("warm", replies.warm), ("clear", replies.clear), ("offer", replies.offer))
        frame.markup(
            '<ol class="parts">'
            + "".join(f"<li><span>{escape(text)}</span> <i>{escape(says[name])}</i></li>" for name, text in parts)
            + "</ol>"
        )
        with st.expander(says["others"]):
            others = (key for key in KEYS if key not in (picked, "B"))
            frame.markup(f'<ul class="ledger">{"".join(_line(key, replies, page) for key in others)}</ul>')


def _sides(key: Key, page: Page) -> str:
    them, you = (page.says["looked_after"] if cared else page.says["left_out"] for cared in GIVES[key])
    return f"{page.says['them']} {them}, {page.says['you'].lower()} {you}"


def _line(key: Key, replies: Replies, page: Page) -> str:
    gives = _sides(key, page)
    if harm := replies.harm(key):
        gives += f". {page.says['harm']} {harm}"
    return f"<li>{glyph(key)}<div><b>{escape(replies.reply(key))}</b><span>{escape(gives)}</span></div></li>"


def _onward(one: Rehearsal, every: list[str], page: Page, again: bool) -> None:
    following = content.rehearsals()[every[(every.index(one.id) + 1) % len(every)]]
    with st.container(key="onward", horizontal=True):
        if again:
            link(one, page.says["first"])
        link(following, page.says["next"])
        st.page_link(PAGE, label=page.says["all"])
    way_out(page)


def _set_hard() -> None:
    visit.set_setting(HARD, bool(st.session_state[HARD]))
