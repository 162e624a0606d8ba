"""What a questionnaire file may hold.

One TOML file is one questionnaire. It names its items, how each is answered, and how
answers become results; no code knows a questionnaire by name. Every kind of item that the
set of questionnaires needs is here, so that adding one adds a file and nothing else.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from quizzes.items import (
    CHECK_ANSWERS,
    Amount,
    AnswerSet,
    AnyItem,
    BodyReaction,
    Check,
    Choice,
    FreeWords,
    Item,
    Key,
    OpenText,
    Option,
    Scenario,
    Slider,
    Statement,
    TagSet,
)
from quizzes.parts import ItemId, Language, Letter, Part, ScaleId, Slug, Source, Touchpoint, Words
from quizzes.results import (
    Band,
    Bands,
    ChecklistScoring,
    Contrast,
    PositionScoring,
    Scale,
    ScalesScoring,
    ScaleText,
    Scoring,
)

FORMAT = "sweet-spot-quiz/1"

T = TypeVar("T", bound=Item)


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
    asks: dict[Literal["scenario", "statement", "check", "body", "second"], Words] = Field(default_factory=dict)
    """The line under every item of that kind: "What would you most likely do?"."""
    finish: Words = "See what it says"
    """The label of the last button."""
    answers: dict[Slug, AnswerSet] = Field(default_factory=dict)
    tags: dict[Slug, TagSet] = Field(default_factory=dict)
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


__all__ = [
    "CHECK_ANSWERS",
    "FORMAT",
    "Amount",
    "AnswerSet",
    "AnyItem",
    "Band",
    "Bands",
    "BodyReaction",
    "Check",
    "ChecklistScoring",
    "Choice",
    "Contrast",
    "FreeWords",
    "Item",
    "ItemId",
    "Key",
    "Language",
    "Letter",
    "OpenText",
    "Option",
    "Part",
    "PositionScoring",
    "Quiz",
    "Scale",
    "ScaleId",
    "ScaleText",
    "ScalesScoring",
    "Scenario",
    "Scoring",
    "Slider",
    "Slug",
    "Source",
    "Statement",
    "TagSet",
    "Touchpoint",
    "Words",
]
