"""The parts of a questionnaire without a place on the map, over time, and which of them moved by more than noise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.read import page, result_sentences
from quizzes.schema import Check, Quiz, Scenario, Statement
from scoring import Result

NOISE = 2
"""Steps of one answer up to which a move of a part is called none. F23 gives these parts no margin, so this is a rule
of ours: two answers can differ by one step from one day to the next."""
MOST = 3
"""Parts that are named as having moved most."""
SHARES = {"B": "both", "D": "client_not_you", "V": "you_not_client", "H": "neither"}


@dataclass(frozen=True)
class Part:
    """A scale, a group of a list or a share of the moments: its name, and what one answer's step moves it by."""

    id: str
    name: str
    step: float


@dataclass(frozen=True)
class PartWords:
    """What moved most between two sheets, in sentences, and why a small move is none."""

    lead: str
    moved: tuple[str, ...]
    note: str


def parts(quiz: Quiz) -> tuple[Part, ...]:
    """The parts that have a score of 0 to 100, in the order of the questionnaire; none where nothing is scored."""
    rules, found = quiz.scoring, []
    for scale in rules.scales.scales if rules.scales else ():
        items = [item for item in quiz.of_kind(Statement) if item.scale == scale.id]
        widest = max((100.0 / (len(quiz.answers[item.answers].values) - 1) for item in items), default=100.0)
        found.append(Part(f"scale.{scale.id}", scale.label, widest / max(len(items), 1)))
    for group in rules.checklist.groups if rules.checklist else ():
        rows = sum(item.group == group.id for item in quiz.of_kind(Check))
        found.append(Part(f"group.{group.id}", group.label, 50.0 / max(rows, 1)))
    if rules.shares:
        names, count = result_sentences()["pulls"], len(quiz.of_kind(Scenario))
        found += [Part(f"share.{key}", str(names[name]), 100.0 / max(count, 1)) for key, name in SHARES.items()]
    return tuple(found)


def part_scores(result: Result) -> dict[str, float | None]:
    """The scores of a result by the ids of `parts`: 0 to 100, or None where there are too few answers."""
    found: dict[str, float | None] = {}
    if result.scales:
        found |= {f"scale.{name}": score for name, score in result.scales.scores.items()}
    if result.checklist:
        found |= {f"group.{name}": score for name, score in result.checklist.groups.items()}
    if result.shares:
        n = result.shares.n
        found |= {f"share.{key}": 100.0 * getattr(result.shares, key) / n if n else None for key in SHARES}
    return found


def part_words(quiz: Quiz, before: Mapping[str, float | None], after: Mapping[str, float | None]) -> PartWords:
    """What moved most between two results of one questionnaire, given as `part_scores`."""
    says, every = page("compare_parts").says, parts(quiz)
    known = [(part, then, now) for part in every
             if (then := before.get(part.id)) is not None and (now := after.get(part.id)) is not None]  # fmt: skip
    note = says["small"].format(step=max((round(part.step) for part in every), default=0))
    if not known:
        return PartWords(says["no_both"], (), note)
    far = [one for one in known if round(abs(one[2] - one[1]), 9) > round(NOISE * one[0].step, 9)]
    if not far:
        return PartWords(says["none"], (), note)
    lead = says["steps_1" if len(far) == 1 else "steps"].format(count=len(far))
    far.sort(key=lambda one: -abs(one[2] - one[1]))
    told = [says["moved"].format(name=part.name, before=round(then), after=round(now)) for part, then, now in far]
    return PartWords(lead, tuple(told[:MOST]), note)
