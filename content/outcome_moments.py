"""Moments of a result: whom the answers looked after, in all and by the place where it happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from content.filled import filled
from content.outcome_lines import PlaceWords
from content.outcome_places import KEYS, Place, Side, places, short
from content.outcome_shapes import ResultWords
from content.pulls import Line, lines
from quizzes.schema import Quiz
from scoring import Result

SIDES: tuple[Side, ...] = ("client", "self")


@dataclass(frozen=True)
class ByPlace:
    """The places of the moments, with the words of their table: a column a key, and how many were answered."""

    title: str
    caption: str
    columns: tuple[str, ...]
    places: tuple[Place, ...]
    rows: tuple[tuple[str, ...], ...]
    """The table, a row a place: its name, how often each key, answered of how many."""
    told: tuple[str, ...]
    """The counts of each place in a line."""
    texts: tuple[str, ...]
    """A line for each side that went short at least twice somewhere, with the places by name."""


@dataclass(frozen=True)
class Shared:
    """Moments: whom each answer looked after. `counts` by key in the order B, D, V, H."""

    n: int
    counts: tuple[tuple[str, int], ...]
    texts: tuple[str, ...]
    lines: tuple[Line, ...]
    places: ByPlace | None = None


def shared(said: ResultWords, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> Shared | None:
    """The moments of a sheet; None where the questionnaire has none, or draws its map from them."""
    found, text = result.shares, said.shares
    if found is None or result.position is not None:
        return None
    counts = {key: int(getattr(found, key)) for key in KEYS}
    told = tuple(line for line in lines(quiz, answers) if line.kind == "scenario")
    if not found.n:
        # Of a sheet without any answer the opening has said so already.
        return Shared(0, tuple(counts.items()), (text.none,) if text and answers else (), told)
    if text is None:
        return Shared(found.n, tuple(counts.items()), (), told)
    first = filled(text.counts, {"n": str(found.n), "client": str(found.D + found.B), "self": str(found.V + found.B)})
    # "Most" is more than half of at least two; anything else went to different sides.
    most: Literal["B", "D", "V", "H", "tie"] = next((key for key in KEYS if 2 * counts[key] > found.n), "tie")
    sentence = str(getattr(text, most)) if found.n > 1 else ""
    said_of = tuple(one for one in (first, sentence, text.few) if one)
    return Shared(found.n, tuple(counts.items()), said_of, told, _by_place(said, quiz, answers))


def _by_place(said: ResultWords, quiz: Quiz, answers: Mapping[str, object]) -> ByPlace | None:
    words = said.shares.places if said.shares else None
    if words is None:
        return None
    found = places(quiz, answers)
    rows = tuple((one.name, *(str(one.count(key)) for key in KEYS), f"{len(one.keys)} of {one.of}") for one in found)
    columns = (words.place, *(words.keys[key] for key in KEYS), words.answered)
    by_side = {"client": words.client, "self": words.own}
    texts = (filled(by_side[side], {"places": ", ".join(one.name for one in short(found, side))}) for side in SIDES
             if short(found, side))  # fmt: skip
    told = tuple(_told(words, one) for one in found)
    return ByPlace(words.title, words.caption, columns, found, rows, told, tuple(texts))


def _told(words: PlaceWords, place: Place) -> str:
    counts = ", ".join(f"{words.keys[key]} {place.count(key)}" for key in KEYS if place.count(key))
    fill = {"counts": counts, "n": str(len(place.keys)), "of": str(place.of)}
    return filled(words.told, fill) if counts else words.open
