"""Moments by the place where they happen: how many of a place's answers looked after whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from content.read import touchpoint_names
from quizzes.schema import Key, Quiz, Scenario

KEYS: tuple[Key, ...] = ("B", "D", "V", "H")
TWICE = 2
"""From here on a side that went short in a place is spoken of: once can happen to anybody."""

Side = Literal["client", "self"]
LEFT_OUT: Mapping[Side, tuple[Key, ...]] = {"client": ("V", "H"), "self": ("D", "H")}
"""The keys that look after somebody else than that side, or after nobody."""


@dataclass(frozen=True)
class Place:
    """One place where clients meet a practice: the keys of its answered moments in their order, of `of` in all."""

    id: str
    name: str
    keys: tuple[Key, ...]
    of: int

    def count(self, key: Key) -> int:
        """How many answers had that key."""
        return self.keys.count(key)

    def left_out(self, side: Side) -> int:
        """How many answers did not look after that side."""
        return sum(self.count(key) for key in LEFT_OUT[side])


def places(quiz: Quiz, answers: Mapping[str, object]) -> tuple[Place, ...]:
    """Every place that the moments of a questionnaire name, in the order of the places; the unanswered too."""
    names = touchpoint_names()
    by_place: dict[str, list[Scenario]] = {}
    for item in quiz.of_kind(Scenario):
        if item.touchpoint in names:
            by_place.setdefault(str(item.touchpoint), []).append(item)
    return tuple(
        Place(one, name, tuple(key for item in by_place[one] for key in KEYS if answers.get(item.id) == key),
              len(by_place[one]))
        for one, name in names.items() if one in by_place
    )  # fmt: skip


def short(found: Iterable[Place], side: Side) -> tuple[Place, ...]:
    """The places where that side went short at least twice."""
    return tuple(one for one in found if one.left_out(side) >= TWICE)
