"""What a room can do together (exercises.toml), and the check of what a phone sends for it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

import quizzes
from content import steps
from content.workshop import vote_moments
from quizzes.schema import AnyItem, FreeWords, Quiz
from workshop.cleaned import cleaned
from workshop.faults import Refused

BLANK = (None, "", "na", "skip")
"""What a phone sends for an item that was passed over."""
AGAIN = ".again"
"""Behind the id of an item: the answer after the talk."""
NOTHING = "There is no answer in this sheet yet; answer at least one question."


class Exercise(BaseModel):
    """One exercise, as exercises.toml has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[a-z_]{2,20}$")
    quiz: str | None = None
    only: tuple[str, ...] = ()
    source: Literal["steps", "moments"] | None = Field(default=None, alias="from")
    plain: str | None = None
    again: bool = False
    about_oneself: bool = Field(default=False, alias="self")
    single: bool = False
    offered: bool = True
    days: int | None = None
    shows: Literal["spoken", "bodies", "guesses", "map", "votes", "picked", "count", "change"]
    """What the room sees of its answers."""
    feel: str | None = None
    """The set of tags that says how a word feels; of the sets of a questionnaire a room asks this one alone."""
    first: str | None = None
    """The exercise that holds the first sheets of a change."""
    apart: int = 0
    """Days that lie between the close of `first` and this one at least, or its questions ask about the same weeks."""

    def asked(self) -> Quiz | None:
        """The questionnaire with just the items that are asked here; None for an exercise without one."""
        return _asked().get(self.id)

    def checked(self, given: object) -> dict[str, object]:
        """The columns of a sheet, as quizzes.keyed gives them; for a vote the letters, with ".again" for the second.

        In: what the phone sent as "answers". Raises Refused (422) for an unknown item, an answer that is not offered,
        and a sheet without any answer.
        """
        if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
            raise Refused("The answers are not a list of items and their answers.", 422)
        if self.source == "steps":
            return self._step(given)
        quiz = self.asked()
        assert quiz is not None  # noqa: S101 (all but the steps have a questionnaire; all_exercises checks)
        named = _words(quiz, given, self.plain)
        second = {name.removesuffix(AGAIN): one for name, one in named.items() if self.again and name.endswith(AGAIN)}
        first = {name: one for name, one in named.items() if not (self.again and name.endswith(AGAIN))}
        columns, after = _keyed(quiz, first), _keyed(quiz, second) if second else {}
        if self.again:
            # A vote is for one option, of which two may have the same key: its letter is kept.
            columns = {name: named[name] for name in columns if "." not in name}
            columns |= {f"{name}{AGAIN}": second[name] for name in after if "." not in name}
        if all("." in name and not name.endswith(AGAIN) for name in columns):
            raise Refused(NOTHING, 422)
        return columns

    def _step(self, given: Mapping[str, object]) -> dict[str, object]:
        if set(given) - {self.id}:
            raise Refused(f"The item “{_short(min(set(given) - {self.id}))}” is not asked in this exercise.", 422)
        step = given.get(self.id)
        if step in BLANK:
            raise Refused(NOTHING, 422)
        if not isinstance(step, str) or step not in steps():
            raise Refused("That step is not among the steps of a plan.", 422)
        return {self.id: step}


@cache
def all_exercises() -> Mapping[str, Exercise]:
    """Every exercise by its id, in the order of the agenda. Raises ValueError for a fault of the file."""
    raw = tomllib.loads(Path(__file__).with_name("exercises.toml").read_text(encoding="utf-8"))
    found = {one.id: one for one in map(Exercise.model_validate, raw["exercises"])}
    for one in found.values():
        if (one.quiz is None) == (one.source is None):
            raise ValueError(f"exercises.toml: {one.id} needs either a quiz or a source of answers")
        if one.quiz and one.quiz not in quizzes.load_all():
            raise ValueError(f"exercises.toml: {one.id} asks a questionnaire that is not there: {one.quiz}")
        if (one.shows == "change") != (one.first in found):
            raise ValueError(f"exercises.toml: {one.id} shows a change and needs the exercise of the first sheets")
    return found


def usual() -> tuple[str, ...]:
    """The exercises of a room for which none were chosen."""
    return tuple(one.id for one in all_exercises().values() if one.offered)


@cache
def _asked() -> Mapping[str, Quiz]:
    found: dict[str, Quiz] = {}
    for one in all_exercises().values():
        if one.source == "moments":
            found[one.id] = vote_moments()
        if one.quiz:
            quiz = quizzes.load_all()[one.quiz]
            asked = tuple(_shorter(item, one) for item in quiz.items if not one.only or item.kind in one.only)
            found[one.id] = quiz.model_copy(update={"items": asked})
    return found


def _shorter(item: AnyItem, one: Exercise) -> AnyItem:
    """An item as a room asks it: of words just what the room comes to see."""
    if not isinstance(item, FreeWords) or one.feel is None:
        return item
    return item.model_copy(update={"tags": tuple(tag for tag in item.tags if tag == one.feel)})


def _words(quiz: Quiz, given: Mapping[str, object], plain: str | None) -> dict[str, object]:
    """{"words": ["kind"]} -> {"WORD1": [{"word": "kind"}]}, where the exercise has such a plain name."""
    if plain is None or plain not in given:
        return dict(given)
    listed = given[plain]
    if isinstance(listed, list):
        listed = [{"word": one} if isinstance(one, str) else one for one in listed]
    return {name: one for name, one in given.items() if name != plain} | {quiz.of_kind(FreeWords)[0].id: listed}


def _keyed(quiz: Quiz, given: Mapping[str, object]) -> dict[str, object]:
    """The columns; whatever the questionnaire would leave out is refused, save for what was passed over."""
    ids = {item.id for item in quiz.items}
    columns = quizzes.keyed(quiz, {name: one for name, one in given.items() if one not in BLANK})
    for name, one in given.items():
        item, _, part = name.partition(".")
        if item not in ids or part not in ("", "second", "seconds"):
            raise Refused(f"The item “{_short(name)}” is not asked in this exercise.", 422)
        if one not in BLANK and one != [] and name not in columns:
            raise Refused(f"That is not one of the answers of “{_short(name)}”.", 422)
        if isinstance(one, list) and name in columns:
            columns[name] = _said(columns[name])
        if isinstance(one, list) and len(columns.get(name, [])) != len(one):  # type: ignore[arg-type]
            raise Refused(f"One of the words of “{_short(name)}” cannot be read, or there are too many.", 422)
    return columns


def _said(words: object) -> list[dict[str, object]]:
    """The words of a sheet as a page can show them; those of which nothing is left go."""
    listed = words if isinstance(words, list) else []
    return [one | {"word": clean} for one in listed if (clean := cleaned(one["word"]))]


def _short(name: str) -> str:
    return cleaned(name)[:24]
