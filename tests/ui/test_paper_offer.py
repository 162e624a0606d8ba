"""The paper version on the about page: offered quietly, in the size and the names that the person uses."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit

import quizzes
from sharing import paper
from tests.ui.visits import ALL, Visit, journal

pytestmark = pytest.mark.usefixtures("app")

QUIZ = paper.on_paper(ALL.values())[0]
Offered = dict[str, Any]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """By label, what a press on each button would hand to the printer; nothing is printed."""
    found: Offered = {}
    button = streamlit.download_button

    def kept(label: str, data: Any, **how: Any) -> bool:
        found[label] = data
        return button(label, data, **how)

    monkeypatch.setattr(streamlit, "download_button", kept)
    monkeypatch.setattr(paper, "pdf", lambda quiz, parts, **how: (quiz.id, tuple(parts), how))
    return found


def test_about_offers_the_paper_and_its_parts() -> None:
    visit = Visit(journal()).see("about")
    words = visit.inside(f"paper-{QUIZ.id}")
    for said in ("The same questions to tick with a pen", "pages of its own", "Large print"):
        assert said in words
    labels = [one.label for one in visit.of("download_button")]
    assert labels == ["All of it (PDF)", "Questions", "Scoring sheet", "Map"]


def test_each_button_makes_its_own_pages_when_it_is_pressed(offered: Offered) -> None:
    visit = Visit(journal(names="neutral"), locale="de-DE").see("about")
    how = {"paper": "A4", "large": False, "names": "neutral"}
    made = {label: data() for label, data in offered.items()}
    assert made == {
        "All of it (PDF)": (QUIZ.id, paper.PARTS, how),
        "Questions": (QUIZ.id, ("questions",), how),
        "Scoring sheet": (QUIZ.id, ("scoring",), how),
        "Map": (QUIZ.id, ("map",), how),
    }
    visit.at.toggle(key=f"paper-large-{QUIZ.id}").set_value(True)
    visit.at.segmented_control(key=f"paper-size-{QUIZ.id}").set_value("Letter")
    visit.run()
    assert offered["Map"]()[2] == {"paper": "Letter", "large": True, "names": "neutral"}


def test_the_paper_is_that_of_the_country_until_another_is_chosen() -> None:
    at_home = Visit(journal(), locale="en-US").see("about")
    size = f"paper-size-{QUIZ.id}"
    assert at_home.at.session_state[size] == "Letter"
    chosen = Visit(journal(paper="A4"), locale="en-US").see("about")
    assert chosen.at.session_state[size] == "A4"
    at_home.at.segmented_control(key=size).set_value("A4").run()
    assert [(op["do"], op.get("name"), op.get("value")) for op in at_home.asked][-1][1:] == ("paper", "A4")


def test_every_questionnaire_with_a_map_has_a_place_and_no_other() -> None:
    visit = Visit(journal()).see("about")
    there = [quiz.id for quiz in quizzes.load_all().values() if visit.has(f"paper-{quiz.id}")]
    assert there == [quiz.id for quiz in quizzes.load_all().values() if quiz.scoring.position]
