"""The paper version as PDF: the questions, the scoring sheet with a worked example, the blank map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

import content
from charts.ground import borders, sweet_spot
from charts.region import DIAMOND
from content.filled import filled
from content.paper import paper as paper_words
from quizzes.schema import Quiz, Scenario, Statement
from sharing import typeset
from sharing.paper.by_hand import Side, Tick, Working, work
from sharing.paper.example import ticked, without_one
from sharing.paper.tables import Tables, asked, tables

HERE = Path(__file__).parent
TEMPLATES = {f"{name}.typ": HERE / f"{name}.typ" for name in ("questions", "scoring", "map")}

PartName = Literal["questions", "scoring", "map"]
PARTS: tuple[str, ...] = get_args(PartName)
SIZE, LARGE = 10.0, 18.0
"""Points of the body's type."""


def on_paper(every: Iterable[Quiz]) -> list[Quiz]:
    """The questionnaires that have a paper version: those whose file scores a position."""
    return [quiz for quiz in every if quiz.scoring.position is not None]


def pdf(
    quiz: Quiz, parts: Sequence[str] = PARTS, *, paper: str = "A4", large: bool = False, names: str = "named"
) -> bytes:
    """The parts asked for, each begun on a new page, as PDF/UA-1 with our fonts, made for black and white too.

    In: a questionnaire that scores a position; some of "questions", "scoring", "map", in the order to be printed;
    `paper`, "A4" or "Letter"; `large` print; `names` of the map's parts, "named" or "neutral".
    Out: the bytes of the PDF.
    Raises ValueError with a sentence for a questionnaire without a position, an unknown part, paper or naming.
    """
    return typeset.compile(
        HERE / "paper.typ",
        printed(quiz, parts, large=large, names=names),
        paper,
        files={name: path.read_bytes() for name, path in TEMPLATES.items()},
    )


def printed(quiz: Quiz, parts: Sequence[str] = PARTS, *, large: bool = False, names: str = "named") -> dict[str, Any]:
    """All that stands on the pages, as the templates read it. In and raised: as for `pdf`."""
    if not parts or (unknown := [part for part in parts if part not in PARTS]):
        said = f'no part "{unknown[0]}"' if parts else "nothing to print"
        raise ValueError(f"There is {said}; take some of {', '.join(PARTS)}.")
    if names not in ("named", "neutral"):
        raise ValueError(f'There are no names "{names}"; take "named" or "neutral".')
    sheet, words = tables(quiz), paper_words()
    zones = {
        name: {"name": zone.neutral if names == "neutral" else zone.named, "heart": zone.heart}
        for name, zone in content.zones().items()
    }
    fill = _fill(sheet)
    ticks = ticked(quiz, sheet, words.example)
    worked = work(sheet, ticks)
    return {
        "parts": list(parts),
        "large": large,
        "size": LARGE if large else SIZE,
        "title": quiz.title,
        "aid": content.result_sentences()["aid"],
        "style_note": content.zone_words().style_note,
        "questions": _says(words.questions, fill) | _asked(quiz),
        "scoring": _says(words.scoring, fill) | _rows(sheet),
        "example": _example(sheet, ticks, worked, {name: each["name"] for name, each in zones.items()}),
        "map": {name: filled(text, fill) if isinstance(text, str) else text for name, text in _map_words(fill).items()}
        | {
            "diamond": DIAMOND.tolist(),
            "borders": [list(line) for line in borders()],
            "sweet_spot": sweet_spot().tolist(),
        },
        "zones": [{"id": name, **each} for name, each in zones.items()],
    }


def shown(number: Decimal | int | None, places: int = 1) -> str:
    """A number as it is written down, with a real minus sign; "" for none.

    A whole number has no decimals; any other has as many as it needs, and at least `places`.
    """
    if number is None:
        return ""
    if isinstance(number, int):
        return str(number).replace("-", "−")
    whole, _, rest = format(number.normalize(), "f").partition(".")
    return f"{whole}.{rest.ljust(places, '0')}".replace("-", "−")


def _says(words: Mapping[str, Any], fill: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: filled(text, fill) if isinstance(text, str) else [filled(one, fill) for one in text]
        for name, text in words.items()
    }


def _fill(sheet: Tables) -> dict[str, str]:
    """Every number that a sentence of the sheet has a place for."""
    amount, tilt = sheet.off_by()
    return {
        "low": str(sheet.low_cut),
        "sweet": str(sheet.sweet_cut),
        "cut": str(sheet.tilt_cut),
        "cut_minus": f"−{sheet.tilt_cut}",
        "moment_floor": str(sheet.moment_floor),
        "habit_floor": str(sheet.habit_floor),
        "pairs": str(sheet.pair_floor),
        "first": str(sheet.answers[0]),
        "last": str(sheet.answers[-1]),
        "middle": shown(int(sheet.middle)),
        "unit": shown(int(sheet.unit)),
        "amount": shown(amount),
        "tilt": shown(tilt),
    }


