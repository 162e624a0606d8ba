"""What a frame of a room says in sentences, for the wall, the host's page and the report after the event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from charts.wording import ROOM, bound, tilt_bound, tilt_range, whole
from content import page, touchpoint_names
from content.filled import filled
from quizzes.schema import BodyReaction, Quiz
from scoring import MODEL
from workshop.room_body import PASSED_OVER
from workshop.room_means import OVER, UNDER

Shown = Mapping[str, Any]
Row = tuple[str, str, str, str]

NAMES = {"C": "care_client", "S": "care_self", "B": "tilt", "G": "ground", "away": "away"}
"""How the words of a change call what it counts."""

LEVEL = 3
"""Points of tilt under which a room's mean leans to neither side: its own error is larger, even with thirty people."""

MOST_NAMED = 3
"""Answers told together that are named one by one; more are "anything else"."""


def said(label: str, **parts: object) -> str:
    """A sentence of room_shown.toml with its parts filled."""
    return filled(page("room_shown").says[label], {name: str(one) for name, one in parts.items()})


def lean(shown: Shown, about: str = "") -> str:
    """On which side the mean of a frame of the map lies, or with `about` "guess_" that of the guesses."""
    tilt, beyond = float(shown["tilt"]), _beyond(shown, "tilt")
    leans = abs(tilt) >= LEVEL or beyond
    return said(f"{about}lean", tilt=tilt_bound(tilt, beyond)) if leans else said(f"{about}lean_level")


def ground(shown: Shown, about: str = "") -> str:
    """How high the mean lies."""
    return said(f"{about}ground", ground=_up(shown))


def half(shown: Shown, about: str = "") -> str:
    """Where about the middle half lies, by the spread of a bell curve; of a room of two camps, that it has two.

    "" where neither may be told: the mean stands alone then.
    """
    if shown.get("hills"):
        return said("hills")
    if shown["spread"] is None:
        return ""
    reach = MODEL.narrow * float(shown["spread"])
    low, high = (max(-100.0, min(100.0, float(shown["tilt"]) + way * reach)) for way in (-1, 1))
    return said(f"{about}half", range=tilt_range(low, high, ROOM))


def whole_map(shown: Shown, about: str = "") -> list[str]:
    """What a cloud says as a whole: on which side it lies, how high, and what may be told of how wide."""
    return [one for one in (lean(shown, about), ground(shown, about), half(shown, about)) if one]


def places(shown: Shown) -> list[str]:
    """The places that lean the most each way; one sentence where all lean alike, none without two of them.

    Two that lean the same are both named; of more than two none is.
    """
    by_tilt: dict[tuple[float, str], list[str]] = {}
    order = {UNDER: -1, OVER: 1}
    strips = [(float(strip["tilt"]), strip.get("beyond", ""), strip["id"]) for strip in shown["strips"]]
    for tilt, beyond, name in sorted(strips, key=lambda one: (one[0], order.get(one[1], 0))):
        by_tilt.setdefault((tilt, beyond), []).append(touchpoint_names()[name])
    if len(shown["strips"]) < 2:
        return []
    if len(by_tilt) == 1:
        return [said("even")]
    ends = list(by_tilt.items())
    return [
        said(label, name=names[0] if len(names) == 1 else said("and_", first=names[0], last=names[1]), tilt=tilt)
        for label, ((mean, beyond), names) in (("lowest", ends[0]), ("highest", ends[-1]))
        for tilt in (tilt_bound(mean, beyond),)
        if len(names) <= 2
    ]


def gap(guess: Shown, result: Shown) -> list[str]:
    """The mean of the guesses beside the mean of the answers, across and up."""
    tilts = [tilt_bound(float(one["tilt"]), _beyond(one, "tilt")) for one in (guess, result)]
    return [
        said("gap_tilt", guessed=tilts[0], result=tilts[1]),
        said("gap_ground", guessed=_up(guess), result=_up(result)),
    ]


def strength(moment: Shown) -> str:
    """How strongly a moment was felt, with one decimal; "" where too few said so."""
    felt = moment["strength"]
    return "" if felt is None else bound(f"{felt:.1f}", moment.get("beyond", ""))


def _beyond(shown: Shown, axis: str) -> str:
    return str(shown.get("beyond", {}).get(axis, ""))


def _up(shown: Shown) -> str:
    return bound(str(whole(float(shown["ground"]))), _beyond(shown, "ground"))


def reactions(quiz: Quiz, item: BodyReaction, cells: Sequence[Shown]) -> list[tuple[str, int]]:
    """The first answers of the body that may be counted, and how often; none where all are told together."""
    labels = {**quiz.tags[item.reactions].labels, PASSED_OVER: said("passed_over")}
    if len(cells) < 2:
        return []
    return [(_together([labels[one].partition(":")[0] for one in cell["ids"]]), int(cell["count"])) for cell in cells]


def changes(shown: Shown) -> list[Row]:
    """A row an amount: its name, the mean change, between what it likely lies, and the effect size."""
    return [
        (
            said(f"change_{NAMES[one['id']]}"),
            signed(one["change"]),
            said("change_span", low=signed(one["low"]), high=signed(one["high"])),
            "" if one["effect"] is None else signed(one["effect"]),
        )
        for one in shown["axes"]
    ]


def verdict(shown: Shown) -> str:
    """Which amounts lie clear of no change, or that none does."""
    clear = [said(f"change_{NAMES[one['id']]}") for one in shown["axes"] if one["low"] > 0 or one["high"] < 0]
    return said("change_clear", names=", ".join(clear)) if clear else said("change_unclear")


def feelings(labels: Mapping[str, str], shares: Mapping[str, float]) -> str:
    """How the tagged words feel on the whole; "" where that may not show."""
    parts = [said("words_share", share=whole(share * 100), feel=labels[tag].lower()) for tag, share in shares.items()]
    return said("words_feel", shares=", ".join(parts)) if parts else ""


def changed(shown: Shown) -> list[str]:
    """Counts by the words of a change and by its direction, where there is more than one cell."""
    found = []
    for name, cells in (("tilt", shown["words"]["B"]), ("ground", shown["words"]["G"])):
        found.append((said(f"change_{name}"), cells))
    found += [(said("change_closer"), shown["toward_balance"]), (said("change_more"), shown["more_ground"])]
    return [
        said(
            "change_counts", name=name, counts=", ".join(f"{_verdicts(cell['ids'])} {cell['count']}" for cell in cells)
        )
        for name, cells in found
        if len(cells) > 1
    ]


def signed(number: float) -> str:
    """With its sign, a real minus, and none for zero."""
    text = f"{abs(number):g}"
    return text if not float(text) else f"−{text}" if number < 0 else f"+{text}"


def _verdicts(ids: Sequence[str]) -> str:
    return _together([said(f"change_{one}") for one in ids])


def _together(found: Sequence[str]) -> str:
    bare = [one[0].lower() + one[1:] for one in found]
    if len(bare) > MOST_NAMED:
        return said("anything")
    return bare[0] if len(bare) == 1 else said("or_", first=", ".join(bare[:-1]), last=bare[-1])
