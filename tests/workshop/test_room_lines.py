"""Sentences about a room, by hand."""

from __future__ import annotations

from content import touchpoint_names
from quizzes.schema import BodyReaction
from workshop import room_lines
from workshop.exercises import all_exercises
from workshop.room_body import PASSED_OVER


def test_where_the_room_lies_and_its_middle_half() -> None:
    shown = {"tilt": -13, "ground": 55, "spread": 20, "strips": []}
    assert room_lines.lean(shown) == "Taken together, the answers lean 13 toward the client."
    assert room_lines.lean({**shown, "tilt": 2.0}) == "Taken together, the answers lean to neither side."
    assert room_lines.lean({**shown, "tilt": -2.0}) == "Taken together, the answers lean to neither side."
    assert room_lines.lean({**shown, "tilt": 3.0}) == "Taken together, the answers lean 3 toward ourselves."
    assert room_lines.ground(shown) == "Care for both sides together: 55 of 100."
    # 0.674 times 20 is 13.48: from -26.48 to 0.48.
    assert room_lines.half(shown) == "The middle half of the room: 0 to 26 toward the client."
    assert room_lines.half({**shown, "spread": 400}).endswith("100 toward the client to 100 toward ourselves.")
    # Beside a bound, and where nothing is told of how wide or the room has two camps.
    bound = {**shown, "tilt": -70, "ground": 20, "beyond": {"tilt": "under", "ground": "under"}, "spread": None}
    assert room_lines.whole_map(bound) == [
        "Taken together, the answers lean more than 70 toward the client.",
        "Care for both sides together: less than 20 of 100.",
    ]
    assert room_lines.lean({**bound, "beyond": {"tilt": "over"}}).endswith("lean less than 70 toward the client.")
    assert room_lines.lean({**bound, "tilt": 0, "beyond": {"tilt": "over"}}).endswith("lean toward ourselves.")
    assert room_lines.half({**bound, "hills": True}).startswith("The cloud has two hills, one on each side.")
    assert room_lines.gap(bound, shown) == [
        "The room guessed more than 70 toward the client. Its answers lean 13 toward the client.",
        "It guessed its tank at less than 20 of 100. Care for both sides together, by its answers: 55.",
    ]
    assert "guesses lean 13" in room_lines.lean(shown, "guess_")
    assert room_lines.places(shown) == []


def test_the_places_that_lean_the_most() -> None:
    strips = [{"id": "session", "tilt": 4}, {"id": "conflict", "tilt": -9}, {"id": "space", "tilt": -2}]
    names = touchpoint_names()
    assert room_lines.places({"strips": strips}) == [
        f"Nearest to “client first”: {names['conflict']}, 9 toward the client.",
        f"Nearest to “me first”: {names['session']}, 4 toward ourselves.",
    ]
    assert len(room_lines.places({"strips": [{**one, "tilt": 3} for one in strips]})) == 1
    assert room_lines.places({"strips": strips[:1]}) == []
    # Of two that lean alike both are named, of three none.
    alike = [*strips, {"id": "money_time", "tilt": -9}]
    assert room_lines.places({"strips": alike})[0] == (
        f"Nearest to “client first”: {names['conflict']} and {names['money_time']}, 9 toward the client.")  # fmt: skip
    assert len(room_lines.places({"strips": [*alike, {"id": "marketing", "tilt": -9}]})) == 1


def test_reactions_are_named_while_they_are_few() -> None:
    quiz = next(one.asked() for one in all_exercises().values() if one.shows == "bodies")
    assert quiz is not None
    item = quiz.of_kind(BodyReaction)[0]
    first, second, *rest = quiz.tags[item.reactions].labels
    cells = [{"ids": [first], "count": 6}, {"ids": [second, PASSED_OVER], "count": 5}, {"ids": rest, "count": 7}]
    assert room_lines.reactions(quiz, item, cells) == [
        ("it curls in", 6), ("it swells or passed over", 5), ("anything else", 7)]  # fmt: skip
    assert room_lines.reactions(quiz, item, cells[:1]) == []


def axis(name: str, change: int, low: int, high: int, effect: float | None = 0.4) -> dict[str, object]:
    return {"id": name, "change": change, "low": low, "high": high, "effect": effect}


def test_change_says_what_is_clear_of_none_and_counts_only_more_than_one_cell() -> None:
    one = [{"ids": ["likely", "possible", "too_small_to_tell"], "count": 9}]
    two = [{"ids": ["likely"], "count": 5}, {"ids": ["possible", "too_small_to_tell"], "count": 6}]
    yes = [{"ids": ["yes"], "count": 6}, {"ids": ["no"], "count": 5}]
    shown = {
        "axes": [axis("B", 6, -5, 18), axis("G", 4, 1, 8), axis("away", -7, -15, 0, None)],
        "words": {"B": one, "G": two},
        "toward_balance": yes,
        "more_ground": one,
    }
    assert room_lines.changes(shown)[0] == ("Tilt, toward oneself", "+6", "−5 to +18", "+0.4")
    assert room_lines.changes(shown)[2] == ("Distance from the middle", "−7", "−15 to 0", "")
    assert room_lines.verdict(shown) == "Clear of “no change”: Ground."
    assert room_lines.verdict({"axes": shown["axes"][:1]}).startswith("Every bar reaches")  # type: ignore[index]
    assert room_lines.changed(shown) == [
        "Ground: a likely change 5, a possible change or too small to tell 6.",
        "Nearer to the middle: yes 6, no 5.",
    ]


def test_shares_of_words_and_signs() -> None:
    labels = {"warm": "Warm", "cold": "Cold"}
    assert room_lines.feelings(labels, {"warm": 0.625, "cold": 0.375}) == (
        "Of 100 tagged words, 63 are warm, 38 are cold.")  # fmt: skip
    assert room_lines.feelings(labels, {}) == ""
    assert [room_lines.signed(one) for one in (0, -0.0, 3, -2.5)] == ["0", "0", "+3", "−2.5"]
