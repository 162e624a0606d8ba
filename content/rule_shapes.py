"""What the file of rules may hold, and the language of its conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from content.shapes import RehearsalId, Slot, Sources, StepId
from quizzes.faults import nearest
from quizzes.schema import Part, Slug, Words
from scoring.model import MODEL


def _number(value: object) -> object:
    """A number, or the constant of the measurement model that "MODEL.name" names ("-MODEL.name": below zero)."""
    if not isinstance(value, str):
        return value
    asked = value.removeprefix("-")
    name = asked.removeprefix("MODEL.")
    found = getattr(MODEL, name, None) if name != asked else None
    if not isinstance(found, float | int):
        known = [one for one in vars(MODEL) if isinstance(getattr(MODEL, one), float | int)]
        raise ValueError(f'names "{value}", which the model does not have; {nearest(name, known)}')
    return found if asked == value else -found


Number = Annotated[float, BeforeValidator(_number)]
REASON = "{answer} {because}"
"""A reason as it is, unless its rule says another."""
OPERATORS = ("is_", "is_not", "one_of", "at_least", "above", "at_most", "below", "has", "some")


class Condition(Part):
    """One fact and one operator, or a group of conditions under any or all."""

    fact: str | None = None
    is_: bool | str | float | None = Field(None, alias="is")
    is_not: bool | str | float | None = None
    one_of: tuple[str, ...] | None = None
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    has: str | None = None
    some: Literal[True] | None = None
    any: tuple[Condition, ...] | None = None
    all: tuple[Condition, ...] | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Condition:
        groups = [name for name in ("any", "all") if getattr(self, name) is not None]
        operators = [name for name in OPERATORS if getattr(self, name) is not None]
        if (self.fact is None) == (not groups) or len(groups) > 1:
            raise ValueError("needs either a fact or one group; write fact = ..., any = [...] or all = [...]")
        if len(operators) != (self.fact is not None):
            raise ValueError("needs one operator for its fact; write is, is_not, one_of, at_least, above, at_most, "
                             "below, has or some")  # fmt: skip
        return self

    def names(self) -> set[str]:
        """The facts that the condition asks for."""
        inner = (self.any or ()) + (self.all or ())
        return ({self.fact} if self.fact else set()).union(*(one.names() for one in inner))


class Pick(Part):
    """What a rule puts into a slot: steps by id, or a way to choose them."""

    slot: Slot
    steps: tuple[StepId, ...] = ()
    from_: Slug | None = Field(None, alias="from")
    order: tuple[StepId, ...] = ()
    on: Slug | None = None
    """The way to choose the policy that the step works on."""
    rehearsals: tuple[RehearsalId, ...] = ()
    by_effort: bool = False
    called: bool = False
    """Only steps that an answer speaks for: where care is steady, no answer gives a true reason for more of it."""
    when: tuple[Condition, ...] = ()
    """What more has to hold. The answers behind it are a reason for the step."""
    reason: str = ""
    """In place of the rule's own reason."""

    @model_validator(mode="after")
    def _one_way(self) -> Pick:
        if bool(self.steps) == bool(self.from_):
            raise ValueError("needs either steps or a way to choose them; write steps = [...] or from = ...")
        return self


class SaidWhen(Part):
    """A note or a reason that needs more to hold than its rule does."""

    when: tuple[Condition, ...]
    text: Words


class Rule(Part):
    """If all of `when` holds, then `picks`, `note`, `first` and the rest."""

    id: Annotated[str, Field(pattern=r"^R\d{2}$")]
    name: Words
    when: tuple[Condition, ...] = Field(min_length=1)
    picks: tuple[Pick, ...] = ()
    reason: str = REASON
    reasons: tuple[SaidWhen, ...] = ()
    """Reasons that need more to hold; the first that does takes the place of `reason`."""
    bare: str = ""
    """In place of a reason with an {answer}, where no answer of this person is near enough to the step."""
    note: str = ""
    notes: tuple[SaidWhen, ...] = ()
    """Notes that need more to hold; the first that does takes the place of `note`."""
    with_step: bool = False
    """The note speaks of a step: it stands only beside one of this rule, or one that `ask_for` has changed."""
    quizzes: tuple[Slug, ...] = ()
    """Questionnaires that the note leads to."""
    first: Slug | None = None
    stays: bool = False
    """Its step stands first, and no later rule takes its place."""
    forget: tuple[str, ...] = ()
    mix: bool = False
    only: bool = False
    """Nothing of a later rule joins its step: no other step, no note, no offer."""
    replaces: bool = False
    choose_zone: bool = False
    ask_for: bool = False
    offers: Slug | None = None
    retake_weeks: int | None = None
    sources: Sources


class Fill(Part):
    """What fills the places that no rule has filled; it speaks for the rule it names."""

    rule: Annotated[str, Field(pattern=r"^R\d{2}$")]
    when: tuple[Condition, ...] = Field(min_length=1)
    picks: tuple[Pick, ...]


class Done(Part):
    """A step that an answer shows to be done: nothing offers it while all of `when` holds."""

    step: StepId
    when: tuple[Condition, ...] = Field(min_length=1)


class Rules(Part):
    """The file of rules: what can be known, tables, swaps, the rules top down, and what fills the rest."""

    format: Literal["sweet-spot-rules/1"]
    most: int = Field(ge=1, le=3)
    weeks: int = Field(ge=1)
    retake_weeks: int = Field(ge=1)
    slots: tuple[Slot, ...]
    facts: dict[str, Words]
    tables: dict[Slug, dict[str, tuple[StepId, ...]]]
    swaps: dict[Slot, tuple[StepId, ...]]
    rules: tuple[Rule, ...]
    fill: tuple[Fill, ...] = ()
    done: tuple[Done, ...] = ()

    def knows(self, fact: str) -> bool:
        """Whether a fact of that name is in the list of facts ("scale.*" stands for every scale)."""
        return fact in self.facts or f"{fact.split('.')[0]}.*" in self.facts

    @model_validator(mode="after")
    def _facts_known(self) -> Rules:
        owners: tuple[Rule | Fill, ...] = (*self.rules, *self.fill)
        for owner in owners:
            asked = [*owner.when, *(one for pick in owner.picks for one in pick.when)]
            said = (*owner.notes, *owner.reasons) if isinstance(owner, Rule) else ()
            asked += [one for text in said for one in text.when]
            for name in sorted(set().union(*(one.names() for one in asked)) | set(getattr(owner, "forget", ()))):
                if not self.knows(name):
                    rule = owner.id if isinstance(owner, Rule) else owner.rule
                    raise ValueError(f'has rule {rule} ask for the fact "{name}"; {nearest(name, self.facts)}')
        for done in self.done:
            for name in sorted(set().union(*(one.names() for one in done.when))):
                if not self.knows(name):
                    raise ValueError(f'has {done.step} done by the fact "{name}"; {nearest(name, self.facts)}')
        return self