def _map_words(fill: Mapping[str, str]) -> dict[str, Any]:
    words = paper_words().map
    own = {**fill, "tilt": str(words.tilt_margin), "ground": str(words.ground_margin)}
    kept = words.model_dump(exclude={"alt_point"})
    return {name: filled(text, own) if isinstance(text, str) else text for name, text in kept.items()}


def _asked(quiz: Quiz) -> dict[str, Any]:
    """The questions as they are printed."""
    moments = [
        {"number": number, "stem": item.stem, "options": [[option.letter, option.text] for option in item.options]}
        for number, item in enumerate(asked(quiz), start=1)
        if isinstance(item, Scenario)
    ]
    habits = [
        {"number": number, "text": item.text}
        for number, item in enumerate(asked(quiz), start=1)
        if isinstance(item, Statement)
    ]
    statement = next((item for item in asked(quiz) if isinstance(item, Statement)), None)
    answers = quiz.answers[statement.answers] if statement else None
    return {
        "instruction": quiz.instruction.strip(),
        "ask_moment": quiz.asks.get("scenario", ""),
        "ask_habit": quiz.asks.get("statement", ""),
        "moment_rows": moments,
        "habit_rows": habits,
        "answers": [list(each) for each in zip(answers.values, answers.labels, strict=True)] if answers else [],
    }


def _rows(sheet: Tables) -> dict[str, Any]:
    """The tables of the scoring sheet as they are printed."""
    return {
        "letters": list(sheet.letters),
        "answers": list(sheet.answers),
        "moment_rows": [asdict(moment) for moment in sheet.moments],
        "habit_rows": [asdict(habit) for habit in sheet.habits],
        "pair_rows": [list(pair) for pair in sheet.pairs],
    }


def _example(sheet: Tables, ticks: dict[int, Tick], worked: Working, zones: Mapping[str, str]) -> dict[str, Any]:
    """The example's sentences, and its numbers line by line."""
    words = paper_words().example
    number, other = without_one(sheet, ticks)
    side = sheet.habits[0].side
    column = other.client if side == "client" else other.you
    point = worked.point or (0, 0)
    part = shown(column.leaning_part, 2)
    fill = {
        "moments": ", ".join(f"{row.number}{ticks[row.number]}" for row in sheet.moments),
        "habits_ticked": ", ".join(f"{row.number}: {ticks[row.number]}" for row in sheet.habits),
        "zone": zones.get(worked.zone or "", ""),
        "tilt": shown(point[0]),
        "ground": shown(point[1]),
        "number": str(number),
        "points": str(column.habit_points),
        "answered": str(column.habits_answered),
        "surplus": shown(column.surplus),
        "pairs": str(other.pairs),
        "total": str(other.pair_total),
        "twice": str(2 * other.pairs),
        "middle": shown(int(sheet.middle)),
        "leaning": shown(other.leaning, 2),
        "part": part,
        "part_bracket": f"({part})" if part.startswith("−") else part,
        "unit": shown(int(sheet.unit)),
        "habits": shown(column.habits),
        "cut": str(sheet.tilt_cut),
    }
    return {
        "part": words.part,
        "lead": words.lead,
        "ticked": filled(words.ticked, fill),
        "result": filled(words.result, fill),
        "left_out": filled(words.left_out, fill),
        "not_needed": words.not_needed if worked.client.surplus == worked.you.surplus == 0 else "",
        "alt": filled(paper_words().map.alt_point, fill),
        "ticks": {str(at): tick for at, tick in ticks.items()},
        "counts": {word: str(count) for word, count in worked.counts.items()},
        "answered": str(worked.answered),
        "client": _column(worked.client),
        "you": _column(worked.you),
        "pairs": str(worked.pairs),
        "sums": [str(int(ticks[plain]) + int(ticks[turned])) for plain, turned in sheet.pairs],
        "pair_total": str(worked.pair_total),
        "leaning": shown(worked.leaning, 2),
        "tilt": shown(worked.tilt),
        "ground": shown(worked.ground),
        "point": [shown(each) for each in point],
        "at": list(point),
        "zone": worked.zone,
    }


def _column(side: Side) -> dict[str, str]:
    """The lines B to I of one column."""
    return {
        "B": str(side.moment_points),
        "C": shown(side.moments),
        "D": str(side.habits_answered),
        "E": str(side.habit_points),
        "F": shown(side.surplus),
        "G": "0" if side.leaning_part == 0 else shown(side.leaning_part, 2),
        "H": shown(side.habits),
        "I": shown(side.care),
    }
