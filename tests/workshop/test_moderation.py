from __future__ import annotations

import pytest

from tests.workshop.rooms_made import made
from workshop.faults import Refused
from workshop.moderation import hidden_words, hide_word, show_word
from workshop.store import Store


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
