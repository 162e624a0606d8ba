"""A shared map in words: of the therapist on the map, never of the reader."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings

from content import page, result_sentences, zones
from sharing.link import ZONES, Shared
from sharing.share_words import before, private, sentences, share_words
from tests.support.codes import whole
from tests.support.reading import grade

WORKED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))


def test_the_worked_example_by_hand() -> None:
    """B = 48 - 75; margin 1.645 · √162 = 20.9, that of the ground half as much: 10.5; 90 % of B: -47.9 to -6.1."""
    words = share_words(WORKED)
    assert words.title == "Doormat side, borderline"
    assert words.lead == (
        "These answers tilt to the client by about 27 points, give or take 21. "
        "The mixed middle or the sweet spot are possible as well."
    )
    assert words.means == "Here answers look after the client and often leave the therapist out."
    assert words.preview == f"{words.lead} A reflection aid. Not tested on a norm group, not a diagnosis."
    assert words.twin == (
        "Balance map. Doormat side, borderline; also possible: mixed middle or sweet spot. "
        "Tilt: 27 toward the client, likely range 48 toward the client to 6 toward the client. "
        "Ground: 62 of 100, likely range 51 to 72."
    )


def test_neutral_names_leave_the_others_out() -> None:
    words = share_words(dataclasses.replace(WORKED, names="neutral"))
    assert words.title == "Client-tilted, borderline"
    assert "The mixed middle or the both-cared-for zone are possible" in words.lead
    assert not re.search("doormat|diva|sweet spot", " ".join(dataclasses.astuple(words)), re.IGNORECASE)


def test_without_words_only_what_the_picture_is_and_its_twin_remain() -> None:
    words = share_words(dataclasses.replace(WORKED, words=False))
    assert (words.title, words.lead, words.means) == ("A balance map", "", "")
    assert "27" not in words.preview and "Doormat" not in words.preview
    assert words.twin == share_words(WORKED).twin
    assert words.alt == (
        "Balance map. Tilt: 27 toward the client, likely range 48 toward the client to 6 toward the client. "
        "Ground: 62 of 100, likely range 51 to 72."
    )
    assert share_words(WORKED).alt == share_words(WORKED).twin


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        (Shared("model_v1", 70, 70, 9, 9, 0, "sweet_spot", "likely", ()), "to neither side, give or take 21 points"),
        (Shared("model_v1", 40, 70, 9, 9, 0, "diva", "clear", ()), "to the therapist by about 30 points"),
        (Shared("model_v1", 70, 70, 9, 9, 0, "sweet_spot", "likely", ()), "about 70 of 100, give or take 10"),
        (Shared("model_v1", 45, 20, 9, 9, 0, "doormat", "likely", ()), "about 33 of 100"),  # low, so the ground is said
        (Shared("model_v1", 40, 40, 9, 9, 0, "worn_out", "borderline", ("mixed_middle",)),
         "The mixed middle is possible as well."),
        (Shared("model_v1", 50, 35, 9, 9, 0, "mixed_middle", "borderline", ("doormat", "worn_out", "sweet_spot")),
         "The doormat side, the worn-out zone or the sweet spot are possible as well."),
    ],
)  # fmt: skip
def test_each_way_to_stand(shared: Shared, said: str) -> None:
    assert said in share_words(shared).lead


@pytest.mark.parametrize(("C", "S", "side"), [
    (100, 50, "client"), (96, 70, "client"), (4, 50, "client"), (60, 0, "self"), (60, 98, "self"), (100, 100, "both"),
    (98, 3, "both"), (95, 50, ""), (60, 5, ""),
])  # fmt: skip
def test_who_shares_an_end_is_told_what_can_be_worked_out(C: int, S: int, side: str) -> None:
    zone = "doormat" if C - S >= 20 else "diva" if S - C >= 20 else "sweet_spot"
    shared = Shared("model_v1", C, S, 9, 9, 0, zone, "likely", ())
    assert before(shared) == (sentences()["before"][side] if side else "")
    assert ("no single answer" in private(shared)) is (not side)
    assert "no name" in private(shared)


@settings(max_examples=200, deadline=None)
@given(whole())
def test_every_map_has_its_words_and_they_speak_of_nobody(shared: Shared) -> None:
    said = " ".join(filter(None, dataclasses.astuple(share_words(shared))))
    assert not re.search(r"[{}!]|\byou|\bshould\b|None|nan|\d\.\d|-\d| {2}", said)


def test_the_file_has_words_for_every_zone_and_speaks_as_the_result_does() -> None:
    said = sentences()
    assert set(said["zone"]) == set(ZONES) == set(zones())
    result = result_sentences()
    assert said["confidence"] == result["confidence"]
    assert said["page"]["note"] == result["aid"]
    for way in ("client", "ground", "also_one", "also_more"):
        assert said["lead"][way].replace("These answers", "Your answers") == result["lead"][way]
    assert page("home").title


def test_the_words_are_plain() -> None:
    texts = [text for section in sentences().values() if isinstance(section, dict) for text in section.values()]
    assert len(texts) > 30
    assert grade(*(text for text in texts if len(text.split()) > 4)) <= 8
    for text in texts:
        assert not re.search(r"!|\bshould\b|\bmust\b", text)
