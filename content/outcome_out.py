"""What stands out in scales and lists: the end that is data for each of them, ties named together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.facts import Facts
from content.outcome_bars import answered, band_name, enough
from content.outcome_facts import of_sheet, words_of
from content.outcome_lines import PartWords
from content.outcome_shapes import ResultWords
from content.read import outcomes
from content.rules import all_hold
from quizzes.schema import Band, Quiz
from scoring import Result

PLACES = 9
"""Decimals to which scores are rounded before they are compared (F12)."""
MOST = 3
"""Most parts named side by side; more than these do not stand out."""


@dataclass(frozen=True)
class Part:
    """A scale or a group: its name, its score, its band's name, and how far it is from the end that does no harm."""

    label: str
    score: float
    band: str
    far: float


def told(quiz: Quiz, result: Result, answers: Mapping[str, object]) -> str:
    """The scale or group that stands out, with its band and score; "" where too little was answered for any."""
    found, says = parts(quiz, result, answers), outcomes().says
    if not found:
        return ""
    # A list alone speaks of what is in place; beside scales its groups are parts like these.
    alone = not result.scales and result.checklist
    top = [one for one in found if one.far == max(part.far for part in found)]
    if alone:
        return _list(alone.percent or 0.0, top, found)
    alike: dict[tuple[str, int], list[str]] = {}
    for one in top:
        alike.setdefault((one.band.lower(), round(one.score)), []).append(one.label)
    if len(top) <= MOST:
        return "; ".join(_line(", ".join(labels), *tail) for tail, labels in alike.items())
    if len(alike) > 1:
        return says["alike"]
    return _line(says["alike_some"].format(n=len(top)), *next(iter(alike)))


def _line(label: str, band: str, score: int) -> str:
    says = outcomes().says
    return says["scale" if band else "scale_plain"].format(label=label, band=band, score=score)


def _list(percent: float, top: Sequence[Part], found: Sequence[Part]) -> str:
    says = outcomes().says
    if all(one.score >= 100 for one in found):
        return says["list_full"]
    if len(top) > MOST or (len(top) == len(found) and len(found) > 1):
        return says["list_even"].format(percent=round(percent))
    return says["list"].format(percent=round(percent), label=", ".join(one.label.lower() for one in top))


def parts(quiz: Quiz, result: Result, answers: Mapping[str, object]) -> list[Part]:
    """The scales and groups that may stand out, in the order of the questionnaire."""
    said = words_of(quiz)
    known = Facts(of_sheet(quiz, result, answers))
    words = {one.id: one for one in (*said.scales, *said.groups)}
    found: list[Part] = []
    if quiz.scoring.scales and result.scales:
        for scale in quiz.scoring.scales.scales:
            score = result.scales.scores.get(scale.id)
            found += _part(said, scale.label, score, quiz.scoring.scales.bands, words.get(scale.id), known)
    if quiz.scoring.checklist and result.checklist and enough(quiz, said, answers):
        for group in quiz.scoring.checklist.groups:
            score, text = result.checklist.groups.get(group.id), words.get(group.id)
            if not text or answered(quiz, answers, group.id) >= text.fewest:
                found += _part(said, group.label, score, quiz.scoring.checklist.bands, text, known)
    return found


def _part(said: ResultWords, label: str, score: float | None, bands: tuple[Band, ...], text: PartWords | None,
          known: Facts) -> list[Part]:  # fmt: skip
    if score is None or (text and not all_hold(text.when, known)):
        return []
    far = round(score if text and text.end == "high" else 100.0 - score, PLACES)
    return [Part(label, score, band_name(said, bands, score), far)]
