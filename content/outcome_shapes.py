"""What the files of outcomes may hold: facts from answers, words of results, what stands out, what is useful next."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from content.rule_shapes import Condition
from content.shapes import RehearsalId, Sources, StepId
from quizzes.schema import ItemId, Part, Slug, Words

When = tuple[Condition, ...]


class Naming(Part):
    """How the id of a row names something else: `match` finds a part of it, `gives` holds that part as {}."""

    match: str
    gives: str


class FactFrom(Part):
    """Where in the answers a fact of rules.toml lies.

    way: answer (of one item, as it stands) · days (of the last `days` on which an item had this answer) · habit (the
    lowest mean of groups of items) · gaps (groups with an access row answered so) · share (percent of free words with
    a tag) · count, which, all (rows of a group answered so: how many, named how, whether each).
    """

    fact: str
    quiz: Slug
    way: Literal["answer", "days", "habit", "gaps", "share", "count", "which", "all"]
    item: ItemId | None = None
    answer: int | str | None = None
    days: int = Field(7, ge=1)
    habits: dict[Slug, tuple[ItemId, ...]] = Field(default_factory=dict)
    set: Slug | None = None
    tag: Slug | None = None
    group: Slug | None = None
    leave_out: tuple[ItemId, ...] = ()
    names: Naming | None = None
    fewest: int = Field(1, ge=1)
    """Fewest answers for the fact to be known."""


class Useful(Part):
    """What would be the most useful next ten minutes: the first that fits and was not looked at yet."""

    when: When = ()
    quiz: Slug
    text: Words


class OwnLine(Part):
    """The open text in which a person says what their work is for."""

    quiz: Slug
    item: ItemId


class Outcomes(Part):
    """The file of what outcomes are made of."""

    format: Literal["sweet-spot-outcomes/1"]
    aid: Words
    most: int = Field(ge=1)
    """Most things to do next at the foot of a result."""
    mission: OwnLine
    says: dict[Slug, Words]
    facts: tuple[FactFrom, ...]
    useful: tuple[Useful, ...]


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
    text: Words


class PartWords(Leads):
    """The words of a scale or a group: a sentence a band by the band's id, or `read`, and `next`."""

    id: Slug
    bands: dict[str, Words] = Field(default_factory=dict)
    read: str = ""
    next: str = ""

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


class ShareWords(Part):
    """Words for moments: whom the answers looked after. A sentence by the key chosen most."""

    counts: Words
    few: str = ""
    none: Words
    D: Words
    V: Words
    B: Words
    H: Words
    tie: Words
    sources: Sources


class Habit(Leads):
    """A group of items within one scale: its words where it is the lowest, and where it is the highest."""

    id: Slug
    label: Words
    text: Words
    kept: Words


class Access(Part):
    """What leads the rows about access, and what stands there without any."""

    opening: Words
    note: Words
    none: Words
    sources: Sources


class AccessRow(Part):
    """What helps with one row about access."""

    item: ItemId
    who: Slug
    line: Words


class Reading(Leads):
    """What to look for in an answer of a kind, and one thing to do with it."""

    id: Slug
    set: Slug | None = None
    read: Words
    next: str = ""


class PatternWhen(Part):
    """When a pattern shows in one sheet. Everything named must fit."""

    group: Slug | None = None
    yes_below: int | None = None
    all_yes: Literal[True] | None = None
    answered_at_least: int = 1
    yes: Slug | None = None
    not_yes: Slug | None = None
    count_at_least: int = 1
    tag: Slug | None = None
    percent_at_least: int | None = None
    item: ItemId | None = None
    answered: Literal[True] | None = None
    answer_one_of: tuple[str, ...] = ()
    reaction: Slug | None = None
    same_reaction_at_least: int | None = None


class Pattern(Reading):
    """Something that several answers show together."""

    when: PatternWhen


class AskSheet(Part):
    """The head of a sheet of questions to ask somebody else."""

    title: Words
    lead: Words
    notes: Words
    keep_out: Words
    no_points: Words
    fair: Words
    sources: Sources


class Ask(Part):
    """A question to ask, and what to listen for."""

    id: Slug
    ask: Words
    listen: Words
    sources: Sources


class ResultWords(Leads):
    """The words of one questionnaire's result. All but `opening` may be missing."""

    quiz: Slug
    opening: Words
    look: Literal["lowest", "highest"] = "lowest"
    """Which scale stands out on the map of the practice."""
    days: bool = False
    """Draws its scales over days; meant to be answered again and again."""
    fewest: int = 1
    note: str = ""
    few: str = ""
    rule: str = ""
    line: str = ""
    own: str = ""
    own_empty: str = ""
    counts: str = ""
    asked: str = ""
    asked_after: str = ""
    after: str = ""
    bands: dict[Slug, Words] = Field(default_factory=dict)
    strength: dict[str, Words] = Field(default_factory=dict)
    scales: tuple[PartWords, ...] = ()
    groups: tuple[PartWords, ...] = ()
    contrasts: tuple[WhenText, ...] = ()
    lines: tuple[WhenText, ...] = ()
    shares: ShareWords | None = None
    choices: tuple[WhenText, ...] = ()
    habits: tuple[Habit, ...] = ()
    access: Access | None = None
    access_rows: tuple[AccessRow, ...] = ()
    tags: tuple[Reading, ...] = ()
    reactions: tuple[Reading, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sheet: AskSheet | None = None
    questions: tuple[Ask, ...] = ()
    next: tuple[Next, ...] = ()


class OutcomeWords(Part):
    """A file of words of results."""

    format: Literal["sweet-spot-outcome-words/1"]
    results: tuple[ResultWords, ...]
