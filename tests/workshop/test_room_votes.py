from __future__ import annotations

from workshop.room_votes import pledges_shown, votes_shown

OPTIONS = ("a", "b", "c")


def votes(text):
    return {f"s{n}": one for n, one in enumerate(text) if one != "."}


def test_four_voters_show_nothing():
    shown, facts = votes_shown(OPTIONS, votes("aabb"), votes("abab"))
    assert set(shown.values()) == {None} and facts == {}


def test_a_room_of_nine_has_totals_and_one_sentence():
    shown, facts = votes_shown(OPTIONS, votes("aaaaabbbc"), votes("aabbbbbbb"))
    assert shown["first"] == {"a": 5, "b": 3, "c": 1} and shown["second"] == {"a": 2, "b": 7, "c": 0}
    assert (shown["changed"], shown["both"]) == (4, 9)
    assert shown["ways"] is None, "two stayed with a: too few for a ribbon"
    assert facts == {"vote.changed": 4 / 9, "vote.top": 7 / 9}


def test_ways_of_five_may_be_drawn():
    shown, _ = votes_shown(OPTIONS, votes("aaaaabbbbb"), votes("bbbbbbbbbb"))
    assert shown["ways"] == [("a", "b", 5), ("b", "b", 5)]


def test_one_thin_way_takes_the_whole_picture():
    # With totals beside it, a single way left out could be worked out from the others.
    shown, _ = votes_shown(OPTIONS, votes("aaaaaabbbbb"), votes("bbbbbcbbbbb"))
    assert shown["ways"] is None and shown["changed"] == 6


def test_who_voted_once_counts_in_that_round_only():
    shown, _ = votes_shown(OPTIONS, votes("aaaaa.x"), votes("..bbbbb"))
    assert shown["first"] == {"a": 5, "b": 0, "c": 0} and shown["second"] == {"a": 0, "b": 5, "c": 0}
    assert shown["changed"] is None, "three voted twice"


KINDS = {"CARE-01": "care", "KIND-01": "kind", "CARE-02": "care", "MIND-01": "mind"}


def test_pledges_by_kind():
    shown, facts = pledges_shown(KINDS, ["CARE-02", "KIND-01", "CARE-02", "CARE-01", "gone"])
    assert shown == {
        "kinds": [
            {"kind": "care", "steps": [{"id": "CARE-02", "count": 2}, {"id": "CARE-01", "count": 1}]},
            {"kind": "kind", "steps": [{"id": "KIND-01", "count": 1}]},
        ],
        "n": 4,
    }
    assert facts == {}
    assert pledges_shown(KINDS, ["CARE-01"] * 4 + ["MIND-01"])[1] == {
        "pledge.care": 0.8,
        "pledge.kind": 0,
        "pledge.mind": 0.2,
    }


def test_no_pledges():
    assert pledges_shown(KINDS, []) == ({"kinds": [], "n": 0}, {})
