"""What a questionnaire file may hold.

One TOML file is one questionnaire. It names its items, how each is answered, and how
answers become results; no code knows a questionnaire by name. Every kind of item that the
set of questionnaires needs is here, so that adding one adds a file and nothing else.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

FORMAT = "sweet-spot-quiz/1"

CHECK_ANSWERS = {"yes": "Yes", "partly": "Partly", "no": "No"}
"""How a row of a checklist is answered: value and label."""

Key = Literal["D", "V", "B", "H"]
"""What an option looks after: D the client only, V oneself only, B both, H neither."""

Touchpoint = Literal["marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring"]

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
ItemId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=16)]
ScaleId = Annotated[str, Field(pattern=r"^(C|S|[a-z][a-z0-9_]*)$", max_length=40)]
"""C and S are the two of the balance map; any other is the id of a scale in the same file."""
Letter = Literal["a", "b", "c", "d", "e"]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Words = Annotated[str, Field(min_length=1, max_length=600)]
Source = Annotated[str, Field(pattern=r"^(BOW-\d{2,3}|KND-\d{2}|N\d)$")]


class Part(BaseModel):
    """Anything in the file: frozen, and a name that the schema does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ---- how an item is answered -------------------------------------------------------------


class AnswerSet(Part):
    """The answers of a scale, lowest first: whole numbers and their labels, equally many."""

    values: tuple[int, ...] = Field(min_length=2, max_length=7)
    labels: tuple[Words, ...]

    @model_validator(mode="after")
    def _fits(self) -> AnswerSet:
        if len(self.values) != len(self.labels):
            raise ValueError(f"has {len(self.values)} values and {len(self.labels)} labels; give one label a value")
        if list(self.values) != list(range(self.values[0], self.values[0] + len(self.values))):
            raise ValueError("has values that are not whole numbers in a row; write them as 1, 2, 3, 4, 5")
        return self


class TagSet(Part):
    """Tags a person may put on a word, or reactions they may pick: id and label."""

    ask: Words
    labels: dict[Slug, Words] = Field(min_length=2)


class Option(Part):
    """One way to answer a scenario. The letter is its id for good; moving it means a new item id."""

    letter: Letter
    key: Key
    text: Words
    short: Words
    """The same act in a few words, for the result page and the reasons of a plan."""


class Item(Part):
    """What every item has, however it is answered."""

    id: ItemId
    sources: tuple[Source, ...] = Field(min_length=1)
    touchpoint: Touchpoint | None = None
    skip: bool = True
    """May be passed over."""
    na: bool = True
    """May be answered with "does not apply"."""


class Scenario(Item):
    """A moment and three to five things one might do, each with its key."""

    kind: Literal["scenario"]
    name: Words
    """What to call the moment on the result page: "Twenty minutes late"."""
    stem: Words
    idea: Words
    """What the balanced answer holds on to, in one line, shown after the result only."""
    options: tuple[Option, ...] = Field(min_length=3, max_length=5)
    second: bool = True
    """Offers "and on a bad day?" after the first pick."""

    @model_validator(mode="after")
    def _letters(self) -> Scenario:
        got = "".join(option.letter for option in self.options)
        want = "abcde"[: len(self.options)]
        if got != want:
            raise ValueError(f"has options lettered {', '.join(got)}; letter them {', '.join(want)} in the order shown")
        return self


class Statement(Item):
    """A sentence answered on a scale; it counts for `scale`, turned round when `sign` is "-"."""

    kind: Literal["statement"]
    text: Words
    short: Words | None = None
    """The habit in a few words, for the result page."""
    idea: Words | None = None
    scale: ScaleId
    sign: Literal["+", "-"]
    pair: Annotated[str, Field(pattern=r"^[A-Z]$")] | None = None
    answers: Slug


class Check(Item):
    """A row of a checklist: yes, partly, no, or does not apply."""

    kind: Literal["check"]
    text: Words
    group: Slug
    access: bool = False
    """A row about access: led with in the result (R19)."""


class FreeWords(Item):
    """Up to `most` words of one's own, each then tagged once from every tag set named."""

    kind: Literal["words"]
    text: Words
    most: int = Field(10, ge=1, le=20)
    tags: tuple[Slug, ...] = ()


class BodyReaction(Item):
    """A prompt, then where and how strongly the body answers: a reaction and 0 to 3."""

    kind: Literal["body"]
    text: Words
    reactions: Slug
    strongest: int = Field(3, ge=1, le=4)


class Slider(Item):
    """A place on a line between two ends. Never scored."""

    kind: Literal["slider"]
    text: Words
    low: Words
    high: Words
    minimum: int = 0
    maximum: int = 100
    step: int = Field(5, ge=1)
    axis: Literal["B", "G"] | None = None
    """The axis of the map that the line stands for, if any: shown beside the result."""

    @model_validator(mode="after")
    def _room(self) -> Slider:
        if self.minimum >= self.maximum:
            raise ValueError(f"runs from {self.minimum} to {self.maximum}; the minimum must be the smaller number")
        return self


class Choice(Item):
    """One pick from a list, never scored: a practice type, for instance."""

    kind: Literal["choice"]
    text: Words
    options: dict[Slug, Words] = Field(min_length=2)


class Amount(Item):
    """A whole number with a unit: sessions ahead today."""

    kind: Literal["amount"]
    text: Words
    unit: Words
    minimum: int = 0
    maximum: int = 99


class OpenText(Item):
    """A few sentences of one's own; kept on the device, never analysed."""

    kind: Literal["text"]
    text: Words
    most: int = Field(2000, ge=1, le=10000)


AnyItem = Annotated[
    Scenario | Statement | Check | FreeWords | BodyReaction | Slider | Choice | Amount | OpenText,
    Field(discriminator="kind"),
]


# ---- how answers become results ----------------------------------------------------------


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


T = TypeVar("T", bound=Item)


# ---- the file ----------------------------------------------------------------------------


class Quiz(Part):
    """One questionnaire, as read and checked."""

    format: Literal["sweet-spot-quiz/1"]
    id: Slug
    language: Language = "en"
    """The language of the texts."""
    version: int = Field(ge=1)
    """Goes up when an item leaves, joins or changes its meaning: older drafts are set aside."""
    order: int
    """Where it stands in lists."""
    before: tuple[Slug, ...] = ()
    """Questionnaires asked first in the same sitting, in this order."""
    leads: bool = False
    """The one questionnaire that a first visit starts with."""
    title: Words
    about: Words
    minutes: float = Field(gt=0, le=600)
    instruction: str = ""
    asks: dict[Literal["scenario", "statement", "check", "body", "second"], Words] = {}
    """The line under every item of that kind: "What would you most likely do?"."""
    finish: Words = "See what it says"
    """The label of the last button."""
    answers: dict[Slug, AnswerSet] = {}
    tags: dict[Slug, TagSet] = {}
    scoring: Scoring = Scoring()
    items: tuple[AnyItem, ...] = Field(min_length=1)

    def item(self, item_id: str) -> AnyItem:
        """The item with that id. Raises KeyError where there is none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def of_kind(self, kind: type[T]) -> tuple[T, ...]:
        """The items of one kind, in the order shown."""
        return tuple(item for item in self.items if isinstance(item, kind))
