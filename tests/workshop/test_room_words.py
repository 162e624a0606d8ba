from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.room_words import Hidden, _joined, alike, forms_of, gathered, plainly, words_shown


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("  Café! ", "cafe"),
        ("SMILE", "smile"),
        ("Über-nett", "uber nett"),
        ("don’t", "dont"),
        ("…", ""),
        ("微笑", "微笑"),
    ],
)
def test_plain_forms(word, plain):
    assert plainly(word) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [("friendly", "freindly"), ("listening", "listning"), ("hospitality", "hospitelity"), ("patience", "patiences")],
)
def test_a_slip_of_the_finger(one, other):
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("warm", "war"),
        ("polite", "police"),
        ("expensive", "extensive"),
        ("attention", "intention"),
        ("friendly", "unfriendly"),
        ("careful", "careless"),
        ("patience", "patients"),
        ("quiet", "quite"),
    ],
)
def test_two_words_stay_two(one, other):
    assert not alike(one, other) and not alike(other, one)


@given(st.text(max_size=12), st.text(max_size=12))
def test_alike_works_both_ways_on_anything(one, other):
    assert alike(plainly(one), plainly(other)) == alike(plainly(other), plainly(one))


def listed(found):
    return [(one.word, one.count) for one in found]


def test_merged_by_case_accents_and_spelling():
    room = [["Friendly"], ["friendly", "café"], ["freindly", "Cafe"], ["friendly", "FRIENDLY"]]
    assert listed(gathered(room)) == [("friendly", 4), ("Cafe", 2)]


def test_a_chain_of_slips_does_not_carry_on():
    # listening - listenin - listeni: the last differs by two letters from the first.
    room = [["listening"]] * 3 + [["listenin"]] * 2 + [["listeni"]]
    assert listed(gathered(room)) == [("listening", 5), ("listeni", 1)]


@given(st.lists(st.text("abcdef", min_size=6, max_size=8), max_size=30))
def test_joining_by_rests_is_joining_by_looking_at_all(words):
    forms = list(dict.fromkeys(words))
    slow: dict[str, list[str]] = {}
    for form in forms:
        home = next((centre for centre in slow if alike(centre, form)), form)
        slow.setdefault(home, []).append(form)
    assert _joined(forms, ()) == slow


def test_the_host_hides_a_word_or_keeps_two_apart():
    room = [["listening"]] * 3 + [["listenin"]] + [["rude"]]
    assert listed(gathered(room, hidden=["rude"])) == [("listening", 4)]
    assert listed(gathered(room, hidden=["listening", "rude"])) == []
    assert listed(gathered(room, hidden=["rude"], apart=["listenin"])) == [("listening", 3), ("listenin", 1)]
    assert listed(gathered(room, hidden=["listenin"])) == [("rude", 1)], "a near spelling goes with it"


def test_what_is_hidden_holds_near_forms_and_lists_its_own():
    hidden = Hidden(["hans peter", "listening"])
    assert hidden == {"hans peter", "listening"} and sorted(hidden) == ["hans peter", "listening"] and len(hidden) == 2
    assert all(one in hidden for one in ("hanspeter", "hans peter", "ha nspeter", "listenin", "hans peterr"))
    assert not any(one in hidden for one in ("hans", "peter", "", " ", "listen", 3, None))
    assert not Hidden() and "x" not in Hidden([""])


@given(st.lists(st.text("abc ", max_size=8), max_size=4), st.text("abc ", max_size=8))
def test_hidden_is_what_looking_at_all_of_them_finds(forms, form):
    bare = plainly(form).replace(" ", "")
    slow = bool(bare) and any(alike(bare, plainly(one).replace(" ", "")) for one in forms if plainly(one))
    assert (plainly(form) in Hidden([plainly(one) for one in forms])) == slow


def test_of_a_wall_that_is_lit_only_what_was_let_shows():
    room = [["kind"], ["listening"], ["listenin"], ["listenin"], ["new"]]
    shown, facts = words_shown(room, only={"kind", "listening"})
    assert listed(shown["words"]) == [("listening", 3), ("kind", 1)] and facts["words.different"] == 2
    assert forms_of(room) == {"kind", "listening", "listenin", "new"}


def tagged(word, feel):
    return [{"word": word, "tags": {"feel": feel}}]


def test_feelings_by_hand():
    room = [*[tagged("smile", "warm")] * 3, tagged("Smile", "cold"), tagged("rules", "cold"), tagged("tips", "odd")]
    shown, facts = words_shown(room, "feel", ("warm", "cold", "mixed"))
    assert [(one.word, one.feel) for one in shown["words"]] == [("smile", "warm"), ("rules", "cold"), ("tips", "odd")]
    # Of five tagged words three are warm, two cold.
    assert shown["feel"] == {"warm": 0.6, "cold": 0.4, "mixed": 0.0}
    assert facts["words.warm"] == 0.6 and facts["words.different"] == 3


def test_feelings_of_four_do_not_show():
    shown, facts = words_shown([tagged("smile", "warm")] * 4, "feel", ("warm", "cold"))
    assert shown["feel"] == {} and "words.warm" not in facts
    assert listed(shown["words"]) == [("smile", 4)]


def test_a_tie_has_no_feeling():
    assert gathered([tagged("smile", "warm"), tagged("smile", "cold")], "feel")[0].feel == ""


@pytest.mark.parametrize("odd", [None, 3, {"word": "x"}, [3], [{"word": 3}], [{"tags": {}}], [["x"]], [{"word": " "}]])
def test_what_is_no_word_is_left_out(odd):
    assert gathered([odd, ["warm"]]) == gathered([["warm"]])
