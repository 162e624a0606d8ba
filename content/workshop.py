"""The words of the workshop: exercises, agendas, pages of host and phone, the moments to vote on."""

from __future__ import annotations

from functools import cache

from content.filled import filled
from content.read import HERE, read
from content.workshop_shapes import Agenda, Workshop
from quizzes.schema import Quiz


@cache
def workshop() -> Workshop:
    """The file of the workshop's words. Raises ContentFault, with a line for each fault."""
    return read(HERE / "workshop.toml", Workshop)


def agenda(minutes: int) -> Agenda:
    """The agenda of so many minutes. Raises ValueError, with those that there are, for another length."""
    for one in workshop().agendas:
        if one.minutes == minutes:
            return one
    known = ", ".join(str(one.minutes) for one in workshop().agendas)
    raise ValueError(f"There is no agenda of {minutes} minutes; take one of {known}.")


def vote_moments() -> Quiz:
    """The moments to vote on. No place on the map comes from them, and none is one of the core quiz."""
    return workshop().vote


def before_first(exercise: str, until: str) -> tuple[str, ...]:
    """What a phone says before the first answer of an exercise.

    In: the exercise's id; the date of deletion, as a person reads it.
    Raises KeyError for an unknown exercise.
    """
    return tuple(filled(line, {"until": until}) for line in workshop().exercise(exercise).before_first)
