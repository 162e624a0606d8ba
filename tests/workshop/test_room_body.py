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
    shown, facts = body(*[felt(ONE, a, 2)] * 6, *[felt(ONE, b, 5)] * 5, felt(ONE, REACTIONS[2], 5), {})
    moment = shown["moments"][0]
    # 6 and 5 stand alone; one other and one passed over make 2, which takes in the 5.
    assert [cell.count for cell in moment["cells"]] == [6, 7]
    assert {b, REACTIONS[2], PASSED_OVER} <= set(moment["cells"][1].ids)
    # (6 * 2 + 5 * 5 + 5) / 12 = 3.5
    assert moment["strength"] == 3.5 and facts[f"body.{ONE}"] == 3.5
    assert shown["loudest"] == ONE


def test_four_strengths_have_no_mean():
    shown, facts = body(*[felt(ONE, REACTIONS[0], 4)] * 4, *[felt(ONE, REACTIONS[0])] * 4)
    assert shown["moments"][0]["strength"] is None
    assert shown["loudest"] == "" and facts == {}


def test_a_room_of_six_hears_which_moment_is_loudest():
    sheet = felt(ONE, REACTIONS[0], 1) | felt(TWO, REACTIONS[1], 3)
    shown, facts = body(*[sheet] * 6)
    assert facts["body.loudest"] == TWO
    assert all(cell.count >= 5 for moment in shown["moments"] for cell in moment["cells"])
