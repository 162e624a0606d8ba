"""What a device keeps in these tests: the worked example of the method, with a guess and an audit beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import content
import quizzes
from quizzes.schema import Scenario

AT = "2026-05-04T10:00:00Z"
LETTERS = "DDBBDDBBBBHV"
"""Measurement's second worked example, "tilted to the client", by key in the order of the file."""
HABITS = {
    **dict(zip(("ST01", "ST07", "ST05", "ST11", "ST09", "ST03"), (4, 2, 4, 2, 3, 3), strict=True)),
    **dict(zip(("ST08", "ST02", "ST04", "ST10", "ST12", "ST06"), (2, 4, 3, 4, 3, 3), strict=True)),
}
PARTS = (1, 2, 3, 4, 3, None, 1, 0, 4, 4, 1, 1, 2, 2, 2, 2, None, 3, None, 1, 0, 2, 3, 3)
"""The worked example of an audit, items in file order; None is left out. One part has too few answers for a score."""


def worked_example() -> dict[str, Any]:
    """A journal as the browser's store keeps it: guess, balance quiz and self-care audit, answered once each."""
    guess, balance, care = (quizzes.load(name) for name in ("guess", "balance", "self_care"))
    moments: dict[str, Any] = {}
    for item, key in zip(balance.of_kind(Scenario), LETTERS, strict=True):
        moments[item.id] = next(option.letter for option in item.options if option.key == key)
        moments[f"{item.id}.seconds"] = 12.5
    audit = {item.id: value for item, value in zip(care.items, PARTS, strict=True) if value is not None}
    sheets = ((guess, {"G01": -30, "G02": 55}), (balance, moments | HABITS), (care, audit))
    entries = [
        {"id": f"kept-{quiz.id}", "kind": "sheet", "quiz": quiz.id, "version": quiz.version, "at": AT, "answers": given}
        for quiz, given in sheets
    ]
    return {"format": "sweet-spot-journal/1", "entries": entries, "settings": {}}


MISSION = "I help people who stand all day to sleep well, and I keep my own evenings."
OWN_REPLY = "I'm glad you asked. I can't today, my next client is waiting. Shall we book the longer session on Tuesday?"
DRAFTS: dict[str, dict[str, Any]] = {
    "practice": {"practice": "Still Waters Massage", "person": "i", "client": "client", "money": "$", "clock": "12"},
    "policy.POL-01": {"wording": 2, "blanks": {}, "on_sheet": True},
    "policy.POL-02": {"wording": 1, "blanks": {}, "on_sheet": False},
}


def everything() -> dict[str, Any]:
    """A journal in which every questionnaire is answered, a week of pulses too; drafts, an own reply, a mission."""
    journal = worked_example()
    now = datetime.now(UTC)
    there = {entry["quiz"] for entry in journal["entries"]}
    for quiz in quizzes.load_all().values():
        if quiz.id in there:
            continue
        days = range(6, -1, -1) if content.over_days(quiz) else (0,)
        for day in days:
            answers = {
                item.id: given
                for at, item in enumerate(quiz.items)
                if (given := _given(quiz, item, at + (day * 3) % 5)) is not None
            }
            journal["entries"].append(
                {"id": f"kept-{quiz.id}-{day}", "kind": "sheet", "quiz": quiz.id, "version": quiz.version,
                 "at": (now - timedelta(days=day)).isoformat(), "answers": answers}
            )  # fmt: skip
    journal["entries"] += [{"id": name, "kind": "draft", "at": AT, **fields} for name, fields in DRAFTS.items()]
    journal["entries"].append(
        {"id": "rehearsal.REH-02", "kind": "note", "at": AT, "rehearsal": "REH-02", "text": OWN_REPLY}
    )
    return journal


def _given(quiz: quizzes.Quiz, item: Any, at: int) -> Any:
    """An answer of the item's kind as a browser sends it, another one for each place."""
    match item.kind:
        case "scenario":
            return item.options[at % len(item.options)].letter
        case "statement":
            values = quiz.answers[item.answers].values
            return values[at % len(values)]
        case "check":
            return ("yes", "partly", "no", "yes", "na")[at % 5]
        case "choice":
            return list(item.options)[at % len(item.options)]
        case "amount":
            return item.minimum + at % 6
        case "slider":
            return item.minimum
        case "text":
            return (f"{MISSION} " * 40)[: item.most]  # as much as it takes: a long text is shown in full
        case "body":
            return {"reaction": list(quiz.tags[item.reactions].labels)[at % 4], "strength": at % 4}
        case _:
            words = ("warm", "a little tired", "Thursday evenings")
            tags = {name: list(quiz.tags[name].labels)[at % 2] for name in item.tags}
            return [{"word": word, "tags": tags} for word in words[: item.most]]


def init_script(journal: dict[str, Any]) -> str:
    """JavaScript that puts a journal on the device before the first page of a tab runs, and only then."""
    text = json.dumps(json.dumps(journal))
    keep = f"sessionStorage.kept = 1; localStorage.setItem('sweet-spot:journal', {text});"
    return f"if (!sessionStorage.kept) {{ {keep} }}"
