"""The map's part of a report: the place with its margin, what it rests on, where it differs, how sure it is."""

from __future__ import annotations

from typing import Any

import charts
import content
import scoring
from content.shapes import Page
from sharing.report import blocks
from sharing.report.blocks import Block
from sharing.report.material import Looked

MAP, STRIPS = "map.svg", "strips.svg"


def balance(looked: Looked, names: str) -> tuple[list[Block], dict[str, Any]]:
    """The blocks and the pictures (charts by file name); with too few answers, the sentence that says so."""
    position = scoring.score(looked.quiz, looked.answers).position
    if position is None:
        return [], {}
    says = content.page("result")
    words = content.result_words(position, names, looked.guess)
    kicker = says.eyebrow.format(date=looked.day)
    if position.zone is None:
        return [blocks.head(says.says["few_title"], kicker), *blocks.lines("text", [words.status])], {}
    outline = bool(words.outline)
    where = content.touchpoint_names()
    alt = charts.alt_text(position, names=names, guess=looked.guess, outline=outline)
    drawn = {
        MAP: charts.balance_map(
            position,
            guess=looked.guess,
            theme="light",
            names=names,
            outline=outline,
            you=says.says["you"].format(date=looked.day),
        ),
        STRIPS: charts.strips(position, theme="light", touchpoint_names=where),
    }
    print_ = content.report_words().print
    whole = charts.table(position, names=names, guess=looked.guess)
    strips = charts.strips_table(position, where)
    numbers = blocks.table(print_.numbers, whole.columns, whole.values.tolist(), (1.6, 1.15, 0.5))
    differs = charts.strips_alt(position, where)
    return [
        blocks.head(words.zone, kicker, words.confidence),
        blocks.beside([blocks.figure(MAP, alt)], [*_place(words), numbers | {"only": "normal"}], 0.49, swap=True),
        *_means(words, says),
        numbers | {"only": "large"},  # beside the map there is room for it in normal print alone
        blocks.head(says.says["strips"]),
        blocks.beside([blocks.figure(STRIPS, differs)], _where(words), 0.42, swap=True),
        blocks.table(print_.strips_numbers, strips.columns, strips.values.tolist(), (1, 1.2, 1.2)),
    ], drawn


def _place(words: content.ResultWords) -> list[Block]:
    found = [*blocks.lines("lead", [words.lead]), *blocks.lines("text", [words.counts])]
    if words.standing:
        one = words.standing
        found.append(blocks.tally(one.client_label, one.client, one.n, "client"))
        found.append(blocks.tally(one.own_label, one.own, one.n, "self"))
    return found + blocks.lines("fine", [words.status, words.outline, *words.quality, words.all_best])


def _means(words: content.ResultWords, page: Page) -> list[Block]:
    """What the place means beside what the margin means."""
    print_ = content.report_words().print
    meaning = [
        blocks.sub(page.says["means"]),
        *blocks.lines("text", [words.heart, *words.means, *words.low]),
        *blocks.lines("text", [words.swing, *words.pendulum, words.slip]),
        *blocks.lines("ask", [words.ask]),
    ]
    sure = [
        blocks.sub(print_.sure),
        *blocks.lines("text", [words.confidence_means, " ".join(words.margin), " ".join(words.guess)]),
    ]
    return [blocks.beside(meaning, sure)]


def _where(words: content.ResultWords) -> list[Block]:
    return [*blocks.lines("text", [one.text for one in words.touchpoints]),
            *blocks.lines("fine", [words.touchpoint_note, words.place_note])]  # fmt: skip
