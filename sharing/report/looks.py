"""The other questionnaires' parts of a report: each result in its words, bars and rows, without links to press."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import charts
import content
import scoring
from content.outcome import Asking, Bar, ByPlace, Row, Shared, Way
from content.read import result_sentences
from sharing.report import blocks
from sharing.report.blocks import Block
from sharing.report.material import Looked

KEYS = {"B": "both", "D": "client_not_you", "V": "you_not_client", "H": "neither"}
NEVER = "safety"
"""The card of which nothing is exported (R01), nor what leads to it."""


def tank(looked: Looked) -> list[Block]:
    """The parts of life that fill a person up."""
    scales, rule = scoring.score(looked.quiz, looked.answers).scales, looked.quiz.scoring.scales
    if scales is None or rule is None:
        return []
    page = content.page("tank")
    words = content.selfcare_words(scales, {band.id: band.start for band in rule.bands})
    labels = {band.id: band.label for band in rule.bands}
    return [
        blocks.head(page.title, content.page("look").eyebrow.format(date=looked.day)),
        *blocks.lines("lead", [words.label or page.says["few"]]),
        *blocks.lines("text", [page.lead]),
        *(
            blocks.bar(one.name, "", one.score, _tail(labels.get(one.band or "", ""), one.score), one.text)
            for one in words.domains
        ),
    ]


def look(looked: Looked, facts: content.Facts, today: date) -> tuple[list[Block], dict[str, Any]]:
    """Any other questionnaire: its blocks, and the picture of its lines over days where it draws some.

    Paper is read on other days than it was printed on: what speaks of its day names it.
    """
    quiz, page = looked.quiz, content.page("look")
    found = content.outcome(quiz, scoring.score(quiz, looked.answers), looked.answers, facts, looked.day)
    drawn: dict[str, Any] = {}
    made = [
        blocks.head(quiz.title, page.eyebrow.format(date=looked.day)),
        *blocks.lines("lead", [found.opening]),
        *blocks.lines("text", found.lead),
    ]
    if found.access:
        made += [blocks.sub(page.says["access"]), *blocks.lines("text", [found.access.opening]),
                 *_rows(found.access.rows), *blocks.lines("fine", [found.access.note])]  # fmt: skip
    if looked.days and len(charts.lines_table(looked.days, today)) > 1:
        name = f"{quiz.id}.svg"
        drawn[name] = charts.lines(looked.days, today, theme="light")
        made.append(blocks.beside([blocks.figure(name, charts.lines_alt(looked.days, today))], [], 0.7))
    for bar in found.bars:
        made += _bar(bar)
    made += blocks.lines("text", [found.blank])
    made += blocks.lines("note", found.contrasts)
    if found.shares:
        made += _shares(found.shares)
    if found.words:
        made.append(blocks.sub(page.says["words"]))
        made += blocks.rows(blocks.row(", ".join(one.tags).lower(), one.word) for one in found.words)
    made += blocks.rows(
        blocks.row(one.said, one.prompt, " ".join(text for text in (one.strength, one.read) if text), one.next)
        for one in found.reactions
    )
    if found.own:
        made.append(blocks.sub(page.says["own"]))
        made += [blocks.quote(one.prompt, one.said) for one in found.own]
    made += _ways(found)
    if found.asking:
        made += _asking(found.asking)
    return made + blocks.lines("fine", [found.note]), drawn


def _tail(band: str, score: float | None) -> str:
    if score is None:
        return ""
    said = content.page("look").says["of_100"].format(score=round(score))
    return f"{band}, {said}" if band else said


def _bar(bar: Bar) -> list[Block]:
    made = [blocks.bar(bar.name, bar.note, bar.score, _tail(bar.band, bar.score), bar.text), *_rows(bar.rows)]
    return made + (_way(bar.way) if bar.way else [])


def _rows(rows: Iterable[Row]) -> list[Block]:
    return blocks.rows(blocks.row(one.said, one.text, one.line) for one in rows)


def _shares(shares: Shared) -> list[Block]:
    """Counts, then the moments that did not look after both."""
    said, print_ = result_sentences()["pulls"], content.report_words().print
    made = blocks.lines("text", shares.texts)
    if not shares.n:
        return made
    made += blocks.rows(blocks.row(f"{count} of {shares.n}", said[KEYS[key]]) for key, count in shares.counts)
    if shares.places:
        made += _places(shares.places)
    again = [line for line in shares.lines if line.key and line.key != "B"]
    if again:
        made.append(blocks.sub(print_.moments))
        made += blocks.rows(
            blocks.row(said[KEYS[str(one.key)]], one.name, one.said, print_.balanced.format(text=one.idea))
            for one in again
        )
    return made


def _places(by_place: ByPlace) -> list[Block]:
    """Place by place: a table of counts, and a line for each side that went short somewhere."""
    widths = (3, *(1.2 for _ in by_place.columns[2:]), 1.5)
    return [
        blocks.table(by_place.title, by_place.columns, by_place.rows, widths),
        *blocks.lines("text", by_place.texts),
    ]


def _ways(found: content.Outcome) -> list[Block]:
    made: list[Block] = []
    for read, way in found.readings:
        made += [*blocks.lines("lead", [read]), *_way(way)]
    ways = [one for way in found.ways for one in _way(way)]
    return made + ([blocks.sub(content.page("look").says["next"]), *ways] if ways else [])


def _way(way: Way) -> list[Block]:
    """What to do, its steps in words, each with its if–then sentence; what leads to the safety card is left out."""
    if way.card == NEVER:
        return []
    made = blocks.lines("text", [way.text])
    for name in way.steps:
        step = content.steps()[name]
        made += [*blocks.lines("ask", [step.title]), *blocks.lines("fine", [step.if_then])]
    return made


def _asking(asking: Asking) -> list[Block]:
    """What to know before, then each question with room to write in."""
    made = [blocks.sub(asking.title), *blocks.lines("text", [asking.lead]), *blocks.lines("fine", asking.notes)]
    return made + [blocks.question(number, ask, listen, asking.label)
                   for number, (ask, listen) in enumerate(asking.questions, 1)]  # fmt: skip
