"""What the wall may show of an exercise right now, for host pages, walls and the report after the event."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import quizzes
from content import steps
from quizzes.schema import Quiz, Scenario
from workshop import pictures
from workshop.exercises import AGAIN, Exercise, all_exercises
from workshop.frames import Frame, plain
from workshop.lately import lately
from workshop.moderation import hidden_words, said_in, shows_in
from workshop.room_body import body_shown
from workshop.room_change import PAIRS, change_shown, paired
from workshop.room_map import beside_guess, fitting, guess_shown, guessed, map_shown, placed
from workshop.room_votes import pledges_shown, votes_shown
from workshop.room_words import Spoken, gathered, words_shown
from workshop.rooms import Room
from workshop.sheets import counts, of_exercise, sheets_in
from workshop.store import Store
from workshop.two_rounds import in_second, voted_again

Facts = Mapping[str, float | str | bool]
GUESS, MAP = "guesses", "map"
BESIDE = ("tilt", "ground", "beyond")
"""What of the other frame stands beside the guess, or beside the map."""


def showing(store: Store, room: Room, exercise: str) -> Frame | None:
    """What the wall may show of an exercise right now; None before it is revealed, and while there is too little.

    In: the room as it stands now (rooms.find). Out: a frame with `shown` for the picture and `facts` for the compass.
    Words, votes, pledges and counts are of this moment (number 0); the rest follows the rules of frames.
    While nothing changed, a look costs one small query and nothing is scored.
    """
    step = room.steps.get(exercise)
    return found(store, room, exercise) if step is not None and step.shown else None


def found(store: Store, room: Room, exercise: str) -> Frame | None:
    """The same whether it was revealed or not: for what is read after an exercise has closed.

    Raises KeyError for an exercise that there is not.
    """
    one = all_exercises()[exercise]
    beside = _beside(room, one)
    these = [one.id, *([one.first] if one.first else []), *([beside.id] if beside else [])]
    sheets, other = _mark(store, room, these)
    urgent = (other, beside.id if beside else "")
    return lately(store, (room.id, one.id), sheets, urgent, lambda: WORK[one.shows](store, room, one))


def finished(store: Store, room: Room, exercise: str) -> int:
    """How many sheets of an exercise are finished: of answers about oneself those that its picture can hold, and of a
    vote in its second round those with a second vote.

    For the counts on a page. All sheets that came in would be another number than that of the picture beside them, and
    the difference those who passed over most of it. Costs one small query while nothing changed.
    """
    one = all_exercises()[exercise]
    again = in_second(room, exercise)
    if not (one.about_oneself or again):
        return counts(store, room)[1].get(exercise, 0)

    def count() -> Frame:
        sheets = of_exercise(store, room, exercise)
        done = [sheet for sheet in sheets if voted_again(sheet.answers)] if again else fitting(_scored(one), sheets)
        return Frame(exercise, 0, len(done))

    sheets, _ = _mark(store, room, [exercise])
    found = lately(store, (room.id, f"{exercise}:{'again' if again else 'finished'}"), sheets, "", count)
    return found.n if found is not None else 0


def naming(room: Room) -> str:
    """How charts call what a room calls its names."""
    return "neutral" if room.names == "neutral" else "named"


def words_said(store: Store, room: Room, exercise: str) -> tuple[Spoken, ...]:
    """All words of an exercise, hidden ones too: for the host to read before they go up. Empty for any other kind."""
    one = all_exercises()[exercise]
    sheets = of_exercise(store, room, exercise)
    return tuple(gathered(said_in(one, sheets), one.feel or "", lot=room.code)) if one.shows == "spoken" else ()


def _mark(store: Store, room: Room, these: list[str]) -> tuple[Hashable, Hashable]:
    """What changes whenever a sheet of these exercises does, and what does with a frame or a hidden word."""
    with store.reading() as tx:
        rows = tx.rows(
            "SELECT exercise AS a, COUNT(*) AS b, SUM(edition) AS c, MAX(edition) AS d FROM sheets "
            "WHERE room_id = :room AND exercise IN :these GROUP BY exercise "
            "UNION ALL SELECT exercise, -1, number, 0 FROM frames WHERE room_id = :room AND exercise IN :these "
            "UNION ALL SELECT word, -2, 0, 0 FROM hidden_words WHERE room_id = :room",
            room=room.id,
            these=these,
        )
    found = [(str(row["a"]), int(row["b"]), int(row["c"]), int(row["d"])) for row in rows]
    return frozenset(row for row in found if row[1] >= 0), frozenset(row for row in found if row[1] < 0)


def _scored(one: Exercise) -> Quiz:
    """The whole questionnaire of an exercise: its scorer knows what was not asked."""
    return quizzes.load_all()[one.quiz or ""]


def _asked(one: Exercise) -> Quiz:
    asked = one.asked()
    assert asked is not None  # noqa: S101 (all but the steps have a questionnaire; all_exercises checks)
    return asked


def _beside(room: Room, one: Exercise) -> Exercise | None:
    """The exercise whose frame stands beside this one: the guess beside the map, the map beside the guess.

    A guess speaks once it was shown or closed, a map once it was shown.
    """
    wanted = {MAP: GUESS, GUESS: MAP}.get(one.shows)
    for name in reversed(room.exercises):
        step = room.steps[name]
        if all_exercises()[name].shows == wanted and (step.shown or (wanted == GUESS and step.state == "closed")):
            return all_exercises()[name]
    return None


def _frame_of_map(store: Store, room: Room, one: Exercise) -> Frame | None:
    quiz = _scored(one)
    return pictures.look(
        store, room, one.id, lambda sheets: map_shown(quiz, sheets), fits=lambda sheets: placed(quiz, sheets)
    )


def _frame_of_guess(store: Store, room: Room, one: Exercise) -> Frame | None:
    quiz = _scored(one)
    return pictures.look(
        store, room, one.id, lambda sheets: guess_shown(quiz, sheets), fits=lambda sheets: guessed(quiz, sheets)
    )


def _map(store: Store, room: Room, one: Exercise) -> Frame | None:
    other = _beside(room, one)
    guess = _frame_of_guess(store, room, other) if other else None
    return _with_gap(_frame_of_map(store, room, one), guess, of_guess=False)


def _guess(store: Store, room: Room, one: Exercise) -> Frame | None:
    other = _beside(room, one)
    result = _frame_of_map(store, room, other) if other else None
    return _with_gap(result, _frame_of_guess(store, room, one), of_guess=True)


def _with_gap(result: Frame | None, guess: Frame | None, *, of_guess: bool) -> Frame | None:
    """One of two frames, with the means of the other beside its own where both can be shown."""
    frame, other = (guess, result) if of_guess else (result, guess)
    if frame is None or other is None:
        return frame
    more, facts = beside_guess(result, guess)
    more["beside"] = {"n": other.n, "beyond": {}} | {one: other.shown[one] for one in BESIDE if one in other.shown}
    return replace(frame, shown={**frame.shown, **more}, facts={**frame.facts, **facts})


def _body(store: Store, room: Room, one: Exercise) -> Frame | None:
    quiz = _asked(one)
    return pictures.look(store, room, one.id, lambda sheets: body_shown(quiz, sheets))


def _change(store: Store, room: Room, one: Exercise) -> Frame | None:
    quiz, before = _scored(one), of_exercise(store, room, one.first or "")
    return pictures.look(
        store,
        room,
        one.id,
        lambda pairs: change_shown(quiz, pairs),
        least=PAIRS,
        fits=lambda after: paired(quiz, before, after),
    )


def _words(store: Store, room: Room, one: Exercise) -> Frame | None:
    with store.reading() as tx:
        may = shows_in(tx, room, one.id, sheets := sheets_in(tx, room, one.id))
    said, sets = said_in(one, sheets), _asked(one).tags
    order = list(sets[one.feel].labels) if one.feel else []
    hidden = hidden_words(store, room)
    return _now(one, len(said), words_shown(said, one.feel or "", order, hidden, only=may, lot=room.code))


def _votes(store: Store, room: Room, one: Exercise) -> Frame | None:
    sheets = of_exercise(store, room, one.id)
    moments: list[dict[str, Any]] = []
    facts: dict[str, Facts] = {}
    for item in _asked(one).of_kind(Scenario):
        first, second = (
            {sheet.seat: str(given) for sheet in sheets if (given := sheet.answers.get(name))}
            for name in (item.id, f"{item.id}{AGAIN}")
        )
        shown, facts[item.id] = votes_shown([str(option.letter) for option in item.options], first, second)
        moments.append({"id": item.id, **shown})
    # The moment that splits the room the most is the one to talk about. Where several do alike, or none does, it is the
    # first of them, and `most_split` says so. `facts` holds what the compass may know of each, for whoever looks at it.
    agreed = {
        str(moment["id"]): Fraction(max(moment["first"].values()), sum(moment["first"].values()))
        for moment in moments
        if moment["first"]
    }
    least = min(agreed.values(), default=Fraction(1))
    talk = next((name for name, share in agreed.items() if share == least), "")
    most_split = [name for name, share in agreed.items() if share == least < 1]
    shown = {"moments": moments, "split": talk, "most_split": most_split, "facts": facts}
    return _now(one, len(sheets), (shown, facts.get(talk, {})))


def _pledges(store: Store, room: Room, one: Exercise) -> Frame | None:
    picked = [str(sheet.answers.get(one.id, "")) for sheet in of_exercise(store, room, one.id)]
    return _now(one, len(picked), pledges_shown({step.id: step.kind for step in steps().values()}, picked))


def _count(store: Store, room: Room, one: Exercise) -> Frame | None:
    return _now(one, len(fitting(_scored(one), of_exercise(store, room, one.id))), ({}, {}))


def _now(one: Exercise, n: int, made: tuple[Mapping[str, Any], Facts]) -> Frame | None:
    """A frame of this moment, of what was said to the room on purpose; None where nothing came in yet."""
    shown, facts = made
    return Frame(one.id, 0, n, plain(shown), {"exercise": one.id, "n": n, **facts}) if n else None


WORK: Mapping[str, Callable[[Store, Room, Exercise], Frame | None]] = {
    "spoken": _words,
    "bodies": _body,
    GUESS: _guess,
    MAP: _map,
    "votes": _votes,
    "picked": _pledges,
    "count": _count,
    "change": _change,
}
"""How each kind of picture (`shows` in exercises.toml) is worked out."""
