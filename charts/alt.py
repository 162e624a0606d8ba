"""The pictures in a paragraph: what a screen reader, an export and a link preview say instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from charts.strip_rows import strip_rows
from charts.wording import tilt_range, tilt_words, whole, words, zone_name
from scoring import Position, Shares


def alt_text(
    position: Position | None,
    *,
    names: str = "named",
    earlier: Sequence[Any] = (),
    guess: tuple[float, float] | None = None,
    outline: bool = False,
) -> str:
    """The balance map in words: zone, confidence, both 90 % intervals and the raw counts, in whole numbers.

    In: as for `balance_map`. A position without a place gives the sentence that says so.
    """
    said = words()["alt"]
    parts = []
    if position is None or position.B is None or position.G is None:
        parts.append(said["too_few"])
    else:
        zone = zone_name(position.zone, names)
        others = [zone_name(other, names) for other in position.could_also_be]
        also = said["also"].format(zones=_listed(others)) if others else ""
        sure = words()["confidence"][str(position.confidence)]
        parts.append(said["zone"].format(zone=zone[0].upper() + zone[1:], confidence=sure, also=also))
        likely = tilt_range(_known(position.B_low90), _known(position.B_high90))
        parts.append(said["tilt"].format(value=tilt_words(position.B), range=likely))
        low, high = whole(_known(position.G_low90)), whole(_known(position.G_high90))
        parts.append(said["ground"].format(value=whole(position.G), low=low, high=high))
        parts += _counts(getattr(position, "shares", None))
        if outline:
            parts.append(said["outline"])
    if guess is not None:
        parts.append(said["guessed"].format(tilt=tilt_words(guess[0]), ground=whole(guess[1])))
    for entry in earlier:
        if entry.position is not None and entry.position.B is not None:
            tilt, ground = tilt_words(entry.position.B), whole(entry.position.G)
            parts.append(said["earlier"].format(label=entry.label, tilt=tilt, ground=ground))
    return " ".join(parts)


def strips_alt(position: Position | None, touchpoint_names: Mapping[str, str] | None = None) -> str:
    """The touchpoint strips in one sentence: each situation's tilt and the interval half the time holds."""
    said = words()["alt"]
    rows = strip_rows(position, touchpoint_names)
    if not rows or position is None or position.B is None:
        return str(said["strips_none"])
    spoken = []
    for row in rows:
        if row.tilt is None or row.low is None or row.high is None:
            spoken.append(said["strip_empty"].format(name=row.name))
            continue
        mark = said["strip_stands_out"] if row.stands_out else ""
        half = tilt_range(row.low, row.high)
        spoken.append(said["strip"].format(name=row.name, tilt=tilt_words(row.tilt), range=half, stands_out=mark))
    return str(said["strips"].format(overall=tilt_words(position.B), rows="; ".join(spoken)))


def _known(value: float | None) -> float:
    """A margin of a position that has a place."""
    if value is None:
        raise ValueError("This position has a place but no margins; score the sheet again.")
    return value


def _counts(shares: Shares | None) -> list[str]:
    if shares is None or not shares.n:
        return []
    client, own = shares.D + shares.B, shares.V + shares.B
    return [words()["alt"]["counts"].format(client=client, self=own, n=shares.n)]


def _listed(names: Sequence[str]) -> str:
    """One; one or two; one, two or three."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
