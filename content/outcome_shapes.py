"""What the files of outcomes may hold: facts from answers, words of results, what stands out, what is useful next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from content.outcome_lines import (
    Habit,
    HabitLines,
    Leads,
    Next,
    PartWords,
    Past,
    ShareWords,
    When,
    WhenText,
)
from content.rule_shapes import Condition
from content.shapes import Sources
from quizzes.faults import nearest
from quizzes.schema import ItemId, Part, Slug, Words

SHEET = {
    "sheet.answers": "how many questions were answered",
    "sheet.rows": "how many rows of a list were answered",
    "sheet.yes": "how many of them with yes",
    "sheet.partly": "how many of them with partly",
    "sheet.no": "how many of them with no",
    "sheet.open": "how many of them with partly or no",
    "sheet.words": "how many free words there are",
    "sheet.reactions": "how many reactions of the body were noted",
    "sheet.felt": "how many of them are something that can be felt strongly or faintly",
    "sheet.moments": "how many moments were answered",
    "sheet.short": "in how many places the same side went short at least twice",
}
"""What every sheet tells of itself: numbers, 0 where there is nothing."""
FAMILIES = {
    "answer.*": "an item of this sheet as it was answered",
    "tag.*": "how many free words have the tag",
}


class Naming(Part):
    """How the id of a row names something else: `match` finds a part of it, `gives` holds that part as {}."""

    match: str
    gives: str


class FactFrom(Part):
    """Where in the answers a fact of rules.toml lies.

    way: answer (of one item, as it stands) · written (whether one item of a sheet has words in it) · days (of the last
    `days` on which an item had this answer) · habit (the lowest mean of groups of items) · gaps (groups with an access
    row answered so) · share (percent of free words with a tag) · count, which, all (rows of a group answered so: how
    many, named how, whether each).
    """

    fact: str
    quiz: Slug
    way: Literal["answer", "written", "days", "habit", "gaps", "share", "count", "which", "all"]
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
    old_weeks: int | None = Field(None, ge=1)
    """From this age of its sheet on, it is useful once more."""
    old: str = ""
    """In place of `text` then; {ago} is how long ago it was."""


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
    numbers: tuple[Words, ...]
    """Small numbers in words, from 0."""
    again_weeks: int = Field(ge=1)
    mission: OwnLine
    says: dict[Slug, Words]
    facts: tuple[FactFrom, ...]
    useful: tuple[Useful, ...]

    def number(self, count: int) -> str:
        """A count in words; in figures where it is a large one."""
        return self.numbers[count] if 0 <= count < len(self.numbers) else str(count)

    @model_validator(mode="after")
    def _facts_known(self) -> Outcomes:
        for one in self.useful:
            _known(f"useful {one.quiz}", one.when, ())
        return self


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
    """Something that several answers show together, where its facts hold besides."""

    when: PatternWhen
    on: When = ()


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
    openings: tuple[WhenText, ...] = ()
    """In place of `opening`, the first that fits."""
    days: bool = False
    """Draws its scales over days; meant to be answered again and again."""
    past: Past | None = None
    fewest: int = 1
    """Fewest answered rows of a list for numbers."""
    note: str = ""
    few: str = ""
    """In place of `opening` where too few answers add up to anything."""
    none: str = ""
    """The same without any answer."""
    rule: str = ""
    line: str = ""
    own: str = ""
    own_empty: str = ""
    asked: str = ""
    asked_after: str = ""
    bands: dict[Slug, Words] = Field(default_factory=dict)
    strength: dict[str, Words] = Field(default_factory=dict)
    scales: tuple[PartWords, ...] = ()
    groups: tuple[PartWords, ...] = ()
    contrasts: tuple[WhenText, ...] = ()
    lines: tuple[WhenText, ...] = ()
    shares: ShareWords | None = None
    choices: tuple[WhenText, ...] = ()
    habits: tuple[Habit, ...] = ()
    habit_lines: HabitLines | None = None
    access: Access | None = None
    access_rows: tuple[AccessRow, ...] = ()
    tags: tuple[Reading, ...] = ()
    reactions: tuple[Reading, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sheet: AskSheet | None = None
    questions: tuple[Ask, ...] = ()
    next: tuple[Next, ...] = ()

    def conditions(self) -> Iterable[Condition]:
        """Every condition on which a sentence of this result stands."""
        for text in (*self.openings, *self.contrasts, *self.lines, *self.choices):
            yield from text.when
        for part in (*self.scales, *self.groups):
            yield from part.when
        for way in self.next:
            yield from way.when
        for pattern in self.patterns:
            yield from pattern.on

    @model_validator(mode="after")
    def _habits_have_lines(self) -> ResultWords:
        if self.habits and self.habit_lines is None:
            raise ValueError("has habits and no words for those that tie; write a table habit_lines")
        return self


class OutcomeWords(Part):
    """A file of words of results."""

    format: Literal["sweet-spot-outcome-words/1"]
    results: tuple[ResultWords, ...]

    @model_validator(mode="after")
    def _facts_known(self) -> OutcomeWords:
        for result in self.results:
            _known(f"the result {result.quiz}", result.conditions(), (*SHEET, *FAMILIES))
        return self


def _known(owner: str, conditions: Iterable[Condition], more: Iterable[str]) -> None:
    """Raises ValueError where a condition asks for a fact that neither rules.toml nor `more` knows."""
    # The file of rules is read through this package's reader, which reads this module first.
    from content.read import rules

    known = {*more, *rules().facts}
    for name in sorted(set().union(*(one.names() for one in conditions))):
        if name not in known and f"{name.partition('.')[0]}.*" not in known:
            raise ValueError(f'has {owner} ask for the fact "{name}"; {nearest(name, known)}')
