"""Habits within one scale: which has most room and which holds, said only where the answers say it."""

from __future__ import annotations

from collections.abc import Mapping

from content.answered import habit_scores
from content.filled import filled
from content.outcome_shapes import ResultWords
from content.read import outcomes
from quizzes.schema import Quiz
from scoring import Result

PLACES = 9
"""Decimals to which scores are rounded before they are compared (F12)."""


def habits(said: ResultWords, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The habit with most room, and the strongest one where it is alone and within the band of what is kept.

    Nothing where the scale has no score. Habits that tie are named together, and none where all are alike.
    """
    gap = next((one for one in outcomes().facts if one.quiz == quiz.id and one.way == "habit"), None)
    lines = said.habit_lines
    if gap is None or lines is None or not result.scales or None in result.scales.scores.values():
        return ()
    scores = {name: round(score, PLACES) for name, score in habit_scores(quiz, answers, gap.habits).items()}
    by_id = {habit.id: habit for habit in said.habits}
    lowest = [name for name, score in scores.items() if score == min(scores.values())]
    highest = [name for name, score in scores.items() if score == max(scores.values())]
    if len(lowest) == len(scores):
        return (lines.alike,)
    several = filled(lines.several, {"names": "; ".join(by_id[name].label for name in lowest)})
    found = [by_id[lowest[0]].text if len(lowest) == 1 else several]
    rule = quiz.scoring.scales
    kept = next((band.start for band in (rule.bands if rule else ()) if band.id == lines.kept_from), None)
    if len(highest) == 1 and kept is not None and scores[highest[0]] >= kept:
        found.append(by_id[highest[0]].kept)
    return tuple(found)
