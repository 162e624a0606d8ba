"""Made-up results for the tests of words and plans: a middle position, changed where a test asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from content import Facts, facts
from quizzes import Quiz, leading, load_all
from scoring import PairScore, Position, Scales, Shares, Slip, TouchpointPosition, score
from tests.scoring.forms import sheet

QUIZ: Quiz = leading(load_all())
TOUCHPOINTS = ("marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring")

TILTED = sheet("DDBBDDBBBBHV", "424233 243433")
"""The worked example of the measurement model that is tilted to the client."""


def scored(answers: dict[str, object]) -> Position:
    position = score(QUIZ, answers).position
    assert position is not None
    return position


def touchpoint(name: str, tilt: float = 0.0, own: float = 60.0, answers: int = 2, out: bool = False) -> Any:
    return TouchpointPosition(name, answers, answers, own - tilt, own, tilt, own - tilt / 2, 12.0, out)


def position(zone: str | None = "mixed_middle", **changed: Any) -> Position:
    """A position with the given zone and whatever else is named; no answers behind it unless named."""
    base = replace(
        scored(TILTED), zone=zone, confidence="likely", could_also_be=(), B=0.0, G=50.0, swing=0.0,
        running_low=False, flags=(), slip=Slip(0, 0, 0, False),
        touchpoints=tuple(touchpoint(name) for name in TOUCHPOINTS),
        pairs={**{letter: PairScore("C", 50.0) for letter in "ABC"},
               **{letter: PairScore("S", 50.0) for letter in "DEF"}},
        shares=Shares(12, 4, 1, 6, 1),
    )  # fmt: skip
    return replace(base, **changed)


def pairs(**means: float | None) -> dict[str, PairScore]:
    scales = dict.fromkeys("ABC", "C") | dict.fromkeys("DEF", "S")
    return {letter: PairScore(scale, means.get(letter, 50.0)) for letter, scale in scales.items()}


def tilts(**named: float) -> tuple[Any, ...]:
    return tuple(touchpoint(name, named.get(name, 0.0)) for name in TOUCHPOINTS)


def tank(**scores: float | None) -> Scales:
    """A self-care audit; parts that are not named stand at 70."""
    names = ("body", "finances", "spirit", "social", "family", "community")
    full = {name: scores.get(name, 70.0) for name in names}
    known = {name: one for name, one in full.items() if one is not None}
    bands = {
        name: None if one is None else "thin" if one < 40 else "patchy" if one < 65 else "steady"
        for name, one in full.items()
    }
    lowest = min(known, key=lambda name: (known[name], names.index(name))) if known else None
    overall = sum(known.values()) / len(known) if len(known) >= 4 else None
    return Scales(full, overall, lowest, bands, {})


def known(zone: str | None = "mixed_middle", scales: Scales | None = None, more: dict[str, Any] | None = None,
          **changed: Any) -> Facts:  # fmt: skip
    """Facts for a made-up position, with the worked example's answers to quote from."""
    return facts(position(zone, **changed), scales, sheets=[(QUIZ, TILTED)], more=more)
