"""What one might do with a result, and where each of it leads: steps, rehearsals, questionnaires, a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from content.facts import Facts
from content.filled import filled
from content.outcome_own import words
from content.outcome_shapes import Leads, ResultWords
from content.patterns import patterns
from content.read import outcomes, policies
from content.rules import all_hold, done
from quizzes.schema import Quiz
from scoring import Result


@dataclass(frozen=True)
class Way:
    """Something to do, and where it leads: ids of steps, rehearsals, questionnaires, a card."""

    text: str
    steps: tuple[str, ...] = ()
    rehearsals: tuple[str, ...] = ()
    quizzes: tuple[str, ...] = ()
    card: str | None = None


def way(text: str, leads: Leads) -> Way:
    """A thing to do with where it leads; a policy brings the rehearsal that practises it."""
    practised = (policies()[step].rehearsal for step in leads.steps if step in policies())
    rehearsals = dict.fromkeys((*leads.rehearsals, *(one for one in practised if one)))
    return Way(text, leads.steps, tuple(rehearsals), leads.quizzes, leads.card)


def readings(said: ResultWords, quiz: Quiz, answers: Mapping[str, object], fill: Mapping[str, str], known: Facts
              ) -> tuple[tuple[str, Way], ...]:  # fmt: skip
    """Patterns that show in this sheet, then the tags that were given."""
    found = [(filled(one.read, {**fill, **more}), way(one.next, one)) for one, more in patterns(said, quiz, answers)
             if all_hold(one.on, known)]  # fmt: skip
    given = {tag for word in words(quiz, answers) for tag in word.ids}
    found += [(one.read, way(one.next, one)) for one in said.tags if (one.set, one.id) in given]
    return tuple(found)


def ways(said: ResultWords, known: Facts, fill: Mapping[str, str], offered: set[str], result: Result, *,
         past: bool = False) -> tuple[Way, ...]:  # fmt: skip
    """What to do next: those that fit, at most `most` of them; else the one for otherwise; then the one for the whole.

    `past`: on another day than the sheet's only what holds on any day.
    """
    fits = [one for one in said.next if all_hold(one.when, known) and (one.any_day or not past)]
    offered |= {step for one in fits for step in one.steps if done(step, known)}
    chosen: list[Way] = []
    for one in fits:
        fresh = not one.steps or not set(one.steps) <= offered
        if one.stands == "first" and fresh and len(chosen) < outcomes().most:
            steps = tuple(step for step in one.steps if step not in offered)
            chosen.append(replace(way(filled(one.text, fill), one), steps=steps))
            offered |= set(one.steps)
    # Too few answers call for nothing, and do not say either that nothing is called for.
    if not chosen and result.scales and None not in result.scales.scores.values():
        chosen = [way(one.text, one) for one in fits if one.stands == "otherwise"][:1]
    return (*chosen, *[way(one.text, one) for one in fits if one.stands == "after"][:1])
