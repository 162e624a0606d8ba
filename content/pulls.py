"""What moved it: each answer by whom it looked after, in the words of the person's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from content.read import result_sentences
from content.told import is_tank
from quizzes.schema import CHECK_ANSWERS, Check, Key, Option, Quiz, Scenario, Statement
from scoring import Position

STRONG = 25.0
"""A habit counts as strong from here to its end of the 0 to 100 scale (F3)."""

Group = Literal["client_not_you", "you_not_client", "neither", "both", "habits"]
GROUP_OF_KEY: dict[Key, Group] = {"D": "client_not_you", "V": "you_not_client", "H": "neither", "B": "both"}


@dataclass(frozen=True)
class Line:
    """One answer: the moment or habit, what was said of it, and what a balanced answer holds on to."""

    item: str
    kind: Literal["scenario", "statement", "check"]
    name: str
    said: str
    idea: str
    key: Key | None
    """The key of the option, for a scenario."""
    client: float | None
    own: float | None
    """Care for the client and for oneself in this answer, 0 to 100; None where the item does not ask for it.

    A high number is always care: a statement's sign is taken into account before (F3). A scale that measures
    anything else, where a high number may be a burden (doubt, giving way), has neither.
    """
    scale: str | None
    pair: str | None
    touchpoint: str | None
    sources: tuple[str, ...]

    @property
    def pull(self) -> float:
        """How far the answer pulled: from 50 at most, whichever way."""
        return max(abs(one - 50.0) for one in (self.client, self.own, 50.0) if one is not None)


@dataclass(frozen=True)
class Pulls:
    """The lines of one sheet by group, the strongest first; n is the number of scenarios answered."""

    client_not_you: tuple[Line, ...]
    you_not_client: tuple[Line, ...]
    neither: tuple[Line, ...]
    both: tuple[Line, ...]
    habits: tuple[Line, ...]
    """Habits that hold: strong answers in favour of one side, at the cost of nobody."""
    n: int

    def count(self, group: str) -> int:
        """Scenarios in that group, for "4 of 12"."""
        return sum(line.kind == "scenario" for line in getattr(self, group))


def pulls(quiz: Quiz, answers: Mapping[str, object], position: Position) -> Pulls:
    """The answers of one sheet, by whom they looked after.

    In: the quiz, the columns of one sheet, and the position scored from them. Every answered scenario stands in
    the group of its key; a statement only where its item score is within 25 of an end (F3): a low one with the
    side that went short, a high one with the habits that hold.
    """
    groups: dict[Group, list[Line]] = {"client_not_you": [], "you_not_client": [], "neither": [], "both": [],
                                       "habits": []}  # fmt: skip
    found = lines(quiz, answers, position)
    for line in found:
        group = _group(line)
        if group:
            groups[group].append(line)
    kept = {name: tuple(sorted(some, key=lambda line: (line.kind, -line.pull))) for name, some in groups.items()}
    return Pulls(**kept, n=sum(line.kind == "scenario" for line in found))


def _group(line: Line) -> Group | None:
    if line.key:
        return GROUP_OF_KEY[line.key]
    score = line.own if line.own is not None else line.client
    if score is None or STRONG < score < 100 - STRONG:
        return None
    if score >= 100 - STRONG:
        return "habits"
    return "client_not_you" if line.own is not None else "you_not_client"


def lines(quiz: Quiz, answers: Mapping[str, object], position: Position | None = None) -> list[Line]:
    """Every answered scenario, statement and row of a list as a line, in the order of the quiz.

    With a position, item scores are its own (F1, F3, corrected for yes-saying); without one, a statement's
    score runs from 0 to 100 over its answers, turned round where its sign is "-". It counts as care only where the
    scale is care: C for the client, S and the parts of the tank for oneself.
    """
    scores = {pull.id: pull for pull in position.items} if position else {}
    found: list[Line] = []
    for item in quiz.items:
        answer = answers.get(item.id)
        if answer is None or (position and item.id not in scores):
            continue
        if isinstance(item, Scenario):
            key = str(answer)
            if key in GROUP_OF_KEY:
                found.append(_scenario(item, key, answers.get(f"{item.id}.position")))
        elif isinstance(item, Statement) and isinstance(answer, int | float):
            line = _statement(quiz, item, int(answer))
            score = scores.get(item.id)
            if line and score:
                line = _with(line, score.c, score.s)
            if line:
                found.append(line)
        elif isinstance(item, Check) and answer in CHECK_ANSWERS:
            said = CHECK_ANSWERS[str(answer)]
            found.append(Line(item.id, "check", item.text.rstrip("."), said, "", None, None, None, item.group, None,
                              item.touchpoint, item.sources))  # fmt: skip
    return found


def option_of(item: Scenario, key: str, position: object = None) -> Option | None:
    """The option that was chosen: by its place where that is known and has this key, else the first of the key."""
    options = item.options
    if isinstance(position, int | float) and 1 <= position <= len(options) and options[int(position) - 1].key == key:
        return options[int(position) - 1]
    return next((option for option in options if option.key == key), None)


def _scenario(item: Scenario, key: Key, position: object) -> Line:
    option = option_of(item, key, position)
    said = option.short if option else str(result_sentences()["pulls"][key])
    client, own = 100.0 * (key in "DB"), 100.0 * (key in "VB")
    return Line(item.id, "scenario", item.name, said, item.idea, key, client, own, None, None,
                item.touchpoint, item.sources)  # fmt: skip


def _statement(quiz: Quiz, item: Statement, answer: int) -> Line | None:
    given = quiz.answers[item.answers]
    if answer not in given.values:
        return None
    low, high = given.values[0], given.values[-1]
    score = 100.0 * (answer - low) / (high - low)
    score = 100.0 - score if item.sign == "-" else score
    said = given.labels[given.values.index(answer)]
    client = score if item.scale == "C" else None
    own = score if item.scale == "S" or is_tank(quiz) else None
    return Line(item.id, "statement", item.short or item.text.rstrip("."), said, item.idea or "", None, client, own,
                item.scale, item.pair, item.touchpoint, item.sources)  # fmt: skip


def _with(line: Line, client: float | None, own: float | None) -> Line:
    return replace(line, client=client, own=own)
