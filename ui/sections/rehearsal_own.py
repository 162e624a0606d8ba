"""One's own reply: written, read by the sentence check, and kept on the device only where the person says so.

What is typed and not kept is held by the tab, so that a reload loses nothing. Words of what the safety card is for
are neither held nor kept, and count as no reply: the card stands where they were written (R01).

What a person wrote goes through `st.html`, escaped: nothing in it is read as markdown or markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from html import escape
from itertools import pairwise

import streamlit as st

import content
from content.sentence_check import HARM, Mark, Reading, read_reply, words_of
from content.shapes import Page
from sharing.journal import FIRST_YEAR, LAST_YEAR, Entry
from ui import visit, when
from ui.components import device, field, frame
from ui.components.begun import begun
from ui.components.typing import hold_words
from ui.sections import cards

LONGEST = 2000
"""Characters of one's own reply."""
PARTS = {"warmth": "warm", "limit": "clear", "offer": "offer"}
"""The marks that are a part of the pattern, and the part."""
MOST_EARLIER = 12
"""Earlier texts that are kept beside the newest."""
CARD = "safety"
CLEARED = "own-cleared"
"""In the session: how often words were forgotten."""


def write(spot: str, page: Page) -> str:
    """The field for one's own words, folded away until it is asked for or something is kept; gives the words.

    It gives none for words of what the safety card is for. They are read here, under the card.
    """
    says, key = page.says, _key(spot)
    kept = _kept(spot)
    text = _text(kept)
    now = st.session_state.get(key, text)
    if harm := _harm(now):  # each count takes them out of the tab once more
        st.session_state[CLEARED] = st.session_state.get(CLEARED, 0) + 1
    hold_words(spot, now, st.session_state.get(CLEARED, 0), partial(_given, spot))
    if not (text or st.session_state.get(f"open-{spot}")):
        st.button(says["write"], type="tertiary", key=f"write-{spot}", on_click=_open, args=(spot,))
        return ""
    words = begun(key, text)
    with st.container(key="own"):
        own = field.area(says["own"], key, LONGEST, words, height=140)
        if not harm:
            frame.paragraph(says["own_note"], "fine")
        with st.container(key="own-acts", horizontal=True, vertical_alignment="center"):
            st.button(says["look"], key=f"look-{spot}")
            if own.strip() and own != text:
                if not harm:
                    st.button(says["keep"], key=f"keep-{spot}", type="tertiary", on_click=_keep, args=(spot,))
            elif text:
                journal = visit.journal()
                frame.paragraph(says["kept"] if journal and journal.works else says["not_kept"], "fine")
            if text:
                st.button(says["forget"], key=f"forget-{spot}", type="tertiary", on_click=_forget, args=(spot,))
        if before := earlier(kept):
            with st.expander(says["earlier"]):
                for at, words in before:
                    frame.paragraph(when.full_day(at), "eyebrow")
                    st.html(f'<p class="own-words">{escape(words).replace(chr(10), "<br>")}</p>')
    if harm:
        _card_first(own, page)
    return own if own.strip() and not harm else ""


def keeps(spot: str) -> bool:
    """Whether this device keeps words of the person's own for a spot."""
    text = _text(_kept(spot))
    return bool(text.strip()) and not _harm(text)


def read(own: str, page: Page) -> None:
    """The words with what the lists found underlined, and each mark with the words that made it."""
    says, reading = page.says, read_reply(own)
    with st.container(key="own-read"):
        frame.paragraph(says["words"], "kind")
        _marked(own, reading)
        if reading.note:
            frame.paragraph(words_of(reading.note)["says"])
        else:
            missing = [says[part] for mark, part in PARTS.items() if mark not in reading.ids]
            if missing:
                frame.paragraph(says["missing"].format(parts=", ".join(missing)), "sub")
        frame.paragraph(content.rehearsal_pattern(), "sub")
        frame.paragraph(says["words_note"], "fine")


def _card_first(own: str, page: Page) -> None:
    """The safety card, then the words with the limit that they set, and nothing about what they lack."""
    reading = read_reply(own)
    cards.short(CARD)
    with st.container(key="own-read"):
        st.page_link(f"pages/{CARD}.py", label=content.page("plan").says["event"])
        frame.paragraph(words_of(HARM)["says"])
        if reading.marks:
            _marked(own, reading)
            frame.paragraph(page.says["words_note"], "fine")


def _marked(own: str, reading: Reading) -> None:
    st.html(f'<p class="own-words">{underlined(own, reading)}</p>')
    if reading.marks:
        st.html(f'<ol class="marks">{"".join(_line(mark) for mark in reading.marks)}</ol>')


