"""The report after the event: each part says how many it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sharing.facilitator import report
from tests.sharing.test_facilitator import ROOM, told


def printed(event: dict[str, Any], folder: Path) -> str:
    return told(report(event), folder)


def test_guess_bodies_and_change_say_how_many_they_rest_on(tmp_path: Path) -> None:
    said = printed({**ROOM, "guess_n": 21, "bodies_n": 23, "felt": [("The price", 2.1)], "pairs": 12}, tmp_path)
    for part in ("Guessandanswers21finishedsheets", "Howstronglyitwasfelt23finishedsheets",
                 "Whatbodiesdidfirst23finishedsheets", "Beforeandafter12peoplewhoansweredbothtimes"):  # fmt: skip
        assert part in said


def test_where_a_part_names_no_number_it_rests_on_the_sheets_of_the_map(tmp_path: Path) -> None:
    said = printed(ROOM, tmp_path)
    assert "Guessandanswers23finishedsheets" in said and "Whatbodiesdidfirst23finishedsheets" in said


def test_a_gap_of_four_guesses_is_not_printed() -> None:
    with pytest.raises(ValueError, match="needs at least 5 guesses"):
        report({**ROOM, "guess_n": 4})
