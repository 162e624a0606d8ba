"""What the file of requests may hold: for each policy what to find out, what one may need, and how to say it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.policy_shapes import holes
from content.shapes import Lines, PolicyId, Sources
from quizzes.schema import Part, Slug, Words

SPOKEN = {"client", "clients"}
"""Holes that the practice's voice fills."""


class Ask(Part):
    """The talk about one policy, for somebody whose rules are set by somebody else."""

    policy: PolicyId
    title: Words
    card: Slug | None = None
    """The card that is shown first."""
    rule: Annotated[Lines, Field(min_length=2)]
    needs: Annotated[Lines, Field(min_length=2)]
    say: Words
    if_no: Words
    local: Words
    sources: Sources

    @model_validator(mode="after")
    def _agrees(self) -> Ask:
        if self.say.count("{need}") != 1:
            raise ValueError("has to say its need once; put {need} into `say`")
        for text in (*self.rule, *self.needs, self.if_no, self.local, self.say.replace("{need}", "")):
            strange = holes(text) - SPOKEN
            if strange:
                raise ValueError(f"has {{{sorted(strange)[0]}}}, which nothing fills; write {{client}} or {{clients}}")
        if not all(need.startswith("to ") for need in self.needs):
            raise ValueError('has a need that does not go on after "I would like"; begin it with "to"')
        return self


class AskFor(Part):
    """The file of requests: the words around them, and one request a policy."""

    format: Literal["sweet-spot-ask-for/1"]
    title: Words
    lead: Words
    whom: Words
    when: Words
    after: Words
    limits: Words
    law: Words
    own_need: Words
    own_label: Words
    own_example: Words
    need: Words
    find_out: Words
    saying: Words
    refused: Words
    bring: Words
    bring_need: Words
    build: Words
    preview: Words
    add: Words
    step_title: Words
    step_smaller: Words
    sheet: Words
    sheet_title: Words
    sheet_empty: Words
    sheet_holds_1: Words
    sheet_holds: Words
    sheet_note: Words
    sheet_file: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    drafted: Words
    sources: Sources
    asks: tuple[Ask, ...]

    @model_validator(mode="after")
    def _once(self) -> AskFor:
        named = [ask.policy for ask in self.asks]
        twice = next((one for one in named if named.count(one) > 1), None)
        if twice:
            raise ValueError(f"has two requests for {twice}; keep one a policy")
        return self
