"""What real frames know, the compass understands, and a room of any size is asked something that fits it."""

from __future__ import annotations

import pytest

import content
from content import zone_name
from sharing.facilitator import report
from tests.workshop.made_rooms import all_of, map_quiz, room
from workshop.frames import Frame, Kept, Sheet, advance
from workshop.room_map import map_shown, placed
from workshop.room_votes import votes_shown

QUIZ = map_quiz()


def frame_of(sheets: list[Sheet]) -> Frame:
    kept = advance(Kept(), "balance", placed(QUIZ, sheets), lambda given: map_shown(QUIZ, given))
    assert kept.frame
    return kept.frame


@pytest.mark.parametrize("n", [6, 9, 14, 60])
def test_every_fact_of_a_frame_is_known_and_leads_to_prompts(n: int) -> None:
    facts = frame_of(room(n)).facts
    assert [name for name in facts if not content.compass().knows(name)] == []
    found = content.useful_prompts(facts)
    assert len(found) >= 4


def test_a_room_that_gives_all_is_asked_about_its_yes() -> None:
    first = content.next_prompt(frame_of([Sheet(f"s{n}", 1, all_of(QUIZ, "D")) for n in range(9)]).facts)
    assert first and first.id == "CP20"  # everyone in one zone is not said, so the mean speaks


def test_a_vote_that_moved_and_one_that_did_not() -> None:
    seats = "123456789"
    moved = votes_shown("abcd", dict(zip(seats, "aaaaabbbc", strict=True)), dict(zip(seats, "abcdabcdb", strict=True)))
    found = content.useful_prompts({"exercise": "vote", **moved[1]})
    assert [one.id for one in found][:2] == ["CP36", "CP39"]  # 7 of 9 changed; the largest option has 3 of 9
    same = dict(zip(seats, "aaaaaaabb", strict=True))
    found = content.useful_prompts({"exercise": "vote", **votes_shown("abcd", same, same)[1]})
    assert [one.id for one in found][:2] == ["CP37", "CP38"]  # nobody changed; 7 of 9 on one option


@pytest.mark.parametrize("n", [6, 14])
def test_the_report_takes_what_a_frame_shows(n: int) -> None:
    frame = frame_of(room(n))
    shown = frame.shown
    event = {
        "n": frame.n,
        "zones": [(", ".join(zone_name(one, "neutral") for one in cell["ids"]), cell["count"])
                  for cell in shown["zones"]],
        "strips": [(content.touchpoint_names()[one["id"]], one["tilt"]) for one in shown["strips"]],
        "prompts": [one.id for one in content.useful_prompts(frame.facts)],
    }  # fmt: skip
    assert report(event).startswith(b"%PDF")