def _harm(text: str) -> bool:
    return read_reply(text).note == HARM


def underlined(own: str, reading: Reading) -> str:
    """The words as HTML, escaped, each place of a mark underlined and numbered as in the list of marks."""
    spans = [(found.start, found.end, number) for number, mark in enumerate(reading.marks, 1) for found in mark.found]
    cuts = sorted({0, len(own), *(edge for start, end, _ in spans for edge in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        piece = escape(own[start:end]).replace("\n", "<br>")
        inside = [number for first, last, number in spans if first <= start and end <= last]
        ended = [str(number) for _, last, number in spans if last == end]
        mark = f'<mark class="{_look(inside, reading.marks)}">{piece}</mark>' if inside else piece
        pieces.append(mark + (f'<sup aria-hidden="true">{" ".join(ended)}</sup>' if ended else ""))
    return "".join(pieces)


def _look(numbers: Iterable[int], marks: tuple[Mark, ...]) -> str:
    """A plain line under a part of the pattern, a dotted one under the other marks."""
    return "part" if any(marks[number - 1].id in PARTS for number in numbers) else "other"


def _line(mark: Mark) -> str:
    words = words_of(mark.id)
    found = {" ".join(one.words.split()).casefold(): one.words for one in mark.found}
    quoted = ", ".join(f"“{escape(one)}”" for one in found.values())
    return f"<li><b>{escape(words['name'])}</b> {quoted}<span>{escape(words['says'])}</span></li>"


# ---- what is kept ------------------------------------------------------------------------


def _id(spot: str) -> str:
    return f"rehearsal.{spot}"


def _kept(spot: str) -> Entry | None:
    journal = visit.journal()
    return next((one for one in (journal.of("note") if journal else ()) if one.id == _id(spot)), None)


def _text(kept: Entry | None) -> str:
    """The kept words, or none where the entry holds something else."""
    text = kept.plain().get("text") if kept else None
    return text[:LONGEST] if isinstance(text, str) else ""


def earlier(kept: Entry | None) -> list[tuple[datetime, str]]:
    """The texts that were kept before the newest, the latest first, each with its moment. Odd ones are left out."""
    found = kept.plain().get("earlier") if kept else None
    sound = []
    for one in found if isinstance(found, list) else ():
        at, words = (one.get("at"), one.get("text")) if isinstance(one, dict) else (None, None)
        try:
            moment = datetime.fromisoformat(at) if isinstance(at, str) else None
        except ValueError:
            moment = None
        sound_day = moment is not None and FIRST_YEAR <= moment.year <= LAST_YEAR
        if moment and sound_day and isinstance(words, str) and words.strip():
            sound.append((moment if moment.tzinfo else moment.replace(tzinfo=UTC), words[:LONGEST]))
    return sound[:MOST_EARLIER]


def _open(spot: str) -> None:
    st.session_state[f"open-{spot}"] = True


def _key(spot: str) -> str:
    """The key of the field for a spot. It changes with words that the person has not typed there.

    A run that follows on the heels of another can leave a field as it was; a new field starts with its words.
    """
    turn = st.session_state.get(f"own-turn-{spot}", 0)
    return f"own-{spot}-{turn}" if turn else f"own-{spot}"


def _fill(spot: str, words: str) -> None:
    st.session_state.pop(_key(spot), None)
    st.session_state[f"own-turn-{spot}"] = st.session_state.get(f"own-turn-{spot}", 0) + 1
    st.session_state[_key(spot)] = words
    st.session_state[f"open-{spot}"] = True


def _given(spot: str, words: str, cleared: int) -> None:
    """The tab hands back what was typed before a reload, unless it was forgotten meanwhile."""
    if cleared == st.session_state.get(CLEARED, 0) and words != st.session_state.get(_key(spot)):
        _fill(spot, words)


def _keep(spot: str) -> None:
    text, kept = field.given(_key(spot), LONGEST), _kept(spot)
    if not text.strip() or _harm(text):
        return
    before = earlier(kept)
    if kept and (known := _text(kept)).strip() and known != text:
        before = [(kept.changed or kept.at, known), *before]
    told = [{"at": at.isoformat(), "text": words} for at, words in before[:MOST_EARLIER]]
    more = {"earlier": told} if told else {}
    device.keep({"id": _id(spot), "kind": "note", "rehearsal": spot, "text": text, **more})


def _forget(spot: str) -> None:
    """The newest words and the earlier ones: they are one entry."""
    device.remove(_id(spot))
    st.session_state[CLEARED] = st.session_state.get(CLEARED, 0) + 1
    _fill(spot, "")
