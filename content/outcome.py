"""What one questionnaire's answers say: its result put into words, whatever it scores. Nothing here is a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.answered import habit_scores
from content.facts import Facts
from content.filled import HOLE, filled, fillings
from content.outcome_bars import AccessFirst, Bar, Row, access, groups, scales, whole
from content.outcome_own import Own, Reaction, Word, own, reactions, words
from content.outcome_shapes import ResultWords
from content.outcome_ways import Way, readings, ways
from content.pulls import Line, lines
from content.read import outcome_words, outcomes
from content.rules import all_hold
from quizzes.schema import Check, Choice, Quiz
from scoring import Result


@dataclass(frozen=True)
class Shared:
    """Moments: whom each answer looked after. `counts` by key in the order B, D, V, H."""

    n: int
    counts: tuple[tuple[str, int], ...]
    texts: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Asking:
    """Questions for somebody else, each with what to listen for."""

    title: str
    lead: str
    notes: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]


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
    contrasts: tuple[str, ...]
    shares: Shared | None
    words: tuple[Word, ...]
    reactions: tuple[Reaction, ...]
    own: tuple[Own, ...]
    readings: tuple[tuple[str, Way], ...]
    """Patterns and tags: what to look for, and what to do with it."""
    ways: tuple[Way, ...]
    asking: Asking | None


def outcome(quiz: Quiz, result: Result, answers: Mapping[str, object], facts: Facts) -> Outcome:
    """A result in words.

    In: the questionnaire; its result and columns (`scoring.score`, `quizzes.keyed`); all that is known of the person,
    this sheet included. A questionnaire without words of its own is told in its own labels.
    """
    said = outcome_words().get(quiz.id) or ResultWords(quiz=quiz.id, opening=outcomes().says["opening"],
                                                       sources=("N1",))  # fmt: skip
    known = _with_answers(facts, answers)
    fill = fillings(quiz, result, answers)
    enough = sum(item.id in answers for item in quiz.of_kind(Check)) >= said.fewest or not quiz.of_kind(Check)
    opening = filled(said.opening, fill) if answers and enough else ""
    habits = _habits(said, quiz, result, answers)
    bars = scales(quiz, said, result) + groups(quiz, said, result, answers)
    found = readings(said, quiz, answers, fill)
    offered = {step for bar in bars if bar.way for step in bar.way.steps}
    return Outcome(
        opening=opening or said.few or outcomes().says["few"],
        lead=tuple(
            line
            for line in (
                whole(quiz, said, result) if opening else "",
                *_leads(said, quiz, answers, known, fill),
                *habits,
            )
            if line
        ),
        note=said.note or said.rule,
        aid=outcomes().aid,
        access=access(said, quiz, answers),
        percent=result.checklist.percent if result.checklist else None,
        bars=bars,
        contrasts=_contrasts(said, known),
        shares=_shares(said, quiz, result, answers),
        words=words(quiz, answers),
        reactions=reactions(quiz, said, answers),
        own=tuple(one for one in own(quiz, answers) if f"{{{one.item}}}" not in said.line),
        readings=found,
        ways=ways(said, known, fill, offered, result),
        asking=_asking(said),
    )


def _with_answers(facts: Facts, answers: Mapping[str, object]) -> Facts:
    """The facts with the raw answers of this sheet; words and texts only as whether they are there."""
    raw = {f"answer.{name}": one for name, one in answers.items() if isinstance(one, str | int | float)}
    return Facts({**facts.known, **raw}, facts.position, facts.scales, facts.sheets, facts.domains)


# ---- the first lines ---------------------------------------------------------------------


def _leads(said: ResultWords, quiz: Quiz, answers: Mapping[str, object], known: Facts,
           fill: Mapping[str, str]) -> Iterable[str]:  # fmt: skip
    yield filled(said.counts, fill)
    yield filled(said.line, fill)
    yield from (said.asked, said.asked_after)
    picked = [answers.get(item.id) for item in quiz.of_kind(Choice)]
    yield from (one.text for one in said.choices if one.id in picked)
    if not filled(said.own, fill):
        yield said.own_empty if answers else ""
    elif not HOLE.search(said.own):
        yield said.own
    yield from (filled(one.text, fill) for one in said.lines if all_hold(one.when, known))


def _contrasts(said: ResultWords, known: Facts) -> tuple[str, ...]:
    found: dict[str | None, str] = {}
    for one in said.contrasts:
        if one.id not in found and all_hold(one.when, known):
            found[one.id] = one.text
    return tuple(found.values())


def _habits(said: ResultWords, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The habit with most room and the strongest, where the scale has a score and they differ."""
    gap = next((one for one in outcomes().facts if one.quiz == quiz.id and one.way == "habit"), None)
    if gap is None or not said.habits or not result.scales or None in result.scales.scores.values():
        return ()
    scores = habit_scores(quiz, answers, gap.habits)
    by_id = {habit.id: habit for habit in said.habits}
    low = min(scores, key=lambda one: round(scores[one], 9))
    high = max(scores, key=lambda one: round(scores[one], 9))
    if round(scores[low], 9) == round(scores[high], 9):
        return (by_id[high].kept,)
    return (by_id[low].text, by_id[high].kept)


# ---- moments -----------------------------------------------------------------------------


def _shares(said: ResultWords, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> Shared | None:
    found, text = result.shares, said.shares
    if found is None or result.position is not None:
        return None
    counts = {key: int(getattr(found, key)) for key in "BDVH"}
    told = tuple(line for line in lines(quiz, answers) if line.kind == "scenario")
    if not found.n:
        return Shared(0, tuple(counts.items()), (text.none,) if text else (), told)
    if text is None:
        return Shared(found.n, tuple(counts.items()), (), told)
    most = [key for key in counts if counts[key] == max(counts.values())]
    first = filled(text.counts, {"n": str(found.n), "client": str(found.D + found.B), "self": str(found.V + found.B)})
    sentence = str(getattr(text, most[0])) if len(most) == 1 else text.tie
    return Shared(found.n, tuple(counts.items()), tuple(one for one in (first, sentence, text.few) if one), told)


def _asking(said: ResultWords) -> Asking | None:
    head = said.sheet
    if head is None:
        return None
    notes = (head.notes, head.keep_out, head.no_points, head.fair)
    return Asking(head.title, head.lead, notes, tuple((one.ask, one.listen) for one in said.questions))


__all__ = ["AccessFirst", "Asking", "Bar", "Outcome", "Row", "Shared", "Way", "outcome"]
