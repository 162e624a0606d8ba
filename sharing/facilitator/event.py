"""The report of a room after the event: what the wall showed, and nothing that it did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict, cast, get_type_hints

import content
from content.filled import filled
from sharing import typeset

TEMPLATE = Path(__file__).with_name("event.typ")
BODY, LARGE = 10.5, 16.0
FEWEST, FEWEST_PAIRS = 5, 8
"""Sheets below which nothing about oneself is shown, and pairs below which no change is."""
REST = "the rest"
SELF = ("cloud", "zones", "strips", "lines", "gap")
"""What speaks of people themselves, and so of five sheets or more."""

Rows = Sequence[tuple[str, int]]


class Vote(TypedDict):
    """One moment that the room voted on: options with their votes, and one line on who moved."""

    name: str
    first: Rows
    second: Rows
    line: str


class Event(TypedDict, total=False):
    """What a room's frames hold at the end. Each part may be missing; labels are words already."""

    title: str
    day: str
    n: int
    cloud: bytes
    """The picture as SVG, made by charts."""
    cloud_alt: str
    lines: Sequence[str]
    """What the cloud says in sentences."""
    zones: Rows
    strips: Sequence[tuple[str, float] | tuple[str, float, str]]
    """Touchpoint -> mean tilt of the room, and what is printed for it in place of the number."""
    bodies: Sequence[tuple[str, Rows]]
    """Moment -> reactions and how many had each."""
    bodies_n: int
    """Sheets of the body check, where they are not as many as those of the map."""
    felt: Sequence[tuple[str, float] | tuple[str, float, str]]
    """Moment -> how strongly the room felt it on the whole, up to `felt_most`, and what is printed for it."""
    felt_most: float
    gap: str
    """One sentence on the guess beside the answers."""
    guess_n: int
    """Guesses that it speaks of, where they are not as many as the sheets of the map."""
    words: Rows
    votes: Sequence[Vote]
    pledges: Sequence[tuple[str, Rows]]
    """Kind -> steps and how often each was picked."""
    change: Sequence[str]
    pairs: int
    prompts: Sequence[str]
    """Ids of the prompts that were asked."""


def report(event: Mapping[str, Any], paper: str = "A4", large: bool = False) -> bytes:
    """The report as PDF/UA-1, made anew on each call and kept nowhere.

    In: what the frames hold, by the names of `Event`; "A4" or "Letter"; `large` print.
    Out: the file's bytes. What a person typed (words, a title) is text in it, whatever it holds.
    Raises ValueError with a sentence for an unknown name, a group of one to four, a part about people from fewer
    than five sheets or a change from fewer than eight pairs: such a report is never made.
    """
    given = _checked(event)
    files = {"cloud.svg": given["cloud"]} if "cloud" in given else {}
    data = {**_printed(given), "size": LARGE if large else BODY, "large": large}
    return typeset.compile(TEMPLATE, data, paper, files=files)


def _checked(event: Mapping[str, Any]) -> Event:
    for name in event:
        if name not in get_type_hints(Event):
            raise ValueError(f'A report has no part "{name}"; it takes {", ".join(get_type_hints(Event))}.')
    given = cast(Event, dict(event))
    few = [name for name in SELF if event.get(name)]
    if few and given.get("n", 0) < FEWEST:
        raise ValueError(f"The part “{few[0]}” needs at least {FEWEST} finished sheets; leave it out.")
    of_bodies = given.get("bodies_n", given.get("n", 0))
    if (given.get("bodies") or given.get("felt")) and of_bodies < FEWEST:
        raise ValueError(f"The part “bodies” needs at least {FEWEST} finished sheets; leave it out.")
    if given.get("gap") and given.get("guess_n", FEWEST) < FEWEST:
        raise ValueError(f"The part “gap” needs at least {FEWEST} guesses; leave it out.")
    whole = sum(count for _, count in given.get("zones", ()))
    if whole > given.get("n", 0):
        raise ValueError(
            f"The zones of this room hold {whole}, more than its {given.get('n', 0)} sheets; count each sheet once."
        )
    for name, label, count in _cells(given):
        if 0 < count < FEWEST:
            raise ValueError(f"“{label}” under “{name}” is a group of {count}; merge it to {FEWEST} or leave it out.")
    for vote in given.get("votes", ()):
        if any(0 < sum(count for _, count in rows) < FEWEST for rows in (vote["first"], vote["second"])):
            raise ValueError(f"“{vote['name']}” has fewer than {FEWEST} votes; leave it out.")
    if given.get("change") and given.get("pairs", 0) < FEWEST_PAIRS:
        raise ValueError(f"A change needs at least {FEWEST_PAIRS} pairs of sheets; leave it out.")
    return given


def _cells(event: Event) -> Iterator[tuple[str, str, int]]:
    """Every count about people themselves, and the rest that a reader can work out from a whole."""
    for label, count in event.get("zones", ()):
        yield "zones", label, count
    for moment, rows in event.get("bodies", ()):
        for label, count in rows:
            yield moment, label, count
        if rows:
            yield moment, REST, event.get("bodies_n", event.get("n", 0)) - sum(count for _, count in rows)
    if event.get("zones"):
        rest = event.get("n", 0) - sum(count for _, count in event["zones"])
        yield "zones", REST, rest


def _printed(event: Event) -> dict[str, Any]:
    """All that stands on the pages, as the template reads it. Parts without anything are empty."""
    says = content.workshop().pack
    pledges = [[kind, [list(row) for row in rows]] for kind, rows in event.get("pledges", ())]
    given: dict[str, Any] = {
        "says": says.model_dump(),
        "title": event.get("title", ""),
        "day": event.get("day", ""),
        "sheets": _sheets(event["n"]) if event.get("n", 0) >= FEWEST else "",
        "cloud": bool(event.get("cloud")),
        "cloud_alt": event.get("cloud_alt") or says.cloud,
        "lines": list(event.get("lines", ())),
        "zones": [list(row) for row in event.get("zones", ())],
        "strips": [[row[0], round(row[1]), *row[2:]] for row in event.get("strips", ())],
        "bodies": [[moment, [list(row) for row in rows]] for moment, rows in event.get("bodies", ())],
        "felt": [[row[0], float(row[1]), row[2] if len(row) > 2 else f"{row[1]:.1f}"] for row in event.get("felt", ())],
        "felt_most": float(event.get("felt_most", 0)),
        "gap": event.get("gap", ""),
        # How many each part rests on: not all that are in a room did each of them.
        "guess_n": _sheets(event.get("guess_n", event.get("n", 0))),
        "bodies_n": _sheets(event.get("bodies_n", event.get("n", 0))),
        "pairs": filled(content.page("room_shown").says["pairs"], {"n": str(event.get("pairs", 0))}),
        "words": [list(row) for row in event.get("words", ())],
        "votes": [
            {**vote, "first": [list(row) for row in vote["first"]], "second": [list(row) for row in vote["second"]]}
            for vote in event.get("votes", ())
        ],
        "pledges": pledges,
        "change": list(event.get("change", ())),
        "asked": [one.ask for one in content.prompts_by_id(event.get("prompts", ()))],
    }
    given["signs"] = content.report_words().print.signs if typeset.lost([given["title"], given["words"]]) else ""
    parts = ("cloud", "lines", "zones", "strips", "bodies", "felt", "gap", "words", "votes", "pledges", "change")
    return {**given, "nothing": not any(given[name] for name in parts)}


def _sheets(n: int) -> str:
    return filled(content.workshop().pack.sheets, {"n": str(n)})
