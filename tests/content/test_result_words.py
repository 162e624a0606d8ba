"""The words of a result, against the pattern of the guard rails."""

from __future__ import annotations

import re

import pytest

from content import result_words, zones
from content.words import too_few
from scoring import Shares, Slip, score
from tests.content.people import QUIZ, TILTED, position, scored, touchpoint
from tests.scoring.forms import sheet
from tests.support.varied import sheets


def test_the_worked_example_reads_like_the_pattern() -> None:
    words = result_words(scored(TILTED))
    assert words.heading == "Doormat side, borderline"
    assert words.counts == (
        "In 10 of 12 situations your answer looked after the client. In 7 of 12 it looked after you."
    )
    assert words.lead == (
        "Your answers tilt to the client by about 27 points, give or take 21. "
        "The mixed middle or the sweet spot are possible as well."
    )
    assert words.heart == ("Caring this much is not the problem. The question is who looks after the one who cares.")
    assert words.could_also_be == ("Mixed middle", "Sweet spot")
    assert words.aid == "A reflection aid. Not tested on a norm group, not a diagnosis."
    assert words.place_note == "How to say no differs by place. Keep the limit, find your own words."
    assert words.standing is not None
    assert (words.standing.client, words.standing.own, words.standing.n) == (10, 7, 12)


def test_all_balanced_gets_its_line_and_an_even_tilt() -> None:
    words = result_words(scored(sheet("BBBBBBBBBBBB", "515151 515151")))
    assert words.heading == "Sweet spot, clear"
    assert words.lead == (
        "Your answers tilt to neither side, give or take 16 points. "
        "Care for both comes to about 100 of 100, give or take 8."
    )
    assert words.all_best == ("That is a very even picture. If you like, answer again with your hardest week in mind.")
    assert words.swing == "Your situations never went to both sides: the swing is 0 of 100."


def test_neutral_names_replace_every_name() -> None:
    words = result_words(position("doormat", could_also_be=("worn_out", "mixed_middle", "sweet_spot"),
                                  confidence="borderline", B=-22.0), "neutral")  # fmt: skip
    assert words.heading == "Client-tilted, borderline"
    everything = " ".join([words.heading, words.lead, *words.could_also_be, *words.means, words.heart])
    assert not re.search("doormat|diva|sweet spot", everything, re.IGNORECASE)
    assert words.lead.endswith(
        "The running-on-empty zone, the mixed middle or the both-cared-for zone are possible as well."
    )


def test_one_other_zone_is_told_in_the_singular() -> None:
    words = result_words(position("worn_out", could_also_be=("diva",), confidence="borderline", G=30.0))
    assert words.lead.endswith("The diva side is possible as well.")


@pytest.mark.parametrize(("tilt", "way"), [(-27.5, "to the client by about 28"), (27.4, "to you by about 27"),
                                           (0.49, "to neither side"), (-0.49, "to neither side")])  # fmt: skip
def test_tilt_is_told_in_whole_points(tilt: float, way: str) -> None:
    assert way in result_words(position(B=tilt)).lead


def test_a_confidence_word_lowered_by_flags_alone_speaks_of_no_other_zone() -> None:
    lowered = result_words(position("doormat", confidence="borderline", flags=("fast_statements",)))
    assert "zone next door" not in lowered.confidence_means
    near = result_words(position("doormat", confidence="borderline", could_also_be=("sweet_spot",)))
    assert "zone next door" in near.confidence_means


def test_each_flag_gets_one_sentence_and_two_draw_an_outline() -> None:
    flags = ("same_answer_run", "same_position_run", "inconsistent_pairs", "agrees_with_all", "disagrees_with_all",
             "fast_statements", "fast_scenarios")  # fmt: skip
    words = result_words(position(flags=flags))
    assert len(words.quality) == len(set(words.quality)) == 7
    assert words.outline
    assert result_words(position(flags=flags[:1])).outline == ""
    assert result_words(position()).quality == ()


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        (Slip(4, 1, 0, True), "it is mostly toward looking after the client alone."),
        (Slip(0, 1, 4, True), "it is mostly toward pulling back from both."),
        (Slip(2, 2, 0, True), "it is a tie between looking after the client alone and looking after yourself alone."),
        (Slip(2, 2, 2, True), "it is a tie between looking after the client alone, looking after yourself alone and "
                              "pulling back from both."),
    ],
)  # fmt: skip
def test_slip_and_its_ties(slip: Slip, expected: str) -> None:
    assert result_words(position(slip=slip)).slip.endswith(expected)


