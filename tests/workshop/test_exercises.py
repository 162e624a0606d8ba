from __future__ import annotations

from content.workshop import workshop
from quizzes import load_all
from quizzes.schema import FreeWords
from workshop.exercises import all_exercises, usual


def test_every_exercise_has_its_words_and_the_other_way_round() -> None:
    assert {one.id for one in workshop().exercises} == set(all_exercises())


def test_the_contract_names_them() -> None:
    assert list(all_exercises()) == [
        "words", "body", "guess", "balance", "scenarios", "vote", "pledge", "before", "after"]  # fmt: skip
    assert set(usual()) < set(all_exercises())


def test_answers_about_oneself_are_under_the_rules_of_showing() -> None:
    said_on_purpose = {one.id for one in all_exercises().values() if not one.about_oneself}
    assert said_on_purpose == {"words", "vote", "pledge"}


def test_the_short_form_asks_the_scenarios_alone() -> None:
    short, whole = all_exercises()["scenarios"].asked(), all_exercises()["balance"].asked()
    assert short is not None
    assert whole is not None
    assert {one.kind for one in short.items} == {"scenario"}
    assert [one for one in whole.items if one.kind == "scenario"] == list(short.items)
    assert len(short.items) < len(whole.items)


def test_of_a_word_a_room_asks_only_what_it_comes_to_see() -> None:
    words = all_exercises()["words"]
    asked = words.asked()
    assert asked is not None
    assert [item.tags for item in asked.of_kind(FreeWords)] == [("feel",)]
    (whole,) = load_all()[str(words.quiz)].of_kind(FreeWords)
    assert len(whole.tags) == 2, "alone with the questionnaire a person is asked for both"
    # A phone with the questions of before is no worse off: what is not asked any more is left out.
    given = {whole.id: [{"word": "smile", "tags": {"feel": "warm", "whose": "both"}}]}
    assert words.checked(given) == {whole.id: [{"word": "smile", "tags": {"feel": "warm"}}]}


def test_no_vote_is_about_a_moment_of_the_quiz() -> None:
    vote, whole = all_exercises()["vote"].asked(), all_exercises()["balance"].asked()
    assert vote is not None
    assert whole is not None
    assert not {one.id for one in vote.items} & {one.id for one in whole.items}
