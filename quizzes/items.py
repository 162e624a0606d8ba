"""Every kind of item a questionnaire may ask, and how each is answered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from quizzes.parts import ItemId, Letter, Part, ScaleId, Slug, Source, Touchpoint, Words

CHECK_ANSWERS = {"yes": "Yes", "partly": "Partly", "no": "No"}
"""How a row of a checklist is answered: value and label."""

Key = Literal["D", "V", "B", "H"]
"""What an option looks after: D the client only, V oneself only, B both, H neither."""


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
    quiet: tuple[Slug, ...] = ()
    """Reactions that are nothing: how strongly is neither asked nor kept."""


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
