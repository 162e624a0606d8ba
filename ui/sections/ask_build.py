"""One talk about a rule that somebody else sets: what to find out, what one needs, and a sentence to say (R27)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

import content
from content.ask_for import LONGEST_NEED, OWN, Asked, asks, spoken
from content.shapes import Page
from ui.components import field, frame
from ui.sections import ask_kept, policy_kept


def show(policy_id: str) -> None:
    """What to choose on one side, the words for the talk on the other."""
    page, words, found = content.page("policies"), content.ask_words(), ask_kept.asked(policy_id)
    all_of_them = list(asks())
    place = all_of_them.index(policy_id)
    with st.container(key="policy"):
        left, right = st.columns([1, 1.08], gap="large")
        with left:
            frame.title(found.title, page.eyebrow.format(at=place + 1, of=len(all_of_them)))
            if found.card:
                st.page_link(f"pages/{found.card}.py", label=page.says["safety"])
            frame.paragraph(spoken(words.lead, policy_kept.voice()), "sub")
            points(words.find_out, found.rule)
            _need(policy_id, found)
        with right:
            _preview(found)
            _ways(policy_id, all_of_them[(place + 1) % len(all_of_them)], page)
            frame.markup(f'<h2 class="kind">{escape(page.says["local"])}</h2>')
            frame.paragraph(found.local, "sub")
        with st.expander(words.bring):
            for text in (words.whom, words.when, words.after, words.limits, words.law):
                frame.paragraph(spoken(text, policy_kept.voice()))
        frame.paragraph(words.sheet_note, "fine limit")


def points(head: str, lines: Iterable[str]) -> None:
    """A short list under its heading."""
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    frame.markup(f'<h2 class="kind">{escape(head)}</h2><ul class="points">{rows}</ul>')


def _need(policy_id: str, found: Asked) -> None:
    words, chosen = content.ask_words(), ask_kept.request(policy_id)
    places = [*range(len(found.needs)), OWN]
    names = {place: _capital(found.needs[place]) for place in places[:-1]} | {OWN: words.own_need}
    pick, own = f"need.{policy_id}", f"own-need.{policy_id}"
    with st.container(key="needs"):
        st.radio(
            words.need,
            places,
            index=places.index(chosen.need),
            format_func=names.__getitem__,
            key=pick,
            on_change=_set,
            args=(policy_id, "need", pick),
        )
        if chosen.need == OWN:
            field.text(
                words.own_label,
                own,
                LONGEST_NEED,
                chosen.own,
                placeholder=words.own_example,
                on_change=_set_own,
                args=(policy_id, own),
                live=True,
            )


def _preview(found: Asked) -> None:
    # A person's words stand in here: through st.html, which knows no Markdown, and escaped.
    words = content.ask_words()
    with st.container(key="sheet"):
        st.html(
            f'<section class="clausebox" aria-live="polite" aria-label="{escape(words.preview)}">'
            f'<p class="kind">{escape(words.saying)}</p><p class="clause">“{escape(found.say)}”</p>'
            f'<p class="kind">{escape(words.refused)}</p><p class="say">“{escape(found.if_no)}”</p></section>'
        )


def _ways(policy_id: str, following: str, page: Page) -> None:
    on_sheet, says = ask_kept.request(policy_id).on_sheet, page.says
    with st.container(key="go", horizontal=True):
        st.button(
            says["take_off"] if on_sheet else content.ask_words().add,
            key="on-sheet",
            type="secondary" if on_sheet else "primary",
            on_click=_put,
            args=(policy_id, not on_sheet),
        )
        st.page_link("pages/policies.py", label=says["next"], query_params={"policy": following})
        st.page_link("pages/policies.py", label=says["all"])
    if on_sheet:
        frame.paragraph(says["added"], "fine")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _set(policy_id: str, name: str, key: str) -> None:
    ask_kept.set_request(policy_id, **{name: st.session_state[key]})


def _set_own(policy_id: str, key: str) -> None:
    ask_kept.set_request(policy_id, own=field.given(key, LONGEST_NEED))


def _put(policy_id: str, on: bool) -> None:
    ask_kept.set_request(policy_id, on_sheet=on)
