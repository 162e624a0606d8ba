"""How the answers of a questionnaire become results: a place on the map, scales, a checklist, counts."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from quizzes.parts import Part, Slug, Words


class PositionScoring(Part):
    """Scenarios and paired statements become a place on the balance map (F1 to F20)."""

    scenario_floor: int = Field(ge=1)
    """Fewest answered scenarios for that part to count (F4)."""
    statement_floor: int = Field(ge=1)
    """Fewest answered statements on either scale for that part to count (F4)."""


class Band(Part):
    """A named stretch of 0 to 100, from `start` (counted in) to the next band's start."""

    id: Slug
    label: Words
    start: float = Field(ge=0, lt=100)


def _unbroken(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    starts = [band.start for band in bands]
    if starts and (starts[0] != 0 or starts != sorted(set(starts))):
        raise ValueError("have a gap or overlap; start the first at 0 and each next one higher")
    return bands


Bands = Annotated[tuple[Band, ...], AfterValidator(_unbroken)]


class ScaleText(Part):
    """A scale, or a group of a checklist: its id, and how it is called."""

    id: Slug
    label: Words
    note: Words | None = None


class Scale(ScaleText):
    """A scale of statements, with its own floor where it needs one."""

    floor: int | None = Field(None, ge=1)
    """Fewest answered items for this scale to have a score; without it, the floor of the file."""


class Contrast(Part):
    """The mean of one scale minus that of another, -100 to 100."""

    id: Slug
    plus: Slug
    minus: Slug


class ScalesScoring(Part):
    """Statements become one 0 to 100 score a scale, and an overall mean (F23)."""

    scales: tuple[Scale, ...] = Field(min_length=1)
    """In the order of the file; ties for the lowest go to the first."""
    floor: int = Field(ge=1)
    """Fewest answered items for a scale to have a score, unless the scale has its own floor."""
    overall_floor: int | None = None
    """Fewest scales with a score for an overall mean; none, no overall."""
    bands: Bands = ()
    contrasts: tuple[Contrast, ...] = ()


class ChecklistScoring(Part):
    """Rows of yes, partly and no become a percent for each group and for all (F23)."""

    groups: tuple[ScaleText, ...] = Field(min_length=1)
    bands: Bands = ()


class Scoring(Part):
    """What the answers add up to. A questionnaire may have several parts, or none."""

    position: PositionScoring | None = None
    scales: ScalesScoring | None = None
    checklist: ChecklistScoring | None = None
    shares: bool = False
    """Counts how often each key was chosen, without a place on the map."""
