from __future__ import annotations

import json

import pytest

from quizzes import load_all
from quizzes.schema import Slider, Statement
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
    # B = 0, G = 75. Eight and six: mean B -28.6, mean G 60.7.
    frame = shown_to([*same("D", 8), *same("B", 6, 8)])
    assert (frame.shown["tilt"], frame.shown["ground"], frame.shown["beyond"]) == (-29, 61, {})
    assert frame.shown["zones"][0] == {"ids": ["doormat"], "count": 8}
    rest = frame.shown["zones"][1]
    assert rest["count"] == 6 and set(rest["ids"]) == {"diva", "worn_out", "mixed_middle", "sweet_spot"}
    assert frame.facts["zone.doormat"] == 8 / 14 and "zone.sweet_spot" not in frame.facts
    # Nobody on the self-tilted side: how wide the room lies would tell of that.
    assert frame.shown["spread"] is None and "spread" not in frame.facts
    assert {strip["spread"] for strip in frame.shown["strips"]} == {None}


def test_how_wide_a_room_lies_is_told_where_the_counts_tell_all_three_sides():
    # B = -50 seven times, 0 nine times and ("H", with G = 25) five times, 50 six times: mean -50/27, sum of squares
    # 13 * 2500 = 32500; SD sqrt((32500 - 27 * (50/27)**2) / 26) = 35.31.
    middle = [*same("B", 9, 20), *same("H", 5, 40)]
    frame = shown_to([*same("D", 7), *middle, *same("V", 6, 60)])
    found = {tuple(cell["ids"]): cell["count"] for cell in frame.shown["zones"]}
    # Nobody is in the mixed middle, so it takes in the smallest group, of H: the middle is 14 all the same.
    assert found == {("doormat",): 7, ("diva",): 6, ("sweet_spot",): 9, ("worn_out", "mixed_middle"): 5}
    assert frame.shown["spread"] == frame.facts["spread"] == 35
    # Four on one side are told with others, and nothing of how wide.
    thin = shown_to([*same("D", 7), *middle, *same("V", 4, 60)])
    assert thin.shown["spread"] is None and {strip["spread"] for strip in thin.shown["strips"]} == {None}
    # All answer alike at every place, so each strip is as wide as the room.
    assert {strip["spread"] for strip in frame.shown["strips"]} == {35}


def test_a_room_of_two_camps_has_two_hills_and_no_middle_half():
    frame = shown_to([*same("D", 15), *same("V", 15, 15)])
    assert frame.shown["hills"] is frame.facts["hills"] is True
    assert (frame.shown["tilt"], frame.shown["spread"]) == (0, None)
    assert [cell["count"] for cell in frame.shown["zones"]] == [30]
    # With a few in the middle each side is counted, and still there is no middle half to tell of.
    full = shown_to([*same("D", 17), *same("V", 16, 20), *same("B", 6, 40), *same("H", 5, 60)])
    assert [cell["count"] for cell in full.shown["zones"]] == [17, 16, 6, 5]
    assert full.shown["hills"] is True and full.shown["spread"] is None


def test_a_room_all_alike_tells_no_exact_answer():
    # Everybody at tilt -50 and ground 50: one of six could still be anywhere, so this mean may be told.
    frame = shown_to(same("D", 6))
    assert (frame.shown["tilt"], frame.shown["ground"], frame.shown["beyond"]) == (-50, 50, {})
    # All at tilt -100 (statements too) would prove that nobody is elsewhere. With one at 20, the mean is -80.
    utmost = {item.id: 5 if (item.scale == "C") == (item.sign == "+") else 1 for item in QUIZ.of_kind(Statement)}
    extreme = shown_to([Sheet(f"s{n}", 1, all_of(QUIZ, "D") | utmost) for n in range(6)])
    assert (extreme.shown["tilt"], extreme.shown["ground"]) == (-70, 50)
    assert extreme.shown["beyond"] == {"tilt": "under"} and extreme.facts["tilt.mean"] == -70
    assert {(strip["tilt"], strip["beyond"]) for strip in extreme.shown["strips"]} == {(-70, "under")}


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
    # Nothing is told of how far apart they lie.
    shown, facts = guess_shown(GUESS, guesses((-40, 50), (-40, 50), (-20, 60), (0, 60), (20, 80)))
    assert (shown["tilt"], shown["ground"]) == (-16, 60)
    assert [cell.count for cell in shown["sides"]] == [5] and shown["spread"] is None
    assert facts == {"guess.tilt": -16, "guess.ground": 60}


def test_a_side_begins_at_the_cut():
    shown, _ = guess_shown(GUESS, guesses(*[(-20, 50)] * 5, *[(-15, 50)] * 6, *[(20, 50)] * 7))
    assert [(cell.ids, cell.count) for cell in shown["sides"]] == [(("client",), 5), (("middle",), 6), (("self",), 7)]


def test_guesses_of_six_at_the_end_are_told_as_more_than_a_bound():
    # One of six at -20 and five at 100 would have a mean of 80, so beyond it nobody can be on the client's side; told
    # exactly are means up to 70, the ten below it that leaves a point of room. Of grounds: one at 0, five at 100: 83.3.
    shown, facts = guess_shown(GUESS, guesses(*[(100, 100)] * 6))
    assert (shown["tilt"], shown["ground"], shown["beyond"]) == (70, 80, {"tilt": "over", "ground": "over"})
    assert facts == {"guess.tilt": 70, "guess.ground": 80}
    shown, _ = guess_shown(GUESS, guesses(*[(-70, 20)] * 6))
    assert (shown["tilt"], shown["ground"], shown["beyond"]) == (-70, 20, {})
    shown, _ = guess_shown(GUESS, guesses(*[(-75, 15)] * 6))
    assert (shown["tilt"], shown["ground"], shown["beyond"]) == (-70, 20, {"tilt": "under", "ground": "under"})


def test_how_wide_guesses_lie_is_told_beside_all_three_counts():
    # Tilts -40 five times, 0 six times, 40 seven times: mean 80/18, SD sqrt((12 * 1600 - 18 * (80/18)**2) / 17): 33.3.
    shown, _ = guess_shown(GUESS, guesses(*[(-40, 50)] * 5, *[(0, 50)] * 6, *[(40, 50)] * 7))
    assert (shown["spread"], shown["tilt"], shown["hills"]) == (33, 4, False)
    shown, _ = guess_shown(GUESS, guesses(*[(-100, 50)] * 15, *[(100, 50)] * 14, *[(0, 50)] * 5))
    assert shown["hills"] and shown["spread"] is None


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
    # Beside a bound it is not known how far apart they lie.
    bound = Frame("guess", 1, 7, {"tilt": -70, "ground": 70, "beyond": {"tilt": "under"}})
    assert beside_guess(result, bound)[1] == {"guess.gap_ground": 10}


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
