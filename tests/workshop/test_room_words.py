from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.room_words import LISTED, Hidden, _joined, alike, forms_of, gathered, plainly, words_shown


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("  Café! ", "cafe"),
        ("SMILE", "smile"),
        ("Über-nett", "uber nett"),
        ("don’t", "dont"),
        ("…", ""),
        ("微笑", "微笑"),
        ("Kind.", "kind"),
        ("𝓡𝓾𝓭𝓮", "rude"),
        ("ru\u200bde", "rude"),
        # Emoji beside letters are marks, alone they are what was said; how one is drawn and its shade are not.
        ("💆‍♀️ joy", "joy"),
        ("❤️", "❤"),
        ("❤", "❤"),
        ("👍🏽", "👍"),
        ("👩‍❤️‍👨", "👩❤👨"),
        ("\U0001fae9", "\U0001fae9"),
        ("€€€", "€€€"),
        # What joins letters is no letter; marks that are letters of their script are.
        ("می‌خواهم", "میخواهم"),
        ("किताब", "किताब"),
        ("ดี", "ดี"),
        ("ดุ", "ดุ"),
        ("\u0301\ufe0f\u200d", ""),
    ],
)
def test_plain_forms(word, plain):
    assert plainly(word) == plain


@given(st.text(max_size=12))
def test_a_plain_form_is_its_own_plain_form(word):
    assert plainly(plainly(word)) == plainly(word)


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
    assert listed(gathered(room)) == [("friendly", 4), ("café", 2)]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (["Customer.", "customer"], "customer"),
        (["Customer", "customer"], "customer"),
        (["CALM", "Calm"], "Calm"),
        (["“kind”", "Kind"], "Kind"),
        (["dont", "don’t"], "dont"),
        (["Customer.", "Customer.", "customer"], "Customer."),
        (["joy 😊", "joy 😊", "joy"], "joy"),  # the host may have read it without
        (["❤️", "❤️", "❤"], "❤️"),
    ],
)
def test_at_a_tie_the_plainest_spelling_shows(said, shown):
    assert listed(gathered([[word] for word in said])) == [(shown, len(said))]
    assert listed(gathered([[word] for word in reversed(said)])) == [(shown, len(said))]


def hall(n):
    """Three words said twice, and so many once; by alphabet those said twice stand last."""
    return [[f"zz{at}"] for at in range(3)] * 2 + [[f"w{at:03}"] for at in range(n)]


def test_of_a_full_hall_a_lot_and_not_the_alphabet_says_whose_words_come_first():
    first = [one.word for one in gathered(hall(200), lot="bamo-tigule")[:LISTED]]
    assert first[:3] == ["zz0", "zz1", "zz2"] and first[3:] == sorted(first[3:])
    assert first[3:] != [f"w{at:03}" for at in range(LISTED - 3)]
    # By chance 57 of 200 are drawn; of the last fifty all four dozen or none would be less than one in a million.
    assert 2 <= sum(word >= "w150" for word in first[3:]) <= 30
    assert first == [one.word for one in gathered(hall(200)[::-1], lot="bamo-tigule")[:LISTED]]
    assert first != [one.word for one in gathered(hall(200), lot="tigu-lebamo")[:LISTED]]


def test_one_word_more_changes_at_most_one_of_those_that_come_first():
    before = {one.word for one in gathered(hall(200), lot="x")[:LISTED]}
    for at in range(20):
        after = {one.word for one in gathered([*hall(200), [f"late{at}"]], lot="x")[:LISTED]}
        assert len(before - after) <= 1 and after - before <= {f"late{at}"}


def test_what_shows_is_drawn_among_what_may_show():
    room, may = hall(200), {f"w{at:03}" for at in range(100)}
    shown, facts = words_shown(room, only=may, lot="x")
    assert facts["words.different"] == 100
    assert [one.key for one in shown["words"]] == [
        one.key for one in gathered([[word] for word in sorted(may)], lot="x")
    ]


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
