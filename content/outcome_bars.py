"""Scales and lists of a result: a bar each with its sentence, the rows not in place yet, access before all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from content.outcome_shapes import PartWords, ResultWords
from content.outcome_ways import Way, way
from content.read import outcomes
from quizzes.schema import CHECK_ANSWERS, Band, Check, Quiz
from scoring import Result


@dataclass(frozen=True)
class Row:
    """A row of a list as it was answered, and for a row about access what helps."""

    text: str
    said: str
    line: str = ""


@dataclass(frozen=True)
class Bar:
    """A scale, or a group of a list: 0 to 100, its band's word, a sentence, rows not yet in place.

    Without a score it holds rows of a list that has too few answers for numbers.
    """

    id: str
    name: str
    note: str
    score: float | None
    band: str
    text: str
    rows: tuple[Row, ...] = ()
    way: Way | None = None


@dataclass(frozen=True)
class AccessFirst:
    """Rows about access, before everything else of a list."""

    opening: str
    note: str
    rows: tuple[Row, ...]


def scales(quiz: Quiz, said: ResultWords, result: Result, *, past: bool = False) -> tuple[Bar, ...]:
    """A bar for each scale that has a score, in the order of the questionnaire; none where it has no scales.

    `past`: the words for another day than today, which name the band and say nothing of what to do about it.
    """
    rule, found = quiz.scoring.scales, result.scales
    if rule is None or found is None:
        return ()
    by_id = {one.id: one for one in said.scales}
    bars = (_bar(one.id, one.label, one.note, score, rule.bands, by_id.get(one.id))
            for one in rule.scales if (score := found.scores.get(one.id)) is not None)  # fmt: skip
    if past and said.past:
        return tuple(replace(bar, band=band_name(said, rule.bands, bar.score), text="") for bar in bars)
    return tuple(bars)


def groups(quiz: Quiz, said: ResultWords, result: Result, answers: Mapping[str, object]) -> tuple[Bar, ...]:
    """A bar for each group of a list that was answered, with the rows not in place; none where it has no list.

    With too few rows in all there are no numbers: only what is not in place stands there.
    """
    rule, found = quiz.scoring.checklist, result.checklist
    if rule is None or found is None:
        return ()
    by_id = {one.id: one for one in said.groups}
    bars = []
    for group in rule.groups:
        score, text = found.groups.get(group.id), by_id.get(group.id)
        rows = tuple(_row(item, answers) for item in quiz.of_kind(Check)
                     if item.group == group.id and not item.access and _lacking(item, answers))  # fmt: skip
        bar = _bar(group.id, group.label, group.note, score, rule.bands, text, rows)
        if not enough(quiz, said, answers):
            bar = replace(bar, score=None, band="", text="")
        elif text and answered(quiz, answers, group.id) < text.fewest:
            bar = replace(bar, band="", text="")
        if score is not None and (bar.score is not None or rows):
            bars.append(bar)
    return tuple(bars)


def answered(quiz: Quiz, answers: Mapping[str, object], group: str | None = None) -> int:
    """How many rows of a list were answered, in all or in one group."""
    return sum(item.id in answers for item in quiz.of_kind(Check) if group in (None, item.group))


def enough(quiz: Quiz, said: ResultWords, answers: Mapping[str, object]) -> bool:
    """Whether enough rows of a list were answered for numbers; always so where there is no list."""
    return not quiz.of_kind(Check) or answered(quiz, answers) >= said.fewest


def blank(quiz: Quiz, result: Result) -> str:
    """The scales with too few answers and the groups without any, in one line by their names; "" for none of them."""
    says, lines = outcomes().says, []
    if quiz.scoring.scales and result.scales:
        names = [one.label for one in quiz.scoring.scales.scales if result.scales.scores.get(one.id) is None]
        lines += [says["blank_scales"].format(names=", ".join(names))] if names else []
    if quiz.scoring.checklist and result.checklist:
        names = [one.label for one in quiz.scoring.checklist.groups if result.checklist.groups.get(one.id) is None]
        lines += [says["blank_groups"].format(names=", ".join(names))] if names else []
    return " ".join(lines)


def band_name(said: ResultWords, bands: tuple[Band, ...], score: float | None) -> str:
    """The name of the band that a score lies in: where a result speaks of its day, the one for whatever day."""
    band = None if score is None else _band(bands, score)
    own = said.past.bands if said.past else {}
    return own.get(band.id, band.label) if band else ""


def whole(quiz: Quiz, said: ResultWords, result: Result) -> str:
    """The sentence for a whole list, by the band that its percent lies in; "" where there is none."""
    rule, found = quiz.scoring.checklist, result.checklist
    if rule is None or found is None or found.percent is None:
        return ""
    band = _band(rule.bands, found.percent)
    return said.bands.get(band.id, "") if band else ""


def _band(bands: tuple[Band, ...], score: float) -> Band | None:
    return max((one for one in bands if round(score, 9) >= one.start), key=lambda one: one.start, default=None)


def _bar(name: str, label: str, note: str | None, score: float | None, bands: tuple[Band, ...],
         text: PartWords | None, rows: tuple[Row, ...] = ()) -> Bar:  # fmt: skip
    if score is None:
        return Bar(name, label, note or "", None, "", "", rows)
    band = _band(bands, score)
    sentence = (text.bands.get(band.id, "") if band else "") or (text.read if text and rows else "") if text else ""
    return Bar(name, label, note or "", score, band.label if band else "", sentence, rows,
               way(text.next, text) if text and text.next and rows else None)  # fmt: skip


def _lacking(item: Check, answers: Mapping[str, object]) -> bool:
    return answers.get(item.id) in ("no", "partly")


def _row(item: Check, answers: Mapping[str, object], line: str = "") -> Row:
    return Row(item.text, CHECK_ANSWERS[str(answers[item.id])], line)


def access(said: ResultWords, quiz: Quiz, answers: Mapping[str, object]) -> AccessFirst | None:
    """The rows about access that are not in place, a no before a partly; None where none was answered."""
    rows = [item for item in quiz.of_kind(Check) if item.access and item.id in answers]
    if not rows:
        return None
    helps = {row.item: row.line for row in said.access_rows}
    lacking = sorted((item for item in rows if _lacking(item, answers)), key=lambda item: answers[item.id] != "no")
    shown = tuple(_row(item, answers, helps.get(item.id, "")) for item in lacking)
    if said.access is None:
        return AccessFirst("", "", shown) if shown else None
    return AccessFirst(said.access.opening, said.access.note if shown else said.access.none, shown)
