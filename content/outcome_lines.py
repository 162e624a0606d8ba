"""The sentences of a result as the files hold them, each with the facts on which it stands."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from content.rule_shapes import Condition
from content.shapes import RehearsalId, Sources, StepId
from quizzes.schema import Part, Slug, Words

When = tuple[Condition, ...]


class Leads(Part):
    """Something that ends in a thing to do: steps of the library, rehearsals, questionnaires or a card."""

    steps: tuple[StepId, ...] = ()
    rehearsals: tuple[RehearsalId, ...] = ()
    quizzes: tuple[Slug, ...] = ()
    card: Slug | None = None
    sources: Sources


class Next(Leads):
    """One thing to do next, where its facts hold."""

    when: When = ()
    stands: Literal["first", "otherwise", "after"] = "first"
    """first: as far as there is room · otherwise: only where none of those fits and every scale has a score ·
    after: one thing to do with the whole, beside the others. Of the last two the first that fits stands alone."""
    any_day: bool = False
    """Holds on a later day as well, in a result that speaks of its day."""
    text: Words

    @model_validator(mode="after")
    def _on_something(self) -> Next:
        if self.stands == "first" and not self.when:
            raise ValueError('would stand in every result; give it when = [...], or stands = "otherwise" or "after"')
        return self


class PartWords(Leads):
    """The words of a scale or a group: a sentence a band by the band's id, or `read`, and `next`."""

    id: Slug
    bands: dict[str, Words] = Field(default_factory=dict)
    read: str = ""
    next: str = ""
    end: Literal["low", "high"] = "low"
    """Which end of it stands out on the map of the practice."""
    when: When = ()
    """When it may stand out there at all."""
    fewest: int = Field(1, ge=1)
    """Fewest rows of a group for its band to be named."""

    @model_validator(mode="before")
    @classmethod
    def _bands(cls, raw: Any) -> Any:
        if not isinstance(raw, dict):
            return raw
        own = {name: one for name, one in raw.items() if name in cls.model_fields}
        return own | {"bands": {name: one for name, one in raw.items() if name not in cls.model_fields}}


class WhenText(Part):
    """A sentence that stands where its facts hold."""

    id: Slug | None = None
    when: When = ()
    text: Words
    sources: Sources


class PlaceWords(Part):
    """Words for moments by the place where they happen: a table, and a line for each side that went short."""

    title: Words
    caption: Words
    place: Words
    answered: Words
    """Heads of the table's first and last column; `keys` are those between."""
    keys: dict[Literal["B", "D", "V", "H"], Words] = Field(min_length=4)
    told: Words
    """A place in a line: {counts}, {n} and {of}."""
    open: Words
    """A place without an answer."""
    client: Words
    own: Words
    """Where the client went short at least twice, and where the person did: {places}."""


class ShareWords(Part):
    """Words for moments: whom the answers looked after. A sentence by the key of more than half of them."""

    counts: Words
    few: str = ""
    none: Words
    D: Words
    V: Words
    B: Words
    H: Words
    tie: Words
    places: PlaceWords | None = None
    sources: Sources


class Habit(Leads):
    """A group of items within one scale: its words where it is the lowest, and where it is the highest."""

    id: Slug
    label: Words
    text: Words
    kept: Words


class HabitLines(Part):
    """Words for habits that tie, and the band of the scale from which a habit is spoken of as kept."""

    kept_from: Slug
    several: Words
    alike: Words


class Past(Part):
    """Words for a sheet that speaks of its own day, looked at on another one."""

    opening: Words
    line: Words
    bands: dict[Slug, Words]
    """The names of the bands on whatever day."""
    again: Words
    """The way to the sheet of today."""
