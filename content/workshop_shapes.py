"""What the file of the workshop's words may hold: exercises with their scripts, agendas, pages, the vote's moments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.shapes import Lines, Sources
from quizzes.faults import nearest
from quizzes.schema import Part, Quiz, Slug, Words


class Exercise(Part):
    """One thing a room does together."""

    id: Slug
    name: Words
    about: Words
    """What it is, in one line, for the host who picks exercises."""
    wall: Words
    """What to do, in one line, for the wall while phones answer."""
    before_first: Lines = Field(min_length=1)
    """What a phone says before the first answer: who sees it, and what the host can take home."""
    script: Lines = Field(min_length=2)
    """What the host says and does, in order."""
    sources: Sources


class Slot(Part):
    """Some minutes of an agenda: an exercise, or something else with a name of its own."""

    minutes: int = Field(ge=1)
    exercise: Slug | None = None
    title: str = ""
    what: Words

    @model_validator(mode="after")
    def _named(self) -> Slot:
        if bool(self.exercise) == bool(self.title):
            raise ValueError("needs either an exercise or a title of its own; write exercise = ... or title = ...")
        return self


class Agenda(Part):
    """A whole workshop of so many minutes."""

    minutes: int
    heart: Words
    slots: tuple[Slot, ...]

    @model_validator(mode="after")
    def _adds_up(self) -> Agenda:
        total = sum(one.minutes for one in self.slots)
        if total != self.minutes:
            raise ValueError(f"has slots of {total} minutes in all; make them {self.minutes}")
        return self


class PackWords(Part):
    """Headings and sentences of the facilitator's pack and of the report after the event."""

    title: Words
    lead: Words
    needs: Words
    need_list: Lines
    agenda: Words
    script: Words
    compass: Words
    compass_lead: Words
    votes: Words
    votes_lead: Words
    when_hard: Words
    when_hard_list: Lines
    minutes: Words
    any_exercise: Words
    report_title: Words
    report_lead: Words
    sheets: Words
    cloud: Words
    zones: Words
    strips: Words
    strips_left: Words
    strips_right: Words
    words: Words
    bodies: Words
    felt: Words
    guess: Words
    votes_first: Words
    votes_second: Words
    pledges: Words
    change: Words
    asked: Words
    hidden: Words
    nothing: Words
    foot: Words


class Workshop(Part):
    """The file of the workshop's words."""

    format: Literal["sweet-spot-workshop/1"]
    exercises: Annotated[tuple[Exercise, ...], Field(min_length=1)]
    agendas: tuple[Agenda, ...]
    host: dict[Slug, Words]
    phone: dict[Slug, Words]
    pack: PackWords
    vote: Quiz
    """The moments to vote on, as a questionnaire, so that answers are checked as everywhere else."""

    def exercise(self, name: str) -> Exercise:
        """The exercise of that id. Raises KeyError where there is none."""
        for one in self.exercises:
            if one.id == name:
                return one
        raise KeyError(name)

    @model_validator(mode="after")
    def _names(self) -> Workshop:
        ids = [one.id for one in self.exercises]
        if len(set(ids)) != len(ids):
            raise ValueError("has an exercise twice; give each its own id")
        for agenda in self.agendas:
            for slot in agenda.slots:
                if slot.exercise and slot.exercise not in ids:
                    raise ValueError(f'has an agenda name "{slot.exercise}"; {nearest(slot.exercise, ids)}')
        return self
