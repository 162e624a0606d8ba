"""The worked example: a made-up person's ticks, for any questionnaire that scores a position."""

from __future__ import annotations

from itertools import cycle

from content.paper_shapes import Example
from quizzes.schema import Quiz
from scoring.cells import KEYS
from sharing.paper.by_hand import Tick, Working, work
from sharing.paper.tables import SIDES, Tables

WORD_OF = {key: SIDES[bits & 1, bits >> 1 & 1] for key, bits in KEYS.items()}


def ticked(quiz: Quiz, tables: Tables, example: Example) -> dict[int, Tick]:
    """Number on the question sheet -> what the example ticks there.

    The example's keys go over the moments in turn; a moment without an option of that key takes its first one. Its
    pairs of answers go over the pairs of each side in turn, and a habit without a pair is answered in the middle.
    """
    found: dict[int, Tick] = {}
    for moment, key in zip(tables.moments, cycle(example.moments)):
        letters = [letter for letter, word in moment.letters.items() if word == WORD_OF[key]]
        found[moment.number] = (letters or list(moment.letters))[0]
    middle = tables.answers[len(tables.answers) // 2]
    found |= {habit.number: middle for habit in tables.habits}
    side_of = {habit.number: habit.side for habit in tables.habits}
    given = {"client": cycle(example.client), "you": cycle(example.you)}
    for plain, turned in tables.pairs:
        found[plain], found[turned] = next(given[side_of[plain]])
    return found


def without_one(tables: Tables, ticks: dict[int, Tick]) -> tuple[int, Working]:
    """The same with the first habit left out: its number, and the sheet worked through."""
    number = tables.habits[0].number
    return number, work(tables, {at: tick for at, tick in ticks.items() if at != number})
