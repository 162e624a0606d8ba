from __future__ import annotations

import json

import pytest

from quizzes import load_all
from quizzes.schema import Slider
from tests.workshop.made_rooms import all_of, map_quiz, room
from workshop.frames import Frame, Kept, Sheet, advance, to_json
from workshop.room_map import beside_guess, guess_shown, guessed, map_shown, placed

QUIZ = map_quiz()
GUESS = next(quiz for quiz in load_all().values() if {i.axis for i in quiz.of_kind(Slider)} >= {"B", "G"})


def shown_to(sheets):
    kept = advance(Kept(), "map", placed(QUIZ, sheets), lambda found: map_shown(QUIZ, found))
    return kept.frame


def same(key, n, first=0):
    return [Sheet(f"s{seat}", 1, all_of(QUIZ, key)) for seat in range(first, first + n)]


def test_a_room_by_hand():
    # All "D" with middling statements: C = (100 + 50) / 2 = 75, S = 25, so B = -50 and G = 50. All "B": C = S = 75,
    # B = 0, G = 75. Seven of each: mean B -25, mean G 62.5; SD of B 25 * sqrt(14 / 13) = 25.94.
    frame = shown_to([*same("D", 7), *same("B", 7, 7)])
    assert (frame.shown["tilt"], frame.shown["ground"], frame.shown["spread"]) == (-25, 63, 26)
    assert frame.shown["zones"][0] == {"ids": ["doormat"], "count": 7}
    rest = frame.shown["zones"][1]
    assert rest["count"] == 7 and set(rest["ids"]) == {"diva", "worn_out", "mixed_middle", "sweet_spot"}
    assert frame.facts["zone.doormat"] == 0.5 and "zone.sweet_spot" not in frame.facts


def test_a_room_in_one_zone_does_not_say_where_everyone_is():
    frame = shown_to(same("D", 6))
    assert [cell["count"] for cell in frame.shown["zones"]] == [6]
    assert len(frame.shown["zones"][0]["ids"]) == 5
    assert not [fact for fact in frame.facts if fact.startswith("zone.")]


@pytest.mark.parametrize("n", [5, 6, 9, 14, 60])
def test_every_room_has_something_to_talk_about(n):
    frame = shown_to(room(n))
    assert frame.n == n and frame.shown["cloud"] and frame.shown["strips"]
    assert all(cell["count"] >= 5 for cell in frame.shown["zones"])
    assert sum(cell["count"] for cell in frame.shown["zones"]) == n


def test_four_sheets_with_a_place_show_nothing():
    assert shown_to([*room(4), Sheet("thin", 1, {}), Sheet("thinner", 1, {})]) is None


def test_a_frame_does_not_tell_who_came_in_which_order():
    sheets = room(9)
    assert shown_to(sheets).shown == shown_to(sheets[::-1]).shown


def test_no_seat_and_no_single_place_in_what_shows():
    frame = shown_to(room(9))
    text = json.dumps(frame.shown)
    assert not any(f'"s{seat}"' in text for seat in range(9))
    assert '"seat' not in text


def test_one_more_phone_shows_the_very_same_frame():
    sheets = room(12)
    kept = advance(Kept(), "map", placed(QUIZ, sheets[:9]), lambda found: map_shown(QUIZ, found))
    for more in (10, 11):
        again = advance(kept, "map", placed(QUIZ, sheets[:more]), lambda found: map_shown(QUIZ, found))
        assert to_json(again) == to_json(kept)
    moved = advance(kept, "map", placed(QUIZ, sheets), lambda found: map_shown(QUIZ, found))
    assert moved.frame.n == 12


def test_a_touchpoint_that_four_answered_has_no_strip():
    def without(sheet):
        ids = {item.id for item in QUIZ.items if getattr(item, "touchpoint", None) == "space"}
        return Sheet(sheet.seat, 1, {key: value for key, value in sheet.answers.items() if key not in ids})

    sheets = room(9)
    thin = shown_to([*sheets[:4], *(without(sheet) for sheet in sheets[4:])])
    assert "space" not in [strip["id"] for strip in thin.shown["strips"]]
    full = shown_to([*sheets[:5], *(without(sheet) for sheet in sheets[5:])])
    assert "space" in [strip["id"] for strip in full.shown["strips"]]


def guesses(*points):
    ids = {item.axis: item.id for item in GUESS.of_kind(Slider)}
    return [Sheet(f"g{n}", 1, {ids["B"]: b, ids["G"]: g}) for n, (b, g) in enumerate(points)]


def test_guesses_by_hand():
    # Tilts -40 -40 -20 0 20: mean -16; grounds 50 50 60 60 80: mean 60. By side: three, one, one: all in one cell.
    shown, facts = guess_shown(GUESS, guesses((-40, 50), (-40, 50), (-20, 60), (0, 60), (20, 80)))
    assert (shown["tilt"], shown["ground"]) == (-16, 60)
    assert [cell.count for cell in shown["sides"]] == [5]
    assert facts == {"guess.tilt": -16, "guess.ground": 60}


def test_a_side_begins_at_the_cut():
    shown, _ = guess_shown(GUESS, guesses(*[(-20, 50)] * 5, *[(-15, 50)] * 6, *[(20, 50)] * 7))
    assert [(cell.ids, cell.count) for cell in shown["sides"]] == [(("client",), 5), (("middle",), 6), (("self",), 7)]


def test_half_a_guess_is_left_out():
    whole = guesses((0, 50), (5, 50))
    half = Sheet("h", 1, {next(iter(whole[0].answers)): 10})
    assert guessed(GUESS, [*whole, half]) == whole


def test_the_gap_is_between_the_two_means_that_show():
    result = Frame("map", 1, 9, {"tilt": -25, "ground": 60})
    guess = Frame("guess", 1, 7, {"tilt": -5, "ground": 70})
    assert beside_guess(result, guess) == (
        {"gap": {"tilt": 20, "ground": 10}},
        {"guess.gap": 20, "guess.gap_ground": 10},
    )
    assert beside_guess(result, None) == ({}, {})


def test_a_questionnaire_without_the_lines():
    with pytest.raises(ValueError, match="no lines"):
        guess_shown(QUIZ, room(5))


def test_sheets_that_do_not_fit_are_refused_not_drawn():
    with pytest.raises(ValueError, match="4 of 6 sheets can be shown"):
        map_shown(QUIZ, [*room(4), Sheet("thin", 1, {}), Sheet("thinner", 1, {})])
    with pytest.raises(ValueError, match="4 of 4"):
        map_shown(QUIZ, room(4))
    with pytest.raises(ValueError, match="0 of 5"):
        guess_shown(GUESS, [Sheet(str(n), 1, {}) for n in range(5)])
