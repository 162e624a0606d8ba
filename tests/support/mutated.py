"""Journal files gone wrong, the same for the same seed: torn, cut, nested, with markup and odd numbers in them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

AT = "2026-05-04T10:00:00.000Z"
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 10**40, "", "\x00", "\ud800", "<img src=x onerror=window.hurt=1>",
    "javascript:window.hurt=1", "a" * 11_000, [], {}, [[[[[[[[1]]]]]]]], {"__proto__": {"works": False}},
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "sweet-spot-journal/2", "../../etc/passwd",
    "${window.hurt=1}", "📓",
)  # fmt: skip


def whole() -> dict[str, Any]:
    """A sound journal with one entry of each kind."""
    sheet = {"id": "s1", "kind": "sheet", "quiz": "some_quiz", "version": 1, "at": AT, "label": "March",
             "answers": {"SC01": "b", "SC01.second": "d", "SC01.seconds": 4.2, "ST01": 4, "ST02": "na"}}  # fmt: skip
    others = [
        {"id": f"{kind}.1", "kind": kind, "at": AT, "changed": AT, "text": "words", "went": {"CARE-01": "done"}}
        for kind in ("plan", "draft", "pulse", "note")
    ]
    return {"format": "sweet-spot-journal/1", "entries": [sheet, *others], "settings": {"names": "neutral"}}


def files(count: int, seed: int = 7) -> Iterator[str]:
    """`count` texts, each one sound journal with one to five things gone wrong."""
    dice = random.Random(seed)
    for _ in range(count):
        thing = whole()
        for _ in range(dice.randint(1, 3)):
            _hurt(thing, dice)
        text = json.dumps(thing, ensure_ascii=dice.random() < 0.5)
        for _ in range(dice.choice((0, 0, 1, 2))):
            text = _torn(text, dice)
        yield text


def _hurt(thing: dict[str, Any], dice: random.Random) -> None:
    """Changes one place of a journal: another value, a field more or less, an entry twice."""
    places: list[tuple[Any, Any]] = []

    def walk(part: Any) -> None:
        for key, value in list(part.items() if isinstance(part, dict) else enumerate(part)):
            places.append((part, key))
            if isinstance(value, dict | list) and len(places) < 300:
                walk(value)

    walk(thing)
    if not places:
        return
    owner, key = dice.choice(places)
    match dice.randrange(5):
        case 0 if isinstance(owner, dict):
            del owner[key]
        case 1 if isinstance(owner, dict):
            owner[str(dice.choice(ODD))] = deepcopy(dice.choice(ODD))
        case 2 if isinstance(owner, list):
            owner.append(deepcopy(owner[key]))
        case _:
            owner[key] = deepcopy(dice.choice(ODD))


def _torn(text: str, dice: random.Random) -> str:
    """Letters cut off, doubled, swapped for others."""
    at = dice.randrange(len(text) + 1)
    more = dice.choice(('"', "}", "]", ",", "\x00", "\ufeff", "[" * 3000, "1e999", "NaN", "\\u"))
    return dice.choice(
        (text[:at], text[:at] + more + text[at:], text[:at] + text[at + dice.randint(1, 40) :], more + text)
    )
