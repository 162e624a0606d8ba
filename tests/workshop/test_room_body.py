from __future__ import annotations

from quizzes import load_all
from quizzes.schema import BodyReaction
from workshop.frames import Sheet
from workshop.room_body import PASSED_OVER, body_shown

QUIZ = next(quiz for quiz in load_all().values() if quiz.of_kind(BodyReaction))
ONE, TWO = (item.id for item in QUIZ.of_kind(BodyReaction)[:2])
REACTIONS = list(QUIZ.tags[QUIZ.of_kind(BodyReaction)[0].reactions].labels)


def felt(moment, reaction, strength=None):
    return {moment: reaction} | ({} if strength is None else {f"{moment}.strength": strength})


def body(*answers):
    return body_shown(QUIZ, [Sheet(str(n), 1, one) for n, one in enumerate(answers)])


def test_counts_and_strength_by_hand():
    a, b = REACTIONS[:2]
    shown, facts = body(*[felt(ONE, a, 1)] * 6, *[felt(ONE, b, 3)] * 5, felt(ONE, REACTIONS[2], 3), {})
    moment = shown["moments"][0]
    # 6 and 5 stand alone; one other and one passed over make 2, which takes in the 5.
    assert [cell.count for cell in moment["cells"]] == [6, 7]
    assert {b, REACTIONS[2], PASSED_OVER} <= set(moment["cells"][1].ids)
    # (6 * 1 + 5 * 3 + 3) / 12 = 2
    assert moment["strength"] == facts[f"body.{ONE}"] == 2.0 and moment["beyond"] == ""
    assert shown["loudest"] == ONE


def test_four_strengths_have_no_mean():
    shown, facts = body(*[felt(ONE, REACTIONS[0], 4)] * 4, *[felt(ONE, REACTIONS[0])] * 4)
    assert shown["moments"][0]["strength"] is None
    assert shown["loudest"] == "" and facts == {}


def test_a_room_of_six_hears_which_moment_is_loudest():
    sheet = felt(ONE, REACTIONS[0], 1) | felt(TWO, REACTIONS[1], 3)
    shown, facts = body(*[sheet] * 6)
    # A mean of 3 would be everybody's answer. One of six at 0 makes 2.5: told is that it is more than a tenth less.
    assert facts["body.loudest"] == TWO and facts[f"body.{TWO}"] == 2.4
    assert [(one["strength"], one["beyond"]) for one in shown["moments"][:2]] == [(1.0, ""), (2.4, "over")]
    assert all(cell.count >= 5 for moment in shown["moments"] for cell in moment["cells"])


def test_where_nothing_moved_anybody_no_moment_is_the_loudest():
    quiet = {name: one for item in QUIZ.of_kind(BodyReaction) for name, one in felt(item.id, REACTIONS[0], 0).items()}
    shown, facts = body(*[quiet] * 6)
    assert shown["loudest"] == "" and "body.loudest" not in facts
    # One of six at 3 makes 0.5, so nobody's answer is told by "less than 0.6".
    assert {(one["strength"], one["beyond"]) for one in shown["moments"]} == {(0.6, "under")}


def test_two_moments_felt_alike_have_no_loudest():
    sheets = [felt(ONE, REACTIONS[0], n % 3) | felt(TWO, REACTIONS[0], n % 3) for n in range(6)]
    shown, facts = body(*sheets)
    assert shown["loudest"] == "" and facts == {f"body.{ONE}": 1.0, f"body.{TWO}": 1.0}
    shown, _ = body(*sheets, felt(TWO, REACTIONS[0], 3))  # 9 / 7 = 1.3
    assert shown["loudest"] == TWO
