"""What the files of zones, touchpoints, steps, policies, rehearsals and pages may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from quizzes.schema import Part, Slug, Touchpoint, Words

Slot = Literal["care", "policy", "kindness"]
Side = Literal["self", "client", "both", "any"]
"""Which answers call for a step: those that left oneself out, left the client out, held both, or any."""

Source = Annotated[str, Field(pattern=r"^(BOW-\d{2,3}|KND-\d{2}|N\d|F\d{1,2})$")]
Sources = Annotated[tuple[Source, ...], Field(min_length=1)]
StepId = Annotated[str, Field(pattern=r"^(CARE|KIND|MIND|TOUCH|POL)-\d{2}$")]
PolicyId = Annotated[str, Field(pattern=r"^POL-\d{2}$")]
RehearsalId = Annotated[str, Field(pattern=r"^REH-\d{2}$")]
IfThen = Annotated[str, Field(pattern=r"^If .+, then .+\.$")]
Lines = tuple[Words, ...]


class Step(Part):
    """One thing to try. A policy is offered as a step too (`Policy.step`)."""

    id: StepId
    kind: Literal["care", "kind", "mind", "touch", "policy"]
    area: Slug
    title: Words
    if_then: IfThen
    smaller: Words
    because: Words
    minutes: int = Field(ge=1)
    effort: Words
    side: Side
    touchpoints: tuple[Touchpoint, ...] = ()
    sources: Sources


class Steps(Part):
    """The file of steps. `policies` says by policy what writing it down is, as a step."""

    format: Literal["sweet-spot-steps/1"]
    policies: dict[PolicyId, Words] = Field(default_factory=dict)
    steps: tuple[Step, ...]


class Policy(Part):
    """One rule of a practice, as each side would write it, and as it looks after both."""

    id: PolicyId
    title: Words
    doormat: Words
    diva: Words
    sweet_spot: Words
    touchpoint: Touchpoint
    rehearsal: RehearsalId | None = None
    card: Slug | None = None
    """The card that stands in for a rehearsal."""
    if_then: IfThen
    ask_for: IfThen
    """The step for those whose rules are set by somebody else."""
    smaller: Words
    because: Words
    minutes: int = Field(ge=1)
    effort: Words
    side: Side
    sources: Sources

    def step(self, title: str) -> Step:
        """The policy as the step "write it down", which `title` says in words."""
        same = {name: getattr(self, name) for name in ("id", "if_then", "smaller", "because", "minutes", "effort")}
        return Step(
            **same,
            kind="policy",
            area="policy",
            title=title,
            side=self.side,
            touchpoints=(self.touchpoint,),
            sources=self.sources,
        )


class Policies(Part):
    """The file of policies."""

    format: Literal["sweet-spot-policies/1"]
    note: Words
    policies: tuple[Policy, ...]


class Replies(Part):
    """One reply for each key, the balanced one in its three parts."""

    D: Words
    V: Words
    H: Words
    warm: Words
    clear: Words
    offer: Words
    unsafe: Mapping[Literal["D", "V", "H"], Words] = Field(default_factory=dict)
    """For a reply that could harm a body: how."""

    @property
    def balanced(self) -> str:
        return f"{self.warm} {self.clear} {self.offer}"

    def reply(self, key: Literal["D", "V", "B", "H"]) -> str:
        return self.balanced if key == "B" else str(getattr(self, key))

    def harm(self, key: Literal["D", "V", "B", "H"]) -> str:
        """How the reply of a key could harm a body; empty where it could not."""
        return "" if key == "B" else self.unsafe.get(key, "")


class Rehearsal(Replies):
    """A hard moment with its replies; in hard mode the client comes back once, and there are replies again."""

    id: RehearsalId
    policy: PolicyId | None = None
    touchpoint: Touchpoint
    who: Words = "the client"
    """Who speaks."""
    moment: Words
    line: Words
    push: Words
    """What they say once the limit has been held."""
    again: Replies
    sources: Sources


class Rehearsals(Part):
    """The file of rehearsals."""

    format: Literal["sweet-spot-rehearsals/1"]
    pattern: Words
    rehearsals: tuple[Rehearsal, ...]


class Zone(Part):
    """A zone of the map, by the article's name and by a neutral one."""

    id: Slug
    named: Words
    neutral: Words
    in_words: Words
    in_words_neutral: Words
    corner: str
    corner_neutral: str
    corner_note: str
    heart: Words
    means: Lines
    ask: Words
    sources: Sources


class Overlay(Part):
    """Words laid over any zone: running low, pendulum."""

    name: Words
    means: Lines
    sources: Sources


class Idea(Part):
    """One idea behind the map."""

    id: Slug
    text: Words
    sources: Sources


class Zones(Part):
    """The file of zones."""

    format: Literal["sweet-spot-zones/1"]
    place_note: Words
    style_note: Words
    zones: tuple[Zone, ...]
    low: Overlay
    pendulum: Overlay
    ideas: tuple[Idea, ...]


class TouchpointWords(Part):
    """A place where a client meets the therapist: its name and a question about it."""

    id: Touchpoint
    name: Words
    prompt: Words
    sources: Sources


class Touchpoints(Part):
    """The file of touchpoints."""

    format: Literal["sweet-spot-touchpoints/1"]
    touchpoints: tuple[TouchpointWords, ...]


class Section(Part):
    """A part of a page, with the ideas of the articles that it carries, if any."""

    id: Slug
    title: str = ""
    text: Lines
    sources: tuple[Source, ...] = ()


class Page(Part):
    """The words of one page: title, opening, sections, and short labels by name."""

    id: Slug
    eyebrow: str = ""
    title: str = ""
    lead: str = ""
    sections: tuple[Section, ...] = ()
    says: dict[Slug, Words] = Field(default_factory=dict)


class Pages(Part):
    """The file of pages."""

    format: Literal["sweet-spot-pages/1"]
    pages: tuple[Page, ...]
