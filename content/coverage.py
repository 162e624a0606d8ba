"""Which words of the product serve each idea of the two articles. Only texts that a person reads count."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from content.compass import compass
from content.outcome_shapes import ResultWords
from content.policy_builder import policy_drafts
from content.read import (
    HERE,
    card_words,
    outcome_words,
    pages,
    policies,
    rehearsals,
    selfcare,
    steps,
    touchpoints,
    zone_words,
    zones,
)
from content.workshop import workshop
from quizzes import Quiz
from quizzes.schema import Scenario

INVENTORY = HERE / "inventory.csv"


class Idea(NamedTuple):
    """A row of the inventory: its id, the idea in our words, and why nothing has to serve it ("" for most)."""

    id: str
    idea: str
    left_out: str


class Service(NamedTuple):
    """A text that a person reads: what kind of text, how it is called, its words, and the rows that it serves."""

    kind: str
    id: str
    text: str
    rows: tuple[str, ...]


def inventory(path: Path = INVENTORY) -> tuple[Idea, ...]:
    """The rows of the inventory in their order. Raises OSError where the file is gone."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Idea(**row) for row in csv.DictReader(file))


def coverage(every: Iterable[Quiz]) -> Mapping[str, tuple[Service, ...]]:
    """Row -> the texts that serve it, those that serve the fewest rows first; every row of the inventory is there.

    In: the questionnaires, since their items are texts too.
    """
    found = sorted((*_of_quizzes(every), *_of_content(), *_of_outcomes()), key=lambda one: len(one.rows))
    return {idea.id: tuple(one for one in found if idea.id in one.rows) for idea in inventory()}


def unserved(every: Iterable[Quiz]) -> list[str]:
    """Rows that no text serves, though one has to."""
    served = coverage(every)
    return [idea.id for idea in inventory() if not idea.left_out and not served[idea.id]]


def table(every: Iterable[Quiz]) -> str:
    """The rows as a Markdown table: the idea, and the ids of what serves it by kind."""
    served = coverage(every)
    lines = ["| row | idea | served by |", "|---|---|---|"]
    for idea in inventory():
        by_kind: dict[str, dict[str, None]] = {}
        for one in served[idea.id]:
            by_kind.setdefault(one.kind, {}).setdefault(one.id)
        said = "; ".join(f"{kind} {', '.join(sorted(by_kind[kind]))}" for kind in sorted(by_kind))
        lines.append(f"| {idea.id} | {idea.idea} | {f'left out: {idea.left_out}' if idea.left_out else said} |")
    return "\n".join(lines) + "\n"


# ---- the texts ---------------------------------------------------------------------------
# What is cited and read by nobody is not here: rules (they pick steps) and notes in the files.


def _of_quizzes(every: Iterable[Quiz]) -> Iterator[Service]:
    for quiz in every:
        for item in quiz.items:
            if isinstance(item, Scenario):
                text = " / ".join((item.stem, *(option.text for option in item.options)))
            else:
                text = item.text
            yield Service("item", f"{quiz.id}.{item.id}", text, item.sources)


def _of_content() -> Iterator[Service]:
    for policy in policies().values():
        yield Service("policy", policy.id, policy.sweet_spot, policy.sources)
    for draft in policy_drafts().values():
        yield Service("policy", draft.id, " / ".join((draft.wordings[1].i, draft.say.i)), draft.sources)
    for step in steps().values():
        if step.kind != "policy":
            yield Service("step", step.id, f"{step.if_then} {step.because}", step.sources)
    for one in rehearsals().values():
        yield Service("rehearsal", one.id, f"{one.moment} {one.line} / {one.balanced}", one.sources)
    for zone in zones().values():
        yield Service("zone", zone.id, " ".join((zone.heart, *zone.means)), zone.sources)
    for name, overlay in (("low", zone_words().low), ("pendulum", zone_words().pendulum)):
        yield Service("zone", name, " ".join(overlay.means), overlay.sources)
    for idea in zone_words().ideas:
        yield Service("page", f"about.{idea.id}", idea.text, idea.sources)
    for place in touchpoints().values():
        yield Service("touchpoint", place.id, place.prompt, place.sources)
    for card in card_words().cards:
        yield Service("card", card.id, " ".join(card.paragraphs), card.sources)
    yield Service("tank", "lead", selfcare().lead, selfcare().sources)
    for domain in selfcare().domains:
        yield Service("tank", domain.id, f"{domain.note} {domain.thin}", domain.sources)
    for page in pages().values():
        for section in page.sections:
            yield Service("page", f"{page.id}.{section.id}", " ".join(section.text), section.sources)
    for prompt in compass().prompts:
        yield Service("prompt", prompt.id, prompt.ask, prompt.sources)
    for exercise in workshop().exercises:
        yield Service("exercise", exercise.id, f"{exercise.about} {' '.join(exercise.script)}", exercise.sources)


def _of_outcomes() -> Iterator[Service]:
    for quiz, said in outcome_words().items():
        for name, text, rows in _of_outcome(said):
            yield Service("result", f"{quiz}.{name}", text, rows)


def _of_outcome(said: ResultWords) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    first = " ".join(one for one in (said.opening, said.asked, said.asked_after) if one)
    yield "opening", first, said.sources
    for part in (*said.scales, *said.groups):
        yield part.id, " ".join((*part.bands.values(), part.read, part.next)).strip(), part.sources
    for one in (*said.contrasts, *said.choices):
        yield str(one.id), one.text, one.sources
    for number, line in enumerate(said.lines, 1):
        yield f"line_{number}", line.text, line.sources
    for number, way in enumerate(said.next, 1):
        yield f"next_{number}", way.text, way.sources
    for habit in said.habits:
        yield habit.id, f"{habit.text} {habit.kept}", habit.sources
    for reading in (*said.tags, *said.reactions, *said.patterns):
        yield reading.id, f"{reading.read} {reading.next}".strip(), reading.sources
    for ask in said.questions:
        yield ask.id, f"{ask.ask} {ask.listen}", ask.sources
    if said.access:
        yield "access", f"{said.access.opening} {said.access.note}", said.access.sources
    if said.shares:
        yield "moments", " ".join((said.shares.D, said.shares.V, said.shares.B, said.shares.H)), said.shares.sources
    if said.sheet:
        yield "sheet", said.sheet.lead, said.sheet.sources
