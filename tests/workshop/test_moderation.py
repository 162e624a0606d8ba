from __future__ import annotations

import pytest

from tests.workshop.rooms_made import Made, made, token
from workshop import stages
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.moderation import hidden_words, hide_word, let, note_read, show_word, waiting
from workshop.room_words import LISTED
from workshop.sheets import withdraw
from workshop.showing import found, showing, words_said
from workshop.store import Store

WORDS = next(one.id for one in all_exercises().values() if one.shows == "spoken")


def said(room: Made, *words: str) -> None:
    """Each word by a seat of its own, from seat 0 on."""
    for seat, word in enumerate(words):
        say(room, seat, word)


def say(room: Made, seat: int, *words: str) -> None:
    room.post(seat, WORDS, {"words": list(words)})


def wall(room: Made) -> list[str]:
    frame = showing(room.store, room.seen(), WORDS)
    return [one["word"] for one in frame.shown["words"]] if frame else []


def waits(room: Made) -> list[str]:
    return [one.word for one in waiting(room.store, room.seen(), WORDS)]


def test_a_word_goes_and_comes_back_however_it_is_written(store: Store) -> None:
    room, other = made(store, "words"), made(store, "words")
    hidden = hide_word(store, room.code, room.key, " Grúmpy ")
    assert hidden_words(store, hidden) == {"grumpy"}
    assert hidden.revision == 2
    assert hide_word(store, room.code, room.key, "grumpy").revision == 2
    assert hidden_words(store, other.seen()) == frozenset()
    back = show_word(store, room.code, room.key, "GRUMPY")
    assert (back.revision, hidden_words(store, back)) == (3, frozenset())
    assert hide_word(store, room.code, room.key, " \x00 ").revision == 3


def test_only_the_host_hides(store: Store) -> None:
    room = made(store, "words")
    for act in (hide_word, show_word):
        with pytest.raises(Refused) as no:
            act(store, room.code, "x", "grumpy")
        assert no.value.status == 403


@pytest.mark.parametrize(
    ("hidden", "other"),
    [
        ("fuckyou", "fuck you"),
        ("fuck you", "F.u.c.k-You"),
        ("Hans-Peter", "hanspeter"),
        ("hanspeter", "Hans Péter"),
        ("hanspeter", "hanspeterr"),
        ("hanspeter", "hansepter"),
    ],
)
def test_a_hidden_word_is_no_way_written_on_the_wall(store: Store, hidden: str, other: str) -> None:
    room = made(store, WORDS)
    room.to(WORDS)
    # Said more often than the hidden one, so that it would be the word that the others join.
    said(room, other, other, hidden, "kind")
    hide_word(store, room.code, room.key, hidden)
    room.to(f"{WORDS}:reveal")
    assert wall(room) == ["kind"]
    off = hidden_words(store, room.seen())
    assert all(one.key in off for one in words_said(store, room.seen(), WORDS) if one.word != "kind")
    # Put back by either spelling, all of it comes back.
    revision = room.seen().revision
    assert show_word(store, room.code, room.key, other).revision == revision + 1
    assert len(wall(room)) > 1 and not hidden_words(store, room.seen())


def test_hiding_leaves_other_words_alone(store: Store) -> None:
    room = made(store, WORDS)
    room.to(f"{WORDS}:reveal")
    said(room, "expensive", "extensive", "warm", "war")
    let(store, room.code, room.key, WORDS, waits(room))
    hide_word(store, room.code, room.key, "extensive")
    hide_word(store, room.code, room.key, "war")
    assert wall(room) == ["expensive", "warm"]


def test_after_the_reveal_a_new_word_waits_for_the_host(store: Store) -> None:
    room = made(store, WORDS)
    room.to(WORDS)
    said(room, "Kind", "friendly", "calm")
    assert waits(room) == [] and words_said(store, room.seen(), WORDS)
    room.to(f"{WORDS}:reveal")
    assert wall(room) == ["calm", "friendly", "Kind"]
    say(room, 7, "SLUR Peter Muster", "kind", "freindly", "slow tea")
    # What the wall has already counts at once, near spellings too; anything else waits.
    frame = showing(store, room.seen(), WORDS)
    assert frame is not None and [(one["word"], one["count"]) for one in frame.shown["words"]] == [
        ("friendly", 2), ("kind", 2), ("calm", 1)]  # fmt: skip
    assert waits(room) == ["slow tea", "SLUR Peter Muster"]
    assert "SLUR" not in str(found(store, room.seen(), WORDS)), "the report neither"
    revision = room.seen().revision
    for _ in range(2):
        assert let(store, room.code, room.key, WORDS, ["slow tea"]).revision == revision
    assert "slow tea" in wall(room) and waits(room) == ["SLUR Peter Muster"]
    hide_word(store, room.code, room.key, "slur peter muster")
    assert waits(room) == [] and "SLUR Peter Muster" not in wall(room)
    show_word(store, room.code, room.key, "slur peter muster")
    assert waits(room) == ["SLUR Peter Muster"], "back to where it was"


def test_a_new_word_never_gives_its_spelling_to_one_that_was_let(store: Store) -> None:
    room = made(store, WORDS)
    room.to(WORDS)
    said(room, "friendly")
    room.to(f"{WORDS}:reveal")
    for seat in range(1, 5):
        say(room, seat, "freindly")  # more often than the right one by now
    frame = showing(store, room.seen(), WORDS)
    assert frame is not None and [(one["word"], one["count"]) for one in frame.shown["words"]] == [("friendly", 5)]


