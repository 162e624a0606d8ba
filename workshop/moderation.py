"""Words that the host takes off the wall, and puts back."""

from __future__ import annotations

from datetime import date

from workshop.room_words import plainly
from workshop.rooms import Room, room_in
from workshop.store import Store


def hide_word(store: Store, code: str, host_key: str, word: str, *, day: date | None = None) -> Room:
    """Takes a word, however it is written, off every screen. Raises Refused as rooms.as_host."""
    return _change(
        store,
        code,
        host_key,
        word,
        "INSERT INTO hidden_words (room_id, word) VALUES (:room, :word) ON CONFLICT (room_id, word) DO NOTHING",
        day,
    )


def show_word(store: Store, code: str, host_key: str, word: str, *, day: date | None = None) -> Room:
    """Puts a hidden word back. Raises Refused as rooms.as_host."""
    return _change(store, code, host_key, word, "DELETE FROM hidden_words WHERE room_id = :room AND word = :word", day)


def hidden_words(store: Store, room: Room) -> frozenset[str]:
    """The plain forms (workshop.room_words.plainly) of the words that are off the wall."""
    with store.reading() as tx:
        rows = tx.rows("SELECT word FROM hidden_words WHERE room_id = :room", room=room.id)
    return frozenset(str(row["word"]) for row in rows)


def _change(store: Store, code: str, host_key: str, word: str, sql: str, day: date | None) -> Room:
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        plain = plainly(word.replace("\x00", " "))
        if plain and tx.run(sql, room=room.id, word=plain):
            tx.run("UPDATE rooms SET revision = revision + 1 WHERE id = :id", id=room.id)
        return room_in(tx, room.code, day=day)
