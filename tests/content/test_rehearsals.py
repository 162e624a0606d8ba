"""The moments to rehearse: whole, spread over the touchpoints, in two rounds, and never about safety."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from content import rehearsals, touchpoint_names
from content.sentence_check import read_reply
from content.shapes import Rehearsal, Replies

ALL = list(rehearsals().values())
SAFETY = re.compile(
    r"\bsex|\bnaked|\bundress|\bcrotch|\bbreast|\bthreat|\bfollow(s|ed|ing)? (me|you) home|\bharass|\bassault|"
    r"\bkiss|\bhappy ending|\btouch me|\bstalk|\bknife|\bgun\b|\bhit (me|you)",
    re.IGNORECASE,
)


def rounds(one: Rehearsal) -> tuple[Replies, Replies]:
    return one, one.again


def said(one: Rehearsal) -> list[str]:
    replies = [reply.reply(key) for reply in rounds(one) for key in ("D", "V", "B", "H")]  # type: ignore[arg-type]
    return [one.moment, one.line, one.push, *replies]


def test_there_are_twice_ten_and_more_and_each_touchpoint_has_one() -> None:
    places = Counter(one.touchpoint for one in ALL)
    assert len(ALL) >= 20
    assert set(places) == set(touchpoint_names())
    assert max(places.values()) <= len(ALL) / 3


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_each_round_has_four_replies_and_the_balanced_one_in_three_parts(one: Rehearsal) -> None:
    assert len(set(said(one))) == len(said(one))
    for replies in rounds(one):
        assert replies.balanced.split() == [*replies.warm.split(), *replies.clear.split(), *replies.offer.split()]
        assert all(part.rstrip("”)")[-1] in ".?" for part in (replies.warm, replies.clear, replies.offer))


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_none_is_about_safety(one: Rehearsal) -> None:
    assert [text for text in said(one) if SAFETY.search(text)] == []


def test_the_look_for_safety_finds_what_it_looks_for() -> None:
    assert SAFETY.search("He asked for a happy ending.")
    assert SAFETY.search("She threatened me.")


def test_most_balanced_replies_hold_what_the_sentence_check_looks_for() -> None:
    """A model reply typed as one's own is then not told that a part is missing; the lists may miss one in four."""
    found = [read_reply(replies.balanced).ids >= {"warmth", "limit", "offer"} for one in ALL for replies in rounds(one)]
    assert sum(found) >= len(found) * 0.75


def test_people_speak_as_people_do() -> None:
    """What is said aloud is shortened where speech is, in the client's lines as well."""
    stiff = re.compile(
        r"\b(I am|I will|(do|does|did|will|is|was) not|cannot|let us|you are|we are) [a-z]", re.IGNORECASE
    )
    assert [text for one in ALL for text in said(one)[1:] if stiff.search(text)] == []
    assert stiff.search("I do not mix with clients.")
    assert [text for one in ALL for text in said(one) if "'" in text] == []


STOCK = ("same for everyone", "I can hear", "I see why", "I can see why")


def test_the_balanced_reply_is_the_longest_in_two_of_three_at_most() -> None:
    longest = [
        all(len(replies.balanced) > len(replies.reply(key)) for key in ("D", "V", "H"))  # type: ignore[arg-type]
        for one in ALL
        for replies in rounds(one)
    ]
    assert sum(longest) <= len(longest) * 2 / 3


@pytest.mark.parametrize("phrase", STOCK)
def test_no_stock_phrase_comes_twice(phrase: str) -> None:
    assert sum(phrase.lower() in text.lower() for one in ALL for text in said(one)) <= 1


def test_replies_that_could_harm_a_body_say_how() -> None:
    marked = {(one.id, place): set(replies.unsafe) for one in ALL for place, replies in enumerate(rounds(one))}
    assert {spot for spot, keys in marked.items() if keys} >= {
        ("REH-03", 0), ("REH-03", 1), ("REH-06", 0), ("REH-06", 1), ("REH-09", 0), ("REH-09", 1), ("REH-13", 0),
        ("REH-14", 1), ("REH-16", 0), ("REH-16", 1), ("REH-21", 0), ("REH-21", 1),
    }  # fmt: skip
    assert not [text for one in ALL for spot in rounds(one) for text in spot.unsafe.values() if SAFETY.search(text)]


def test_bodies_at_risk_are_sent_to_help_in_the_good_reply() -> None:
    good = {(one.id, place): replies.balanced for one in ALL for place, replies in enumerate(rounds(one))}
    for spot, words in {
        ("REH-03", 0): "hot or sore|fever, swollen calf, chest pain or trouble breathing|call for help now|"
        "a doctor today and no massage|this week",
        ("REH-03", 1): "this week|sooner if it grows|same day if it hurts or gets hot",
        ("REH-06", 0): "since your health form|blood thinners|clot|surgery|pregnancy|numb|I stay light|doctor first",
        ("REH-06", 1): "injury or back trouble|if you said yes before, no elbow|away from your spine and kidneys",
        (
            "REH-13",
            0,
        ): "numbness or weakness|sit on a saddle|going to the bathroom|emergency room now|doctor first, today",
        (
            "REH-14",
            1,
        ): "in your chest|sudden bad headache|breathe or to pee|Numb or weak|emergency number now|swollen calf|"
        "doctor tonight",
        ("REH-16", 1): "spinal injury|clot|numb spots|sore skin|head pounds or you sweat|sit you up|call for help",
        ("REH-21", 0): "numb or sharp, stop and call your doctor|feel weak, right away",
        ("REH-21", 1): "leave the exercise|call your doctor|feel weak, right away",
    }.items():
        assert [word for word in words.split("|") if word not in good[spot]] == [], spot
    assert good["REH-14", 1].startswith("I’m sorry you’re in pain. Is it in your chest")


def test_the_balanced_reply_is_not_told_by_its_length_alone() -> None:
    shares = [len(replies.D) / len(replies.balanced) for one in ALL for replies in rounds(one)]
    assert min(shares) > 0.1
    assert sum(read_reply(one.balanced).ids >= {"limit"} for one in ALL) > len(ALL) / 2
