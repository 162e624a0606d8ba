"""Frames: what a room may see of answers about oneself, and when a new picture may take the old one's place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any

from workshop.cells import LEAST
from workshop.ledger import Ledger

STEP = 3
"""Seats that must have joined, withdrawn or changed their answers before a frame moves, at close as well."""


@dataclass(frozen=True)
class Sheet:
    """One seat's answers in one exercise, in the columns of `quizzes.keyed`.

    `version` is another number under 2**31 whenever the answers change, and only then: sending the same again is no
    change. `seat` is the stored hash or a row number, never the token.
    """

    seat: str
    version: int
    answers: Mapping[str, object]


@dataclass(frozen=True)
class Frame:
    """One frozen picture of a room: plain data without a person in it, ready for JSON, charts and reports."""

    exercise: str
    number: int
    """1 for the first that was shown."""
    n: int
    """Sheets in it (pairs, for the comparison of before and after)."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """What may be seen, as plain numbers, words and lists."""
    facts: Mapping[str, float | str | bool] = field(default_factory=dict)
    """The same for the compass's conditions: n, zone.<id>, tilt.mean and the like. Nothing that is not shown."""


@dataclass(frozen=True)
class Kept:
    """What a room's store holds of one exercise between frames: the last frame, and the ledger of all of them."""

    frame: Frame | None = None
    ledger: Ledger = field(default_factory=Ledger)


Work = Callable[[Sequence[Sheet]], tuple[Mapping[str, Any], Mapping[str, float | str | bool]]]
"""Sheets -> what may be seen of them, and the facts of it."""


Fits = Callable[[Sequence[Sheet]], Sequence[Sheet]]
"""Sheets -> those that enter a frame: the ones with a place on the map, or pairs of before and after."""


def everyone(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """All of them, for exercises whose every sheet can be shown."""
    return sheets


def advance(kept: Kept, exercise: str, sheets: Sequence[Sheet], work: Work, least: int = LEAST) -> Kept:
    """The same, or with a new frame where one may be shown.

    A frame needs `least` sheets, and has to stand off by STEP seats from every frame shown before: one or two late
    sheets never enter the picture. Raises ValueError where a seat is there twice.
    """
    now = {sheet.seat: sheet.version for sheet in sheets}
    if len(now) != len(sheets):
        raise ValueError("A seat has two sheets in this exercise; hand over one a seat.")
    apart = kept.ledger.apart(now)
    if len(sheets) < least or (apart is not None and apart < STEP):
        return kept
    shown, facts = work(sheets)
    frame = Frame(
        exercise=exercise,
        number=kept.ledger.frames + 1,
        n=len(sheets),
        shown=plain(shown),
        facts={"exercise": exercise, "n": len(sheets), **facts},
    )
    return Kept(frame, kept.ledger.with_frame(now))


def visible(kept: Kept, count: int, least: int = LEAST) -> Frame | None:
    """The frame to show while `count` sheets are there: none once so many withdrew that fewer than `least` are left."""
    return kept.frame if count >= least else None


def plain(value: Any) -> Any:
    """Dataclasses, mappings and sequences as JSON has them; numbers of NumPy become Python's."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.item() if hasattr(value, "item") else value


def to_json(kept: Kept) -> str:
    """For the store's row of an exercise."""
    return json.dumps(plain(kept), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Kept:
    """What `to_json` wrote. Raises ValueError with a sentence for anything else."""
    try:
        read = json.loads(text)
        ledger = Ledger(read["ledger"]["frames"], tuple((s, v, a, b) for s, v, a, b in read["ledger"]["spans"]))
        return Kept(Frame(**read["frame"]) if read["frame"] else None, ledger)
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError("These are no frames of a room; the row holds something else.") from fault
