"""A vote and the vote after the talk, in one sheet: what stands, what is taken, and what is said no to.

The first round lasts until its result was on the wall for the first time; from then on it is the second one, whatever
the wall shows. What was acknowledged is never lost: a sheet that would lose something is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from workshop.exercises import AGAIN, all_exercises
from workshop.faults import Refused
from workshop.rooms import Room

NOT_AGAIN = "The second vote opens when the first one is shown. What you answered stays on this phone."
STANDS = "The first votes have been on the wall, so yours stays as it was sent."


def votes(before: Mapping[str, object], now: Mapping[str, object], second: bool) -> dict[str, object]:
    """The sheet to keep.

    In: what is kept of the seat, what came in (both with ".again" behind items of the second round), and whether it is
    the second round. A first vote stands once it was shown; one that comes later than that is the first of its seat.
    Of the second round the last one counts, and a sheet without any leaves it as it is.
    Raises Refused: 422 for a second vote before its time, 409 for another first vote after it.
    """
    first, again = _parts(now)
    kept_first, kept_again = _parts(before)
    if not second:
        if again:
            raise Refused(NOT_AGAIN, 422)
        return first
    if kept_first and first and first != kept_first:
        raise Refused(STANDS, 409)
    return (kept_first or first) | (again or kept_again)


def in_second(room: Room, exercise: str) -> bool:
    """Whether an exercise of a room is answered a second time by now."""
    step = room.steps.get(exercise)
    return all_exercises()[exercise].again and step is not None and step.revealed


def voted_again(sheet: Mapping[str, object]) -> bool:
    """Whether a sheet has an answer of the second round."""
    return any(name.endswith(AGAIN) for name in sheet)


def _parts(sheet: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The first answers and the second ones."""
    again = {name: one for name, one in sheet.items() if name.endswith(AGAIN)}
    return {name: one for name, one in sheet.items() if name not in again}, again
