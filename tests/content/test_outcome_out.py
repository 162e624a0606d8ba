"""What stands out in a result: the end of a scale that is data, lists beside scales, and ties told as ties."""

from __future__ import annotations

from typing import Any

import pytest

import scoring
from content.practice import stands_out
from quizzes.schema import Check
from tests.content.answering import ALL, sheet


def line(name: str, parts: Any = None, **items: Any) -> str:
    quiz, answers = sheet(name, parts, **items)
    return stands_out(quiz, scoring.score(quiz, answers), answers)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"defend": 1.0, "yield": 0.5, "repair": 0.5, "net": "yes"}, "Standing your ground first: often, 100 of 100"),
        ({"defend": 0.0, "yield": 0.75, "repair": 0.5, "net": "yes"}, "Giving way first: often, 75 of 100"),
        ({"defend": 0.0, "yield": 0.0, "repair": 0.25, "net": "yes"}, "Mending: seldom, 25 of 100"),
        ({"defend": 0.0, "yield": 0.0, "repair": 1.0, "net": "no"}, "Safety net: still open, 0 of 100"),
        (
            {"defend": 1.0, "yield": 1.0, "repair": 0.5, "net": "no"},
            "Standing your ground first, Giving way first: often, 100 of 100; Safety net: still open, 0 of 100",
        ),
        ({"defend": 0.0, "yield": 0.0, "repair": 1.0, "net": "yes"}, "No part stands out from the others"),
    ],
)
def test_each_scale_stands_out_at_its_own_end_and_the_list_counts_too(parts: dict[str, Any], said: str) -> None:
    assert line("hard_talks", parts) == said


STUMBLING = {"people_pleasing": 0.0, "insecurity": 0.0, "inherited": 0.25}


@pytest.mark.parametrize(
    ("insecurity", "gives", "shows", "said"),
    [
        (0.0, 1.0, 0.0, "Old rules of service: light, 25 of 100"),
        (0.5, 1.0, 0.0, "Doubt that gives: strong, 100 of 100"),
        (0.5, 0.0, 1.0, "Doubt that shows: strong, 100 of 100"),
        (0.5, 1.0, 1.0, "Doubt: now and then, 50 of 100"),
        (1.0, 1.0, 0.0, "Doubt, Doubt that gives: strong, 100 of 100"),
    ],
)
def test_a_way_of_doubt_stands_out_only_with_doubt_and_a_direction(
    insecurity: float, gives: float, shows: float, said: str
) -> None:
    """F23: a direction counts from insecurity 50 and a route of 20 to one side."""
    parts = {**STUMBLING, "insecurity": insecurity, "route_doormat": gives, "route_diva": shows}
    assert line("stumbling_blocks", parts) == said


def test_more_than_three_alike_are_counted_and_not_named() -> None:
    audit = next(one for one in ALL.values() if one.scoring.scales and len(one.scoring.scales.scales) == 6)
    domains = [one.id for one in audit.scoring.scales.scales]  # type: ignore[union-attr]
    assert line(audit.id, dict.fromkeys(domains, 0.75)) == "6 parts alike: steady, 75 of 100"
    assert line(audit.id, {**dict.fromkeys(domains, 0.75), domains[2]: 0.0}).endswith(": thin, 0 of 100")


def test_a_list_names_the_group_with_most_room_and_none_where_all_are_alike() -> None:
    assert line("hiring_list", {"advert": "yes", "interview": "no", "beside": "yes"}).endswith("most room: the talk")
    assert line("hiring_list", dict.fromkeys(("advert", "interview", "beside"), "no")) == (
        "0 percent in place, and no part stands out"
    )
    assert line("hiring_list", dict.fromkeys(("advert", "interview", "beside"), "yes")) == "All of it in place"


def test_too_few_rows_make_no_line() -> None:
    rows = [item.id for item in ALL["touchpoints_list"].of_kind(Check)]
    assert line("touchpoints_list", None, **dict.fromkeys(rows[:7], "no")) == "Too few answers for a word yet"
    assert "percent in place" in line("touchpoints_list", None, **dict.fromkeys(rows[:8], "no"))


def test_a_pulse_is_named_by_no_day() -> None:
    assert line("daily_pulse", PU01=4, PU02=0, PU03=4) == "Willing: low, 0 of 100"
