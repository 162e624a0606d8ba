"""A follow-up as a calendar file: whole days that block no time, ring nowhere and tell nobody."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

MOST_TEXT = 2_000
"""Characters of an entry's text; a title has a tenth of that."""
_SPACE = uuid.UUID("5b0a1d0e-6f0b-4d0e-9f58-0a5c7d1c2f11")
"""Namespace of the entries' ids."""


@dataclass(frozen=True)
class Reminder:
    """One entry: `name` tells it from the others of the same file, `text` is one line each."""

    name: str
    day: date
    title: str
    text: tuple[str, ...] = ()
    link: str = ""
    """An address that the entry leads to: http or https."""


def calendar_file(owner: str, reminders: Iterable[Reminder], made: datetime) -> bytes:
    """The reminders as iCalendar (RFC 5545), for every calendar to take in.

    In: an id of whose reminders these are, of which only a digest is written: the same owner and name give the same
    entry, so that a later file replaces an earlier one; the moment it is made, with a time zone. What a person
    typed ends up as text: line ends and control signs go. Raises ValueError for a moment without a time zone, and for
    a link that is no address of a page.
    """
    if made.tzinfo is None:
        raise ValueError("made has no time zone; give one, such as datetime.now(UTC)")
    whole = Calendar()
    whole.add("prodid", "-//Sweet Spot//Follow-up//EN")
    whole.add("version", "2.0")
    for one in reminders:
        event = Event()
        event.add("uid", f"{uuid.uuid5(_SPACE, f'{owner} {one.name}')}@sweet-spot")
        event.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", plain(one.title, MOST_TEXT // 10))
        if one.text:
            event.add("description", "\n".join(plain(line, MOST_TEXT) for line in one.text)[:MOST_TEXT])
        if one.link:
            event.add("url", _address(one.link))
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    return bytes(whole.to_ical())


def _address(link: str) -> str:
    if len(link) > MOST_TEXT or not re.fullmatch(r"https?://[!-~]+", link):
        raise ValueError(f"the link {link[:80]!r} is no address of a page; one such as https://… would be right")
    return link


def plain(text: str, most: int) -> str:
    """The text on one line of at most `most` characters, without control signs and halves of characters."""
    kept = "".join(" " if one.isspace() else one for one in text if one.isspace() or not _unseen(one))
    return " ".join(kept.split())[:most]


def _unseen(one: str) -> bool:
    """Controls, and surrogates that no encoding takes; signs that join letters or emoji stay."""
    return unicodedata.category(one) in ("Cc", "Cs") or one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
