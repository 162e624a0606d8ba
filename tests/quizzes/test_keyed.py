"""What comes from a browser becomes columns, and nothing that the questionnaire does not offer gets through."""

from __future__ import annotations

import math
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import Quiz, keyed, load, public
from quizzes.load import checked
from tests.support.questionnaires import POSITION, SAMPLES

MAP = checked(tomllib.loads(POSITION), "small_map.toml")
ALL = [checked(tomllib.loads(text), f"{name}.toml") for name, text in SAMPLES.items()]


def test_letters_become_keys_and_places() -> None:
    given_answers = {"SC01": "b", "SC01.second": "d", "SC01.seconds": 12.3, "ST01": 4}
    assert keyed(MAP, given_answers) == {
        "SC01": "V",
        "SC01.position": 2,
        "SC01.second": "H",
        "SC01.seconds": 12.3,
        "ST01": 4,
    }


def test_columns_come_in_the_order_of_the_questionnaire() -> None:
    assert list(keyed(MAP, {"ST01": 1, "SC02": "a", "SC01": "a"})) == [
        "SC01", "SC01.position", "SC02", "SC02.position", "ST01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [None, "", "na", "skip", "e", "A", "B", "ab", 1, True, ["a"], {"a": 1}, float("nan")],
)
def test_what_is_no_letter_of_the_moment_is_missing(answer: object) -> None:
    assert keyed(MAP, {"SC01": answer, "SC01.second": answer}) == {}


@pytest.mark.parametrize(
    "answer", [None, "na", "4", 0, 6, 3.5, True, math.nan, math.inf, -math.inf, 10**400, [4], {"value": 4}]
)
def test_what_is_no_answer_of_the_scale_is_missing(answer: object) -> None:
    assert keyed(MAP, {"ST01": answer}) == {}


def test_a_whole_number_with_a_point_counts() -> None:
    (answer,) = keyed(MAP, {"ST01": 4.0}).values()
    assert answer == 4
    assert isinstance(answer, int)


def test_a_second_pick_is_kept_only_where_it_is_offered() -> None:
    text = POSITION.replace('id = "SC01"\n', 'id = "SC01"\nsecond = false\n')
    quiz = checked(tomllib.loads(text), "small_map.toml")
    assert keyed(quiz, {"SC01.second": "a", "SC02.second": "a"}) == {"SC02.second": "D"}


@pytest.mark.parametrize(("answer", "kept"), [(-101, None), (-100, -100), (33.5, 33.5), (100, 100), (100.5, None)])
def test_a_place_on_a_line_lies_between_its_ends(answer: float, kept: float | None) -> None:
    assert keyed(next(quiz for quiz in ALL if quiz.id == "lines"), {"LI01": answer}).get("LI01") == kept


@pytest.mark.parametrize("seconds", [-1, "5", None, math.nan, True, [3]])
def test_a_time_that_is_none_is_left_out(seconds: object) -> None:
    assert keyed(MAP, {"ST01": 2, "ST01.seconds": seconds}) == {"ST01": 2}


@pytest.mark.parametrize("sheet", [None, [], "SC01", 4, [("SC01", "a")]])
def test_what_is_no_sheet_is_an_empty_one(sheet: object) -> None:
    assert keyed(MAP, sheet) == {}


def test_the_text_of_a_person_is_kept_within_its_limit() -> None:
    mission = next(quiz for quiz in ALL if quiz.id == "mission")
    kept = keyed(mission, {"MI04": "x" * 900})["MI04"]
    assert kept == "x" * 500


@pytest.mark.parametrize("passed", ["na", "skip"])
def test_a_text_that_was_passed_over_is_no_text(passed: str) -> None:
    mission = next(quiz for quiz in ALL if quiz.id == "mission")
    assert keyed(mission, {"MI04": passed}) == {}
    assert keyed(mission, {"MI04": f"{passed} "}) == {"MI04": passed}, "what somebody typed stays"


def test_how_strong_nothing_is_is_not_kept() -> None:
    quiet = SAMPLES["body_check"].replace("labels = { curl", 'quiet = ["none"]\nlabels = { curl')
    quiz = checked(tomllib.loads(quiet), "body_check.toml")
    assert keyed(quiz, {"BO01": {"reaction": "none", "strength": 3}}) == {"BO01": "none"}
    assert keyed(quiz, {"BO01": {"reaction": "curl", "strength": 3}}) == {"BO01": "curl", "BO01.strength": 3}
    labels = public(quiz)["items"][0]["reactions"]["labels"]
    assert [one.get("quiet") for one in labels] == [None, None, True]


def test_words_are_bounded_and_their_tags_known() -> None:
    quiz = next(quiz for quiz in ALL if quiz.id == "association")
    words: list[object] = [
        {"word": "  "},
        4,
        {"word": "y" * 99, "tags": {"tone": ["warm"]}},
        {"word": "over the limit"},
    ]
    assert keyed(quiz, {"FA01": words}) == {"FA01": [{"word": "y" * 60, "tags": {}}]}


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["a", "b", "c", "d", "e", "yes", "na", "curl", "spa"])
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["word", "tags", "reaction", "strength", "tone"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Quiz, dict[str, object]]:
    quiz = draw(st.sampled_from([*ALL, load("guess"), load("self_care")]))
    names = [item.id + part for item in quiz.items for part in ("", ".second", ".seconds")]
    return quiz, draw(st.dictionaries(st.sampled_from([*names, "SC99", "", "SC01.key"]), junk, max_size=8))


@settings(max_examples=300)
@given(sheets())
def test_nothing_from_a_browser_raises_or_gets_through_unknown(sheet: tuple[Quiz, dict[str, object]]) -> None:
    quiz, answers = sheet
    columns = keyed(quiz, answers)
    known = {item.id for item in quiz.items}
    for name, value in columns.items():
        item, _, part = name.partition(".")
        assert item in known
        assert part in ("", "position", "second", "seconds", "strength")
        assert value is not None
        if isinstance(value, float):
            assert math.isfinite(value)
    assert keyed(quiz, answers) == columns
