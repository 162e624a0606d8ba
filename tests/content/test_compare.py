"""The words of a change, against figures by hand (tests/golden/worked.md): F18 to F20."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import content
import quizzes
import scoring
from content.compare import ChangeWords, change_words
from content.compare_answers import answers_moved
from content.compare_parts import part_scores, part_words, parts
from scoring import Position
from tests.scoring.forms import form, sheet
from tests.ui.visits import ALL, AUDIT, QUIZ, audit
from tests.ui.visits import sheet as sheet_entry

TWELVE = form("twelve")
THREES = "333333 333333"


def place(scenarios: str, statements: str = "") -> Position:
    found = scoring.score(TWELVE, sheet(scenarios, statements)).position
    assert found is not None
    return found


def words(first: tuple[str, str], second: tuple[str, str], **more: object) -> ChangeWords:
    change = scoring.change(TWELVE, sheet(*first), sheet(*second))
    return change_words(change, place(*first), place(*second), **more)  # type: ignore[arg-type]


def test_b_from_doormat_to_balanced() -> None:
    found = words(("D" * 12, THREES), ("B" * 12, THREES), days=28)
    assert found.heading == "Likely a real change"
    assert found.lead == (
        "Your tilt moved by about 50 points toward yourself. Care for both came up by about 25 points."
    )
    assert [one.partition(":")[0] for one in found.directions] == ["Toward balance", "More ground"]
    tilt, ground, client, own = found.amounts
    # se 11.8712 on B: 1.96 of it is 23.27; 5.9356 on G: 11.63; 8.3942 on C and S: 16.45.
    assert (tilt.before, tilt.after, tilt.change, tilt.needed) == (
        "50 toward the client", "0", "50 points toward yourself", 23)  # fmt: skip
    assert (ground.before, ground.after, ground.change, ground.needed) == ("50", "75", "25 points more", 12)
    assert (client.before, client.after, client.change, client.needed) == ("75", "75", "No change", 16)
    assert (client.verdict, own.verdict) == ("too small to tell", "likely a real change")
    assert "big change in one person. It cannot show a small one" in found.limits[0]
    assert "comes by itself" in found.limits[1]
    assert "question by question" in found.limits[-1]


def test_e_swung_past_the_middle() -> None:
    found = words(("DDDDDDDD....", ""), ("....VVVVVVVV", ""))
    assert found.heading == "Likely a real change"
    assert found.lead == "Your tilt moved by about 200 points toward yourself."
    assert [one.partition(":")[0] for one in found.directions] == ["Swung past the middle"]
    assert found.amounts[0].needed == 39  # 1.96 * 19.7714 = 38.75
    assert "too few questions were answered both times" in found.limits[-1]


def test_c_too_small_to_tell_is_said_kindly() -> None:
    found = words(("D" * 12, THREES), ("BBBBDDDDDDDD", THREES))
    assert found.heading == "Too small to tell"
    assert "nothing against what you tried" in found.lead
    assert found.directions == ()
    tilt, _, _, own = found.amounts
    # B moved 16.6667 of 1.96 * 13.3403 = 26.15; S moved 16.6667 of 20.32, which is possible and no more.
    assert (tilt.change, tilt.needed, tilt.verdict) == ("17 points toward yourself", 26, "too small to tell")
    assert (own.change, own.needed, own.verdict) == ("17 points more", 20, "possibly a real change")


def test_f_another_status_is_told_and_g_nothing_shared_is_not_compared() -> None:
    partial = words(("B" * 12, "515151 515151"), ("H" * 12, ""))
    assert partial.lead == "Care for both went down by about 100 points."
    assert "on the part that both have" in partial.limits[-1]
    # Both are full care for the client by their own places or none; only the part they share is compared.
    assert {(one.before, one.after) for one in partial.amounts} == {(None, None)}
    assert partial.amounts[1].change == "100 points less"
    nothing = words(("B" * 12, ""), ("", "515151 515151"))
    assert (nothing.heading, nothing.amounts, nothing.directions) == ("Not compared", (), ())
    assert "share no part" in nothing.lead


def test_a_map_of_a_link_is_told() -> None:
    first, second = place("D" * 12, THREES), place("B" * 12, THREES)
    found = change_words(scoring.change_between(first, second), first, second, shared=True)
    assert found.heading == "Likely a real change"
    assert "comes from a link, which holds no answers" in found.limits[-1]
    assert (found.amounts[0].before, found.amounts[0].after) == ("50 toward the client", "0")


@pytest.mark.parametrize(("days", "said"), [(0, "from one day"), (1, "one day apart"), (27, "27 days apart"), (28, "")])
def test_less_than_four_weeks_speak_of_the_same_days(days: int, said: str) -> None:
    found = words(("D" * 12, THREES), ("B" * 12, THREES), days=days)
    assert (said in " ".join(found.limits)) if said else not any("last four weeks" in one for one in found.limits)


def test_a_rough_picture_is_told() -> None:
    first, second = place("D" * 12, THREES), place("B" * 12, THREES)
    change = scoring.change_between(first, second)
    sides = [replace(one, flags=()) for one in (first, second)]
    calm = change_words(change, *sides)
    rough = change_words(change, sides[0], replace(sides[1], flags=("same_answer_run", "inconsistent_pairs")))
    assert not any("rough" in one for one in calm.limits)
    assert any("rough" in one for one in rough.limits)


picks = st.text("DVBH.", min_size=12, max_size=12)
marks = st.text("12345.", min_size=12, max_size=12).map(lambda one: f"{one[:6]} {one[6:]}")


@given(picks, marks, picks, marks)
@settings(max_examples=80, deadline=None)
def test_words_and_verdicts_never_part(first: str, one: str, second: str, two: str) -> None:
    change = scoring.change(TWELVE, sheet(first, one), sheet(second, two))
    found = words((first, one), (second, two))
    verdicts = [moved.verdict for moved in (change.B, change.G)]
    if change.method is None:
        assert found.heading == "Not compared"
        return
    small = set(verdicts) == {"too_small_to_tell"}
    assert (found.heading == "Too small to tell") is small
    assert len(found.directions) == sum((change.toward_balance, change.more_ground, change.crossing))
    assert not (small and found.directions)
    for said, axis in zip(found.amounts, "BGCS", strict=True):
        moved = getattr(change, axis)
        number = re.match(r"\d+", said.change)
        points = int(number[0]) if number else int(said.change.startswith("One"))
        assert (points >= said.needed) is (moved.verdict == "likely")
    every = " ".join((found.heading, found.lead, *found.directions, *found.limits, found.on_card))
    assert "{" not in every and not re.search(r"\b(better|worse)\b", every)


# ---- answers and parts -------------------------------------------------------------------


def test_the_answers_that_changed_in_words() -> None:
    item = QUIZ.items[0]
    first, second = sheet_entry("DDBB", ""), sheet_entry("DVB", "4")
    found = answers_moved(QUIZ, quizzes.keyed(QUIZ, first.answers), quizzes.keyed(QUIZ, second.answers))
    assert (len(found.moved), found.both, found.once) == (1, 3, 2)
    (moved,) = found.moved
    changed = QUIZ.items[1]
    assert item.id != moved.item == changed.id
    assert changed.kind == "scenario" and moved.name == changed.name
    shorts = {option.key: option.short for option in changed.options}
    assert (moved.then, moved.now, moved.own) == (shorts["D"], shorts["V"], False)


@pytest.mark.parametrize("quiz", ALL.values(), ids=lambda quiz: quiz.id)
def test_no_answer_differs_from_itself_and_every_kind_has_words(quiz: quizzes.Quiz) -> None:
    def answers(at: int) -> dict[str, object]:
        found: dict[str, object] = {}
        for item in quiz.items:
            if item.kind == "scenario":
                found[item.id] = item.options[at].letter
            elif item.kind == "statement":
                found[item.id] = quiz.answers[item.answers].values[at]
            elif item.kind == "check":
                found[item.id] = ("yes", "no")[at]
            elif item.kind == "choice":
                found[item.id] = list(item.options)[at]
            elif item.kind == "body":
                found[item.id] = {"reaction": list(quiz.tags[item.reactions].labels)[at], "strength": at}
            elif item.kind == "words":
                found[item.id] = [{"word": f"word {at}", "tags": {}}]
            elif item.kind in ("slider", "amount"):
                found[item.id] = item.minimum + at  # type: ignore[union-attr]
            else:
                found[item.id] = f"text {at}"
        return quizzes.keyed(quiz, found)

    same = answers_moved(quiz, answers(0), answers(0))
    assert (same.moved, same.both, same.once) == ((), len(quiz.items), 0)
    other = answers_moved(quiz, answers(0), answers(1))
    assert [one.item for one in other.moved] == [item.id for item in quiz.items]
    assert all(one.then and one.now and one.name for one in other.moved)
    assert [one.item for one in other.moved if one.own] == [item.id for item in quiz.items
                                                            if item.kind in ("text", "words")]  # fmt: skip


def test_a_part_moves_by_more_than_two_answers_or_not_at_all() -> None:
    # Four statements of 0 to 4 each: one step is 25 / 4 = 6.25 points, two are 12.5.
    assert {part.step for part in parts(AUDIT)} == {6.25}
    before = {part.id: 50.0 for part in parts(AUDIT)}
    name = parts(AUDIT)[1]
    none = part_words(AUDIT, before, {**before, name.id: 62.5})
    assert none.moved == () and "no change" in none.lead
    some = part_words(AUDIT, before, {**before, name.id: 68.75})
    assert some.moved == (f"{name.name}: from 50 to 69 of 100.",)
    assert "One part" in some.lead and "6 points" in some.note
    assert part_words(AUDIT, {}, before).lead == "No part has a score both times."


def test_the_parts_that_moved_most_come_first_and_are_three() -> None:
    every = [part.id for part in parts(AUDIT)]
    before = dict.fromkeys(every, 50.0)
    after = {name: 50.0 + 10 * at for at, name in enumerate(every)}
    found = part_words(AUDIT, before, after)
    names = [part.name for part in parts(AUDIT)]
    assert [one.partition(":")[0] for one in found.moved] == [names[5], names[4], names[3]]
    assert found.lead.startswith("4 parts")


@pytest.mark.parametrize("quiz", ALL.values(), ids=lambda quiz: quiz.id)
def test_parts_and_scores_go_by_the_same_ids(quiz: quizzes.Quiz) -> None:
    if not quiz.scoring.position:
        assert set(part_scores(scoring.score(quiz, {}))) == {part.id for part in parts(quiz)}
    for part in parts(quiz):
        assert 0 < part.step <= 100 and part.name


def test_an_audit_by_its_answers() -> None:
    first, second = (part_scores(scoring.score(AUDIT, quizzes.keyed(AUDIT, one.answers)))
                     for one in (audit(2), audit(2, body=4)))  # fmt: skip
    assert part_words(AUDIT, first, second).moved == ("Body: from 50 to 100 of 100.",)


def test_the_pages_are_there() -> None:
    for name in ("compare", "compare_change", "compare_parts", "answers_csv"):
        assert content.page(name).says
