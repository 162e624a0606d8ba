"""What one questionnaire's answers say: its result put into words, whatever it scores. Nothing here is a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.facts import Facts
from content.filled import HOLE, filled, fillings
from content.outcome_bars import AccessFirst, Bar, Row, access, blank, groups, scales, whole
from content.outcome_facts import of_result, words_of
from content.outcome_habits import habits
from content.outcome_moments import ByPlace, Shared, shared
from content.outcome_own import Own, Reaction, Word, own, reactions, words
from content.outcome_shapes import ResultWords
from content.outcome_ways import Way, readings, ways
from content.read import outcomes
from content.rules import all_hold
from quizzes.schema import Check, Choice, Quiz
from scoring import Result


@dataclass(frozen=True)
class Asking:
    """Questions for somebody else, each with what to listen for. `label` stands over the room for notes on paper."""

    title: str
    lead: str
    notes: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    label: str


@dataclass(frozen=True)
class Outcome:
    """One result. What a person wrote stands in `own`, `words` and `lead` and is plain text, never markup."""

    opening: str
    lead: tuple[str, ...]
    note: str
    aid: str
    access: AccessFirst | None
    percent: float | None
    bars: tuple[Bar, ...]
    blank: str
    """The parts without enough answers, in one line."""
    contrasts: tuple[str, ...]
    shares: Shared | None
    words: tuple[Word, ...]
    reactions: tuple[Reaction, ...]
    own: tuple[Own, ...]
    readings: tuple[tuple[str, Way], ...]
    """Patterns and tags: what to look for, and what to do with it."""
    ways: tuple[Way, ...]
    asking: Asking | None
    again: str
    """For a sheet of another day that speaks of its day: the words of the way to today's."""


def outcome(quiz: Quiz, result: Result, answers: Mapping[str, object], facts: Facts, day: str = "") -> Outcome:
    """A result in words.

    In: the questionnaire; its result and columns (`scoring.score`, `quizzes.keyed`); all that is known of the person;
    the sheet's day in words where it is not read on that day, which counts only for results that speak of their day.
    A questionnaire without words of its own is told in its own labels.
    """
    said = words_of(quiz)
    past = said.past if day else None
    known = of_result(facts, quiz, result, answers)
    fill = _fill(quiz, result, answers) | _over_days(quiz, facts)
    bars = scales(quiz, said, result, past=bool(past)) + groups(quiz, said, result, answers)
    moments = shared(said, quiz, result, answers)
    written, felt, mine = words(quiz, answers), reactions(quiz, said, answers), own(quiz, answers)
    counted = any(bar.score is not None for bar in bars)
    something = counted or bool((moments and moments.n) or written or felt or (mine and not quiz.of_kind(Check)))
    opening = _opening(said, known, fill, day) if something else ""
    line = filled(past.line if past else said.line, fill)
    offered = {step for bar in bars if bar.way for step in bar.way.steps}
    return Outcome(
        opening=opening or (said.few if answers else said.none or said.few) or outcomes().says["few"],
        lead=tuple(
            one
            for one in (
                whole(quiz, said, result) if opening else "",
                line,
                *(() if past else _lines(said, known, fill)),
                *_leads(said, quiz, answers, fill),
                *habits(said, quiz, result, answers),
            )
            if one
        ),
        note=said.note or said.rule,
        aid=outcomes().aid,
        access=access(said, quiz, answers),
        percent=result.checklist.percent if result.checklist else None,
        bars=bars,
        blank=blank(quiz, result) if opening else "",
        contrasts=_contrasts(said, known),
        shares=moments,
        words=written,
        reactions=felt,
        own=tuple(one for one in mine if not line or f"{{{one.item}}}" not in said.line),
        readings=readings(said, quiz, answers, fill, known),
        ways=ways(said, known, fill, offered, result, past=bool(past)),
        asking=_asking(said),
        again=past.again if past else "",
    )


def _fill(quiz: Quiz, result: Result, answers: Mapping[str, object]) -> dict[str, str]:
    """What sentences are filled with. Of a group that nobody answered there is no count, not even a 0."""
    asked = result.checklist.groups if result.checklist else {}
    return {name: one for name, one in fillings(quiz, result, answers).items() if asked.get(name, 0.0) is not None}


def _over_days(quiz: Quiz, facts: Facts) -> dict[str, str]:
    """How many days each fact over days counts, in words."""
    of_days = [one.fact for one in outcomes().facts if one.quiz == quiz.id and one.way == "days"]
    return {name: outcomes().number(facts.known[name]) for name in of_days if name in facts.known}


def _opening(said: ResultWords, known: Facts, fill: Mapping[str, str], day: str) -> str:
    """The first sentence; what cannot be filled, since its rows were passed over, gives way to the plain one."""
    if day and said.past:
        return filled(said.past.opening, {"day": day})
    own_ = next((one.text for one in said.openings if all_hold(one.when, known)), said.opening)
    return filled(own_, fill) or outcomes().says["opening"]


def _lines(said: ResultWords, known: Facts, fill: Mapping[str, str]) -> Iterable[str]:
    return (filled(one.text, fill) for one in said.lines if all_hold(one.when, known))


def _leads(said: ResultWords, quiz: Quiz, answers: Mapping[str, object], fill: Mapping[str, str]) -> Iterable[str]:
    yield from (said.asked, said.asked_after)
    picked = [answers.get(item.id) for item in quiz.of_kind(Choice)]
    yield from (one.text for one in said.choices if one.id in picked)
    if not filled(said.own, fill):
        yield said.own_empty if answers else ""
    elif not HOLE.search(said.own):
        yield said.own


def _contrasts(said: ResultWords, known: Facts) -> tuple[str, ...]:
    found: dict[str | None, str] = {}
    for one in said.contrasts:
        if one.id not in found and all_hold(one.when, known):
            found[one.id] = one.text
    return tuple(found.values())


def _asking(said: ResultWords) -> Asking | None:
    head = said.sheet
    if head is None:
        return None
    notes = (head.keep_out, head.fair, head.no_points)
    return Asking(head.title, head.lead, notes, tuple((one.ask, one.listen) for one in said.questions), head.notes)


__all__ = ["AccessFirst", "Asking", "Bar", "ByPlace", "Outcome", "Row", "Shared", "Way", "outcome"]
