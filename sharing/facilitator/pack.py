"""The facilitator's pack: agenda, script, questions for the room, moments to vote on; beside it quiz and map."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

import content
import quizzes
from content.filled import filled
from content.workshop_shapes import Agenda, PackWords
from quizzes.schema import Quiz, Scenario
from sharing import paper as on_paper
from sharing import typeset

TEMPLATE = Path(__file__).with_name("pack.typ")
BODY, LARGE = 10.5, 16.0
"""Points of the running text."""


def pack(minutes: int = 60, paper: str = "A4", large: bool = False) -> bytes:
    """The pack for a workshop of so many minutes, as PDF/UA-1.

    In: a length that workshop.toml has an agenda for; "A4" or "Letter"; `large` print.
    Out: the file's bytes: agenda, script of the agenda's exercises, every prompt of the compass, moments to vote on.
    Raises ValueError with a sentence for another length or paper.
    """
    return typeset.compile(TEMPLATE, {**_given(content.agenda(minutes)), **_size(large)}, paper)


def printables(
    minutes: int = 60, paper: str = "A4", large: bool = False, every: Iterable[Quiz] | None = None
) -> dict[str, bytes]:
    """Everything to print, by file name: the pack, and each part of the paper version of the quiz with a map.

    In: as for `pack`; `every`, the questionnaires to choose from, else the bundled ones. The parts of the map bear
    their neutral names, as a group gets them.
    Raises ValueError with a sentence for another length or paper.
    """
    tail = f"{paper}{'-large' if large else ''}.pdf"
    made = {f"workshop-{minutes}-minutes-{tail}": pack(minutes, paper, large)}
    for quiz in on_paper.on_paper(quizzes.load_all().values() if every is None else every):
        for part in on_paper.PARTS:
            printed = on_paper.pdf(quiz, (part,), paper=paper, large=large, names="neutral")
            made[f"{quiz.id}-{part}-{tail}"] = printed
    return made


def _size(large: bool) -> dict[str, Any]:
    return {"size": LARGE if large else BODY, "large": large}


def _given(agenda: Agenda) -> dict[str, Any]:
    """All that stands on the pages, as the template reads it."""
    words = content.workshop()
    says = words.pack
    used = list(dict.fromkeys(slot.exercise for slot in agenda.slots if slot.exercise))
    starts = [0, *accumulate(slot.minutes for slot in agenda.slots)]
    return {
        "says": says.model_dump(),
        "lead": filled(says.lead, {"minutes": str(agenda.minutes)}),
        "heart": agenda.heart,
        "slots": [
            {
                "at": f"{start // 60}:{start % 60:02}",
                "minutes": filled(says.minutes, {"n": str(slot.minutes)}),
                "name": words.exercise(slot.exercise).name if slot.exercise else slot.title,
                "what": slot.what,
            }
            for start, slot in zip(starts, agenda.slots, strict=False)
        ],
        "scripts": [
            {"name": one.name, "about": one.about, "lines": list(one.script)} for one in map(words.exercise, used)
        ],
        "prompts": _prompts(used, says),
        "moments": [
            {
                "name": item.name,
                "stem": item.stem,
                "ask": words.vote.asks.get("scenario", ""),
                "options": [[option.letter, option.text] for option in item.options],
            }
            for item in words.vote.of_kind(Scenario)
        ],
    }


def _prompts(used: list[str], says: PackWords) -> list[dict[str, Any]]:
    """The prompts under the first of their exercises that the agenda has, those for any part last."""
    names = {name: content.workshop().exercise(name).name for name in used}
    groups: dict[str, list[list[str]]] = {name: [] for name in (*names.values(), says.any_exercise)}
    for one in content.compass().prompts:
        place = next((names[name] for name in one.exercises if name in names), None)
        if place or not one.exercises:
            groups[place or says.any_exercise].append([one.ask, one.seen])
    return [{"name": name, "rows": rows} for name, rows in groups.items() if rows]
