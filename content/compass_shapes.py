"""What the file of the compass may hold: prompts for the host of a room, each with what it waits for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.rule_shapes import Condition
from content.shapes import Sources
from quizzes.faults import nearest
from quizzes.schema import Part, Slug, Words


class Prompt(Part):
    """One thing that a host can ask the room."""

    id: Annotated[str, Field(pattern=r"^CP\d{2}$")]
    exercises: tuple[Slug, ...] = ()
    """The exercises it belongs to; none stands for any."""
    when: tuple[Condition, ...] = ()
    """All of these hold in the room's facts. Without any, it fits whenever its exercise runs."""
    seen: Words
    """What the room shows, in one line for the host."""
    ask: Words
    """What to say."""
    sources: Sources


class Compass(Part):
    """The file of the compass: what can be known of a room, and the prompts, the most telling first."""

    format: Literal["sweet-spot-compass/1"]
    none_left: Words
    facts: dict[str, Words]
    prompts: tuple[Prompt, ...]

    def knows(self, fact: str) -> bool:
        """Whether the fact is in the list ("strip.*" stands for the strip of every place)."""
        return fact in self.facts or f"{fact.split('.')[0]}.*" in self.facts

    @model_validator(mode="after")
    def _fits(self) -> Compass:
        seen: set[str] = set()
        for prompt in self.prompts:
            if prompt.id in seen:
                raise ValueError(f"has the prompt {prompt.id} twice; give each its own id")
            seen.add(prompt.id)
            for name in sorted(set().union(*(one.names() for one in prompt.when))):
                if not self.knows(name):
                    raise ValueError(f'has {prompt.id} ask for the fact "{name}"; {nearest(name, self.facts)}')
        return self
