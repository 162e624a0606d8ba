"""Moments: counted in all and by place, and "most" said only of more than half."""

from __future__ import annotations

import pytest

import scoring
from content.outcome_moments import Shared
from content.outcome_places import places, short
from content.practice import stands_out
from quizzes import Quiz, keyed
from quizzes.schema import Scenario
from tests.content.answering import ALL
from tests.content.test_outcome import told

PACK = ALL["touchpoint_scenarios"]


def picks(quiz: Quiz, **keys: str) -> dict[str, object]:
    """The columns of a sheet: for each place as many keys as are written, in the order of its moments; "-" for none."""
    given: dict[str, str] = {}
    for place, wanted in keys.items():
        items = [item for item in quiz.of_kind(Scenario) if item.touchpoint == place]
        for item, key in zip(items, wanted, strict=False):
            letters = [option.letter for option in item.options if option.key == key]
            assert letters or key == "-", f"{item.id} has no option with the key {key}"
            given |= {item.id: letters[0]} if letters else {}
    return keyed(quiz, given)


def moments(answers: dict[str, object], quiz: Quiz = PACK) -> Shared:
    found = told(quiz, answers).shares
    assert found
    return found


def test_moments_are_counted_and_never_placed() -> None:
    picked = {item.id: next((o.letter for o in item.options if o.key == "D"), "") for item in PACK.of_kind(Scenario)}
    answers = keyed(PACK, picked)
    found = moments(answers)
    n = sum(bool(one) for one in picked.values())
    assert dict(found.counts) == {"B": 0, "D": n, "V": 0, "H": 0}
    looked = f"In {n} of {n} moments your answer looked after the client. In 0 of {n} it looked after you."
    assert found.texts[0] == looked
    assert found.texts[1].startswith("Most of them went to the client’s side")
    assert len(found.lines) == n
    assert stands_out(PACK, scoring.score(PACK, answers), answers) == f"Both looked after in 0 of {n} moments"


def test_each_place_has_its_counts_of_how_many_were_answered() -> None:
    found = moments(picks(PACK, session="BBV", conflict="B--")).places
    assert found and len(found.places) == 8
    assert found.columns == ("Place", "Both", "Client", "You", "Neither", "Answered")
    by_name = {row[0]: row[1:] for row in found.rows}
    assert by_name["In the session"] == ("2", "0", "1", "0", "3 of 3")
    assert by_name["Conflict"] == ("1", "0", "0", "0", "1 of 3")
    assert by_name["Marketing"] == ("0", "0", "0", "0", "0 of 3")
    told_ = dict(zip((one.name for one in found.places), found.told, strict=True))
    assert told_["In the session"] == "Both 2, You 1; 3 of 3 answered"
    assert told_["Marketing"] == "Not answered"
    assert sum(int(cell) for row in found.rows for cell in row[1:5]) == 4


def test_places_are_named_where_a_side_went_short_twice_and_nowhere_else() -> None:
    """Client only and neither leave the person out; the person only and neither leave the client out."""
    found = moments(picks(PACK, session="DD-", money_time="VV-", conflict="DB-")).places
    assert found
    assert found.texts == (
        "Here the client went short at least twice: Time and money.",
        "Here you went short at least twice: In the session.",
    )
    assert moments(picks(PACK, session="BB-", conflict="D--", money_time="V--")).places.texts == ()  # type: ignore[union-attr]


def test_neither_leaves_both_out_and_adds_to_either_side() -> None:
    assert [one.id for one in short(places(PACK, picks(PACK, first_contact="HD-")), "self")] == ["first_contact"]
    assert [one.id for one in short(places(PACK, picks(PACK, first_contact="HV-")), "client")] == ["first_contact"]
    assert short(places(PACK, picks(PACK, first_contact="HD-")), "client") == ()


@pytest.mark.parametrize(
    ("keys", "said"),
    [("BBB", ""), ("B--", ""), ("DDB", "Look at the place where a side went short"), ("DB-", "")],
)
def test_the_last_word_speaks_of_a_place_only_where_one_side_went_short_twice(keys: str, said: str) -> None:
    ways = told(PACK, picks(PACK, session=keys)).ways
    assert (ways[0].text if ways else "").startswith(said)
    assert bool(ways) == bool(said)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"session": "BBV"}, "Most of them looked after both"),
        ({"session": "BV-"}, "They went to different sides."),
        ({"session": "BBV", "money_time": "DD-"}, "They went to different sides."),
    ],
)
def test_most_is_more_than_half(keys: dict[str, str], said: str) -> None:
    assert moments(picks(PACK, **keys)).texts[1].startswith(said)


def test_of_a_single_moment_nothing_is_said_of_most() -> None:
    assert len(moments(picks(PACK, session="B--")).texts) == 1


def test_no_moments_are_spoken_of_once() -> None:
    assert moments({}).texts == (), "the opening says it"
    assert told(PACK, {}).opening.startswith("No moments answered this time.")


def test_a_questionnaire_of_one_place_has_no_table_of_places() -> None:
    hard = ALL["hard_talks"]
    assert moments(picks(hard, conflict="BB"), hard).places is None
