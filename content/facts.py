"""What is known of one person, as a flat list of facts for the rules. What was not asked is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from content.answered import from_answers
from content.read import rules, selfcare
from quizzes.faults import nearest
from quizzes.schema import Quiz
from scoring import Change, Checklist, Position, Scales


class Sheet(NamedTuple):
    """One answered questionnaire: answers are the columns that `quizzes.keyed` returns."""

    quiz: Quiz
    answers: Mapping[str, object]


@dataclass(frozen=True)
class Facts:
    """The facts by name, and what the reasons quote from: the position and the sheets."""

    known: Mapping[str, Any]
    position: Position | None = None
    scales: tuple[Scales, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    domains: tuple[str, ...] = field(default=())
    """Self-care domains with a score, lowest first; ties in the order of the file."""

    def get(self, name: str) -> Any:
        """The fact, or None where it is unknown."""
        return self.known.get(name)

    def without(self, names: Iterable[str]) -> Facts:
        """The same without some facts."""
        gone = set(names)
        return replace(self, known={name: value for name, value in self.known.items() if name not in gone})

    def at(self, zone: str) -> Facts:
        """The same with another zone, as the person picked it."""
        return replace(self, known={**self.known, "zone": zone})


def facts(
    position: Position | None = None,
    scales: Scales | Sequence[Scales] | None = None,
    *,
    sheets: Iterable[tuple[Quiz, Mapping[str, object]]] = (),
    checklists: Iterable[Checklist] = (),
    change: Change | None = None,
    history: Sequence[tuple[Quiz, Mapping[str, object], date]] = (),
    today: date | None = None,
    more: Mapping[str, Any] | None = None,
) -> Facts:
    """All that is known, made flat.

    In: a position; the results of audits; the answered sheets they came from, as (quiz, answers); results of
    checklists; a `scoring.Change` of the tilt; for facts over days, sheets with their days and today; and anything
    else by its name in rules.toml ("has_staff",
    "safety", "policies_in_place"). None is unknown. Raises ValueError for a name that is no fact.
    """
    audits = (scales,) if isinstance(scales, Scales) else tuple(scales or ())
    known: dict[str, Any] = {}
    if position is not None:
        known |= _of_position(position)
    for audit in audits:
        known |= {f"scale.{name}": score for name, score in audit.scores.items()}
        known |= {f"contrast.{name}": score for name, score in audit.contrasts.items()}
    domains = _domains(known)
    if domains:
        known |= _of_domains(domains, audits)
    for checklist in checklists:
        known |= {f"group.{name}": percent for name, percent in checklist.groups.items()}
    if change is not None:
        known |= _of_change(change)
    answered = tuple(Sheet(quiz, answers) for quiz, answers in sheets)
    known |= from_answers(answered, history, today)
    for name, value in (more or {}).items():
        if not rules().knows(name):
            raise ValueError(f'"{name}" is no fact that a rule knows; {nearest(name, rules().facts)}')
        known[name] = value
    known = {name: value for name, value in known.items() if value is not None}
    return Facts(known, position, audits, answered, domains)


def _of_position(position: Position) -> dict[str, Any]:
    known: dict[str, Any] = {"status": position.status, "flags": len(position.flags), "answers": True}
    if position.zone is None:
        return known
    touched = (position.zone, *position.could_also_be)
    return known | {
        "zone": position.zone,
        "confidence": position.confidence,
        "touched": len(touched),
        "running_low": position.running_low,
        "tilt": position.B,
        "swing": position.swing,
        "slip_mostly": slip_mostly(position),
        "stands_out": tuple(one.id for one in position.touchpoints if one.stands_out),
    }


def slip_mostly(position: Position) -> str | None:
    """The key that second picks go to most, "tie", or None where there are too few."""
    slip = position.slip
    if not slip.shown:
        return None
    most = max(slip.D, slip.V, slip.H)
    keys = [key for key in ("D", "V", "H") if getattr(slip, key) == most]
    return keys[0] if len(keys) == 1 else "tie"


def _domains(known: Mapping[str, Any]) -> tuple[str, ...]:
    order = [domain.id for domain in selfcare().domains]
    scored = [name for name in order if known.get(f"scale.{name}") is not None]
    return tuple(sorted(scored, key=lambda name: round(float(known[f"scale.{name}"]), 9)))


def _of_domains(domains: tuple[str, ...], audits: tuple[Scales, ...]) -> dict[str, Any]:
    bands = {name: band for audit in audits for name, band in audit.bands.items() if name in domains}
    known: dict[str, Any] = {"lowest": domains[0]}
    if bands:
        known["thin"] = tuple(name for name in domains if bands.get(name) == "thin")
    if len(bands) == len(selfcare().domains):
        known["all_steady"] = all(band == "steady" for band in bands.values())
    return known


def _of_change(change: Change) -> dict[str, Any]:
    return {
        "change_tilt": change.B.verdict,
        "toward_balance": change.toward_balance,
        "crossing": change.crossing,
    }
