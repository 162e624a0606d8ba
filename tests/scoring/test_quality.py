"""Each flag of F16, just below and at its limit."""

from __future__ import annotations

import pytest

import scoring
from tests.scoring.forms import SCENARIOS, STATEMENTS, form, sheet


def flags(answers: dict[str, object]) -> set[str]:
    found = scoring.score(form("twelve"), answers).position
    assert found is not None
    return set(found.flags)


def in_order(statements: str) -> dict[str, object]:
    """Statements in display order ST01 to ST12; "." is no answer."""
    return {name: int(value) for name, value in zip(STATEMENTS, statements, strict=True) if value != "."}


def test_same_answer_run() -> None:
    assert "same_answer_run" in flags(in_order("124444444415"))
    assert "same_answer_run" not in flags(in_order("124444444215"))
    assert "same_answer_run" in flags(in_order("444.444.444."))
    assert "same_answer_run" not in flags(in_order("444.444.4..."))


@pytest.mark.parametrize("place", [1, 2])
def test_same_position_run(place: int) -> None:
    def at(places: str) -> dict[str, object]:
        answers: dict[str, object] = {}
        for name, given in zip(SCENARIOS, places, strict=True):
            if given != ".":
                answers |= {name: "B", f"{name}.position": int(given)}
        return answers

    other = str(3 - place)
    assert "same_position_run" in flags(at(str(place) * 7 + other * 5))
    assert "same_position_run" not in flags(at(str(place) * 6 + other * 6))
    assert "same_position_run" in flags(at(str(place) * 4 + "." + str(place) * 3 + other * 4))


def test_position_comes_from_the_file_where_it_was_not_given() -> None:
    # First options of the form: D V B H D V B H D V B H.
    assert "same_position_run" in flags(sheet("DVBHDVB....."))
    assert "same_position_run" not in flags(sheet("DVBHDV......"))
    # Given beats the file; a position without a pick does not count.
    assert "same_position_run" not in flags(sheet("DVBHDVB.....", **{"SC04.position": 2}))
    assert "same_position_run" in flags(sheet("DVB.DVBH....", **{"SC04.position": 2}))


def test_a_key_that_the_scenario_does_not_offer_has_no_position() -> None:
    quiz = form("twelve")
    items = list(quiz.items)
    # The fourth scenario loses its first option, H.
    items[3] = items[3].model_copy(update={"options": items[3].options[1:]})  # type: ignore[union-attr]
    shorter = quiz.model_copy(update={"items": tuple(items)})
    # Its pick of H is taken out: seven first places running remain seven with SC08, six without.
    eight = scoring.score(shorter, sheet("DVBHDVBH....")).position
    seven = scoring.score(shorter, sheet("DVBHDVB.....")).position
    assert eight is not None and seven is not None
    assert (eight.flags, seven.flags) == (("same_position_run",), ())


def test_of_two_options_with_one_key_the_first_gives_the_position() -> None:
    quiz = form("twelve")
    items = list(quiz.items)
    for at in (0, 2, 4):
        first, *rest = items[at].options  # type: ignore[union-attr]
        doubled = (first, rest[0].model_copy(update={"key": first.key}), *rest[1:])
        items[at] = items[at].model_copy(update={"options": doubled})
    found = scoring.score(quiz.model_copy(update={"items": tuple(items)}), sheet("DVBHDVB.....")).position
    assert found is not None and found.flags == ("same_position_run",)


def test_inconsistent_pairs() -> None:
    # Distances from 6 over four pairs: 2, 2, 1, 1 make 1.5; 2, 2, 1, 0 do not.
    assert "inconsistent_pairs" in flags(sheet("", "442243 23...."))
    assert "inconsistent_pairs" not in flags(sheet("", "442243 33...."))
    # Three pairs are too few, however far apart.
    assert "inconsistent_pairs" not in flags(sheet("", "551155 ......"))


def test_agreeing_and_disagreeing_with_all() -> None:
    # Pair means 4, 4, 4, 4 lean by 1; 4, 4, 4, 3.5 by less.
    assert "agrees_with_all" in flags(sheet("", "445353 35...."))
    assert "agrees_with_all" not in flags(sheet("", "445353 34...."))
    assert "disagrees_with_all" in flags(sheet("", "221313 31...."))
    assert "disagrees_with_all" not in flags(sheet("", "221313 32...."))
    assert flags(sheet("", "555555 ......")) & {"agrees_with_all", "disagrees_with_all"} == set()


def test_fast_statements() -> None:
    answers = in_order("1524........")

    def timed(*seconds: float) -> set[str]:
        return flags(answers | {f"ST{at:02}.seconds": value for at, value in enumerate(seconds, 1)})

    assert "fast_statements" in timed(1, 1.9, 9)
    assert "fast_statements" not in timed(1, 2, 9)
    assert "fast_statements" in timed(1, 1, 2.9, 9)
    assert "fast_statements" not in timed(1, 1, 3, 9)
    assert "fast_statements" not in timed()
    # The time of an item without an answer does not count.
    assert "fast_statements" not in flags(answers | {"ST01.seconds": 3, "ST12.seconds": 0, "ST11.seconds": 0})
    assert "fast_statements" not in flags(answers | {"ST01.seconds": -1})


def test_fast_scenarios() -> None:
    # Stem and options have 20 words: 2 seconds.
    def timed(*seconds: float) -> set[str]:
        return flags(sheet("BBBB") | {f"SC{at:02}.seconds": value for at, value in enumerate(seconds, 1)})

    assert "fast_scenarios" in timed(1.9, 1.9, 9)
    assert "fast_scenarios" not in timed(1.9, 2, 9)
    assert "fast_scenarios" not in timed(1.9, 1.9, 9, 9)
    assert "fast_scenarios" in timed(1.9, 1.9, 1.9, 9)
    assert "fast_scenarios" not in flags(sheet("BBBB", **{"SC01.seconds": 9, "SC12.seconds": 0, "SC11.seconds": 0}))


def test_every_flag_lowers_the_word_by_one_and_never_a_score() -> None:
    steady = sheet("BBBBBBBBBBBB", "515151 515151")
    fast = steady | {f"{name}.seconds": 0.5 for name in STATEMENTS}
    faster = fast | {f"{name}.seconds": 0.5 for name in SCENARIOS}
    fastest = faster | {f"{name}.position": 1 for name in SCENARIOS}
    found = [scoring.score(form("twelve"), answers).position for answers in (steady, fast, faster, fastest)]
    assert [each.confidence for each in found if each] == ["clear", "likely", "borderline", "borderline"]
    assert [len(each.flags) for each in found if each] == [0, 1, 2, 3]
    assert {(each.C, each.SE_B, each.could_also_be) for each in found if each} == {(100, found[0].SE_B, ())}  # type: ignore[union-attr]