def test_a_slip_of_too_few_picks_is_not_told() -> None:
    assert result_words(position(slip=Slip(3, 0, 0, False))).slip == ""


def test_swing_and_pendulum() -> None:
    assert "about as many" in result_words(position(swing=50.0)).swing
    assert result_words(position(swing=50.0)).pendulum
    assert result_words(position(swing=49.0)).pendulum == ()
    assert "the swing is 49 of 100" in result_words(position(swing=49.0)).swing
    assert result_words(position(swing=None)).swing == ""


def test_running_low_is_told_in_any_zone() -> None:
    assert result_words(position("diva", running_low=True)).low
    assert result_words(position("diva")).low == ()
    assert "of 100" in result_words(position("diva", B=30.0, running_low=True)).lead


@pytest.mark.parametrize(
    ("guess", "expected"),
    [
        ((0.0, 50.0), ("Your guess and your answers agree within the margin.",)),
        ((40.0, None), ("Your answers lean further to the client than your guess did, by about 40 points.", None)),
        ((-40.0, None), ("Your answers lean further to you than your guess did, by about 40 points.", None)),
        ((None, 90.0), ("Your answers hold less care in all than your guess did, by about 40 points.", None)),
        ((None, 10.0), ("Your answers hold more care in all than your guess did, by about 40 points.", None)),
        ((None, None), ()),
        (None, ()),
    ],
)
def test_guess_beside_result(guess: tuple[float | None, float | None] | None, expected: tuple[str | None, ...]) -> None:
    told = result_words(position(), guess=guess).guess
    assert len(told) == len(expected)
    assert told[:1] == expected[:1]


def test_touchpoints_that_stand_out_ask_a_question() -> None:
    words = result_words(position(touchpoints=(touchpoint("conflict", -30, out=True), touchpoint("session", 5))))
    assert [one.id for one in words.touchpoints] == ["conflict"]
    assert words.touchpoints[0].text.startswith("Conflict: your answers here lean further to the client")
    assert words.touchpoints[0].text.endswith("?")
    assert "No touchpoint stands out" in result_words(position()).touchpoint_note


def test_one_part_alone_says_so() -> None:
    alone = scored({name: key for name, key in TILTED.items() if name.startswith("SC")})
    assert "situations alone" in result_words(alone).status
    habits = result_words(scored({name: key for name, key in TILTED.items() if name.startswith("ST")}))
    assert "habits alone" in habits.status
    assert habits.standing is None
    assert "no situations to count" in habits.counts
    assert (habits.swing, result_words(scored(TILTED)).status) == ("", "")


def test_too_few_answers_name_no_zone_and_offer_to_go_on() -> None:
    words = result_words(scored({"SC01": "B"}))
    assert words.heading == "Not enough answers for a map yet"
    assert (words.zone, words.confidence, words.lead, words.means, words.could_also_be) == ("", "", "", (), ())
    assert "go on where you stopped" in words.status
    assert too_few(4, 8).startswith("Too few answers for a map. 4 more situations would do.")
    assert "One more situation would do." in too_few(7, 8)
    assert "would do" not in too_few(8, 8)


def test_no_number_is_told_without_a_margin_or_with_decimals() -> None:
    for answers in sheets(QUIZ, 60, seed=5):
        found = score(QUIZ, answers).position
        assert found is not None
        words = result_words(found)
        told = " ".join([words.lead, words.counts, words.swing, *words.guess, words.slip])
        assert "{" not in told
        assert not re.search(r"\d\.\d|-\d|None|nan", told)
        assert words.lead.count("give or take") == len(re.findall("tilt|Care for both", words.lead))


def test_empty_shares_say_nothing_of_counts() -> None:
    assert result_words(position(None, shares=Shares(0, 0, 0, 0, 0))).counts == ""


def test_every_zone_has_words_for_both_sets_of_names() -> None:
    assert list(zones()) == ["doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"]
    for zone in zones().values():
        assert 2 <= len(zone.means) <= 3
        assert zone.ask.endswith("?")
