"""A host who tries everything to see one person: joins, leaves, changes, shows, hides, opens again, takes home, prints.

The test knows who was in which picture. However the evening went, any two pictures, and the file beside any picture,
are the same people or differ by three seats or more. Of a file and a picture each holds nobody, or three or more, whom
the other does not hold; and a second file is the first one over again.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

import pytest

from quizzes import load_all
from scoring import score_table
from tests.workshop.bots import seat_token
from tests.workshop.made_rooms import map_quiz
from tests.workshop.test_small_rooms import Party, url  # noqa: F401 (SQLite alone)
from workshop import export, sheets, stages
from workshop.codes import hashed
from workshop.event import event
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_map import guessed, placed, table
from workshop.rooms import Room
from workshop.showing import found, showing
from workshop.store import Store

GUESS, MAP = (next(one.id for one in all_exercises().values() if one.shows == kind) for kind in ("guesses", "map"))
People = frozenset[tuple[str, str]]
"""Seats and what each had answered."""


class Snoop:
    """The host, with as many phones of other people as come and go, and notes of everything seen."""

    def __init__(self, store: Store, seed: int) -> None:
        self.party = Party(store, 0, GUESS, MAP)
        self.host, self.store, self.chance = self.party.host, store, random.Random(seed)
        self.party.chance = self.chance
        self.frames: dict[tuple[str, int], tuple[Frame, People]] = {}

    def people(self, name: str) -> People:
        all_of_it = sheets.of_exercise(self.store, self.host.room, name)
        quiz = load_all()[str(all_exercises()[name].quiz)]
        fit = placed(quiz, all_of_it) if name == MAP else guessed(quiz, all_of_it)
        return frozenset((one.seat, json.dumps(one.answers, sort_keys=True)) for one in fit)

    def look(self, of: Callable[[Store, Room, str], Frame | None] = showing) -> None:
        """Every screen at once."""
        for name in (GUESS, MAP):
            frame = of(self.store, self.host.room, name)
            if frame is None:
                continue
            now = self.people(name)
            known, who = self.frames.setdefault((name, frame.number), (frame, now))
            # A picture once seen stays as it is, save for the other one beside it.
            assert {**known.shown, "beside": 0, "gap": 0} == {**frame.shown, "beside": 0, "gap": 0}
            assert frame.n == len(who) >= 5
            if name == MAP:
                assert frame.shown["tilt"] == round(score_table(map_quiz(), table(self.sheets_of(who)))["B"].mean())

    def sheets_of(self, who: People) -> list[sheets.Sheet]:
        return [sheets.Sheet(seat, 0, json.loads(answers)) for seat, answers in sorted(who)]

    def step(self) -> None:
        """One move of the host, or of a phone."""
        room, seats = self.host.room, self.party.seats
        name = room.exercise or GUESS
        is_open = room.exercise is not None and room.steps[name].state == "open"
        what = self.chance.choice([*["come"] * 5, *["show"] * 2, "leave", "change", "hide", "open", "look"])
        if what == "come" and is_open:
            seats.append(seat_token())
            self.party.do(name, seats[-1:])
        elif what in ("leave", "change") and is_open and seats:
            one = self.chance.choice(seats)
            if what == "leave":
                sheets.withdraw(self.store, self.host.code, one)
            else:
                self.party.do(name, [one])
        elif what == "show" and room.exercise:
            self.host.to(f"{name}:reveal")
        elif what == "hide":
            stages.hide(self.store, self.host.code, self.host.key)
        elif what == "open":
            self.host.to(self.chance.choice([GUESS, MAP]))
        self.look()

    def taken_home(self) -> Iterator[tuple[str, People]]:
        """Whose sheets the file holds, found by their answers."""
        for part in export.take_home(self.store, self.host.code, self.host.key)[1]:
            known = {}
            for seat, text in self.people(part.exercise):
                row = {name: given for name, given in json.loads(text).items() if name in part.columns}
                known[json.dumps(row, sort_keys=True)] = seat, text
            assert len(known) == len(self.people(part.exercise)), "two people answered alike; take another seed"
            rows = [json.dumps(row, sort_keys=True) for row in part.sheets]
            yield part.exercise, frozenset(known[one] for one in rows if one in known)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_two_things_seen_differ_by_one_or_two_people(store: Store, seed: int) -> None:
    snoop = Snoop(store, seed)
    snoop.host.to(GUESS)
    for _ in range(70):
        snoop.step()
    snoop.host.to("end")
    snoop.look()
    # The report prints what has closed, shown or not: that is a picture too.
    printed = event(store, snoop.host.room)
    snoop.look(found)
    last = found(store, snoop.host.room, MAP) or found(store, snoop.host.room, GUESS)
    assert printed.get("n") == (last.n if last else None)
    assert len(snoop.frames) >= 3, "there was something to compare"
    seen: dict[str, list[People]] = {GUESS: [], MAP: []}
    for (name, _), (_, who) in snoop.frames.items():
        seen[name].append(who)
    files = dict(snoop.taken_home())
    for name, who in files.items():
        for other in seen[name] if who else []:
            assert len(who - other) not in (1, 2) and len(other - who) not in (1, 2)
        if who:
            seen[name].append(who)
    snoop.look(found)
    assert dict(snoop.taken_home()) == files
    for all_of_one in seen.values():
        for number, one in enumerate(all_of_one):
            for other in all_of_one[:number]:
                apart = len({seat for seat, _ in one ^ other})
                assert apart == 0 or apart >= 3
    # Nothing that was seen holds a seat, in any shape.
    text = json.dumps([frame.shown for frame, _ in snoop.frames.values()])
    assert not [one for one in snoop.party.seats if one in text or hashed(one, snoop.host.code) in text]