def test_hiding_the_wall_and_showing_it_again_lets_nothing_by_the_way(store: Store) -> None:
    room = made(store, WORDS)
    room.to(f"{WORDS}:reveal")
    said(room, "late")
    for place in ("hide", f"{WORDS}:open", f"{WORDS}:close"):
        if place == "hide":
            stages.hide(store, room.code, room.key)
        else:
            room.to(place)
        room.to(f"{WORDS}:reveal")
        assert (wall(room), waits(room)) == ([], ["late"])


def test_a_word_that_was_taken_back_lies_nowhere_in_the_store(store: Store) -> None:
    room = made(store, WORDS)
    room.to(WORDS)
    said(room, "gertrud", "calm")
    room.to(f"{WORDS}:reveal")
    assert withdraw(store, room.code, token(0)) == 1
    with store.reading() as tx:
        held = [tx.rows(f"SELECT * FROM {name}") for name in ("rooms", "sheets", "frames", "hidden_words")]  # noqa: S608
    assert "calm" in str(held) and "gertrud" not in str(held)
    # The others stay where they are, and who says it anew waits no more than before.
    let(store, room.code, room.key, WORDS, ["other"])
    assert wall(room) == ["calm"]
    say(room, 5, "gertrud")
    assert waits(room) == ["gertrud"], "once the list was written anew it is forgotten there too"


def test_who_lets_what(store: Store) -> None:
    room = made(store, WORDS, "guess")
    room.to(WORDS)
    for key, exercise, status in (("x", WORDS, 403), (room.key, "guess", 422), (room.key, "body", 422),
                                  (room.key, WORDS, 409)):  # fmt: skip
        with pytest.raises(Refused) as no:
            let(store, room.code, key, exercise, ["kind"])
        assert no.value.status == status
    assert waiting(store, room.seen(), "guess") == ()


# ---- a full hall: more words than a page of the host's list holds -----------------------------


def full(store: Store, n: int = 101) -> Made:
    room = made(store, WORDS)
    room.to(WORDS)
    said(room, *(f"w{at:03}" for at in range(n)))
    return room


def pages(room: Made) -> list[str]:
    """The words as the host's list has them, by their keys."""
    return [one.key for one in words_said(room.store, room.seen(), WORDS)]


def test_words_on_pages_that_no_host_opened_wait_at_the_reveal(store: Store) -> None:
    room = full(store)
    first = pages(room)[:LISTED]
    room.to(f"{WORDS}:reveal")
    assert sorted(wall(room)) == sorted(first)
    assert len(waits(room)) == 41 and not set(waits(room)) & set(first)
    # Hiding one brings none up; letting one does.
    hide_word(store, room.code, room.key, first[0])
    assert len(wall(room)) == LISTED - 1 and len(waits(room)) == 41
    let(store, room.code, room.key, WORDS, waits(room)[:1])
    assert len(wall(room)) == LISTED and len(waits(room)) == 40
    show_word(store, room.code, room.key, first[0])
    assert len(wall(room)) == LISTED + 1


def test_words_on_a_page_that_was_opened_go_up(store: Store) -> None:
    room = full(store)
    second = pages(room)[LISTED:]
    assert shows_nothing_yet(room)
    note_read(store, room.code, room.key, WORDS, second[:10])
    note_read(store, room.code, room.key, WORDS, second[5:12])
    assert shows_nothing_yet(room), "noting lets nothing up before the reveal, and none waits"
    say(room, 200, "brand new one")  # in nobody's list yet; by lot it may stand on the first page
    room.to(f"{WORDS}:reveal")
    assert set(second[:12]) <= set(wall(room))
    assert set(waits(room)) <= {*second[12:], *pages(room)[LISTED - 1 :]} and len(waits(room)) >= len(second[12:])
    # Afterwards reading is not letting.
    some = waits(room)[:5]
    note_read(store, room.code, room.key, WORDS, some)
    assert waits(room)[:5] == some
    for place in (WORDS, f"{WORDS}:reveal"):
        room.to(place)
    assert waits(room)[:5] == some


def shows_nothing_yet(room: Made) -> bool:
    return wall(room) == [] and waits(room) == []


def test_what_was_hidden_before_comes_back_to_the_wall_and_a_taken_back_one_leaves_no_trace(store: Store) -> None:
    room = full(store)
    last = pages(room)[-1]
    hide_word(store, room.code, room.key, last)
    note_read(store, room.code, room.key, WORDS, pages(room))
    with store.reading() as tx:
        assert "w0" not in str(tx.rows("SELECT kept FROM frames"))
    room.to(f"{WORDS}:reveal")
    assert len(wall(room)) == 100 and waits(room) == []
    show_word(store, room.code, room.key, last)
    assert len(wall(room)) == 101


def test_only_the_host_notes_and_only_of_this_room(store: Store) -> None:
    room = full(store, 3)
    with pytest.raises(Refused) as no:
        note_read(store, room.code, "x", WORDS, ["w000"])
    assert no.value.status == 403
    note_read(store, room.code, room.key, "guess", ["w000"])
    with store.reading() as tx:
        assert tx.rows("SELECT kept FROM frames") == []


def test_emoji_are_said_hidden_and_let_like_words(store: Store) -> None:
    room = made(store, WORDS)
    room.to(WORDS)
    said(room, "❤️", "❤", "😊", "🖕🏽", "می‌خواهم", "क्‍ष")
    hide_word(store, room.code, room.key, "🖕")
    room.to(f"{WORDS}:reveal")
    assert set(wall(room)) == {"❤", "😊", "می‌خواهم", "क्‍ष"}
    say(room, 9, "🖕", "💆‍♀️")
    assert waits(room) == ["💆‍♀️"]
    let(store, room.code, room.key, WORDS, [one.key for one in waiting(store, room.seen(), WORDS)])
    assert "💆‍♀️" in wall(room)
