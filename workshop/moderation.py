"""Words that the host takes off the wall and puts back, and words that wait for the host once the wall is lit.

Before the first reveal the host reads the list, so that it goes up at once: its first page, and each further one that
was opened. What stood behind, and what comes in later, waits until it is let: nobody reads it on the wall first. Kept
are hashes of the forms that may show or were read, beside the frames of the other exercises, so that a word that is
taken back lies nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from quizzes.schema import FreeWords
from workshop.codes import hashed
from workshop.exercises import Exercise, all_exercises
from workshop.faults import Refused
from workshop.frames import Sheet
from workshop.room_words import LISTED, Hidden, Spoken, forms_of, gathered, plainly
from workshop.rooms import Room, room_in
from workshop.sheets import sheets_in
from workshop.store import Store, Transaction

NO_WORDS = "This part of the room gathers no words."
NOT_YET = "Nothing waits before the words are shown: all of them go up together."
SHORT = 20
"""Signs of a hash that are kept: enough that no two words of a room share one."""


def hide_word(store: Store, code: str, host_key: str, word: str, *, day: date | None = None) -> Room:
    """Takes a word, however it is written, off every screen, near spellings too. Raises Refused as rooms.as_host."""
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        plain = _plain(word)
        if plain and plain not in _hidden(tx, room):
            tx.run("INSERT INTO hidden_words (room_id, word) VALUES (:room, :word)", room=room.id, word=plain)
            return _moved(tx, room, day)
        return room


def show_word(store: Store, code: str, host_key: str, word: str, *, day: date | None = None) -> Room:
    """Puts a hidden word back to where it was, with its near spellings. Raises Refused as rooms.as_host."""
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        plain = _plain(word)
        if by := [one for one in _hidden(tx, room) if plain in Hidden([one])]:
            tx.run("DELETE FROM hidden_words WHERE room_id = :room AND word IN :by", room=room.id, by=by)
            return _moved(tx, room, day)
        return room


def hidden_words(store: Store, room: Room) -> Hidden:
    """The plain forms (workshop.room_words.plainly) of the words that are off the wall; near ones are in it too."""
    with store.reading() as tx:
        return _hidden(tx, room)


def waiting(store: Store, room: Room, exercise: str) -> tuple[Spoken, ...]:
    """Words that wait until they are let, as the host may read them: they came after the reveal, or were on no page.

    Hidden ones wait for nothing. Empty before the reveal, and for an exercise without words.
    """
    one = all_exercises()[exercise]
    if one.shows != "spoken":
        return ()
    with store.reading() as tx:
        may = shows_in(tx, room, exercise, sheets := sheets_in(tx, room, exercise))
        hidden = _hidden(tx, room)
    if may is None:
        return ()
    found = gathered(said_in(one, sheets), one.feel or "", hidden, first=may, lot=room.code)
    return tuple(word for word in found if word.key not in may)


def let(
    store: Store, code: str, host_key: str, exercise: str, words: Sequence[str], *, day: date | None = None
) -> Room:
    """Lets words of `waiting` (by their `key`) onto the wall; twice is as good as once, and so is a word that is gone.

    Name the words that the host has read: one that came in a moment ago goes on waiting. Gives the room, whose
    revision stays: no phone has anything to do with it.
    Raises Refused: 404, 410, 403 as rooms.as_host; 422 for an exercise without words, 409 before the reveal.
    """
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        if exercise not in room.exercises or all_exercises()[exercise].shows != "spoken":
            raise Refused(NO_WORDS, 422)
        may = shows_in(tx, room, exercise, sheets_in(tx, room, exercise))
        if may is None:
            raise Refused(NOT_YET, 409)
        more = {plain for word in words if (plain := _plain(word))}
        if more - may:
            _let(tx, room, exercise, may | more)
        return room


def note_read(store: Store, code: str, host_key: str, exercise: str, words: Sequence[str]) -> None:
    """Notes that the host had these words (by their `key`) before them: the first reveal lets them.

    Needed only of a list of more than LISTED words. After the reveal it says nothing. Raises Refused as rooms.as_host.
    """
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, lock=True)
        kept = _kept(tx, room, exercise)
        if exercise in room.exercises and "let" not in kept:
            new = [_short(_plain(word), room) for word in words]
            _keep(tx, room, exercise, {"read": [*kept.get("read", ()), *new]})


def let_what_is_there(tx: Transaction, room: Room, exercise: str) -> None:
    """The first reveal: every word that the host could read by now may show. Inside the transaction that reveals.

    Those are the first LISTED, which every list begins with, those that were noted as read, and those that were hidden.
    """
    one = all_exercises()[exercise]
    if one.shows != "spoken":
        return
    said, hidden = said_in(one, sheets_in(tx, room, exercise)), _hidden(tx, room)
    noted = set(_kept(tx, room, exercise).get("read", ()))
    may = {form for form in forms_of(said) if form in hidden}
    for at, word in enumerate(gathered(said, hidden=hidden, lot=room.code)):
        if at < LISTED or any(_short(form, room) in noted for form in word.forms):
            may.update(word.forms)
    _let(tx, room, exercise, may)


def shows_in(tx: Transaction, room: Room, exercise: str, sheets: Sequence[Sheet]) -> frozenset[str] | None:
    """The plain forms in these sheets that may show, inside a transaction. None: all of them, nothing waits yet."""
    kept = _kept(tx, room, exercise)
    if "let" not in kept:
        return None
    let_so_far = frozenset(kept["let"])
    return frozenset(
        form for form in forms_of(said_in(all_exercises()[exercise], sheets)) if _short(form, room) in let_so_far
    )


def said_in(exercise: Exercise, sheets: Sequence[Sheet]) -> list[object]:
    """The words of each sheet that has any, as `gathered` takes them."""
    quiz = exercise.asked()
    items = quiz.of_kind(FreeWords) if quiz else []
    return [said for sheet in sheets for item in items[:1] if (said := sheet.answers.get(item.id))]


def _let(tx: Transaction, room: Room, exercise: str, forms: Collection[str]) -> None:
    """The forms that may show from now on; those that nobody says any more are forgotten."""
    _keep(tx, room, exercise, {"let": [_short(form, room) for form in forms]})


def _kept(tx: Transaction, room: Room, exercise: str) -> Mapping[str, list[str]]:
    """Hashes of what may show ("let"), and until the first reveal of what was read ("read")."""
    row = tx.row("SELECT kept FROM frames WHERE room_id = :room AND exercise = :one", room=room.id, one=exercise)
    found: dict[str, list[str]] = json.loads(row["kept"]) if row else {}
    return found


def _keep(tx: Transaction, room: Room, exercise: str, kept: Mapping[str, Collection[str]]) -> None:
    tx.run(
        "INSERT INTO frames (room_id, exercise, number, kept) VALUES (:room, :exercise, 1, :kept) "
        "ON CONFLICT (room_id, exercise) DO UPDATE SET number = frames.number + 1, kept = excluded.kept",
        room=room.id,
        exercise=exercise,
        kept=json.dumps({name: sorted(set(these)) for name, these in kept.items()}, separators=(",", ":")),
    )


def _short(form: str, room: Room) -> str:
    return hashed(form, room.code)[:SHORT]


def _plain(word: str) -> str:
    return plainly(word.replace("\x00", " "))


def _hidden(tx: Transaction, room: Room) -> Hidden:
    rows = tx.rows("SELECT word FROM hidden_words WHERE room_id = :room", room=room.id)
    return Hidden([str(row["word"]) for row in rows])


def _moved(tx: Transaction, room: Room, day: date | None) -> Room:
    tx.run("UPDATE rooms SET revision = revision + 1 WHERE id = :id", id=room.id)
    return room_in(tx, room.code, day=day)
