"""F23: the worked example of the measurement model, floors, ties, checklists, shares."""

from __future__ import annotations

from itertools import product

import pandas as pd
import pytest

import scoring
from quizzes.schema import AnswerSet, Quiz
from tests.scoring.forms import form, sheet

DOMAINS = ("body", "finances", "spirit", "social", "family", "community")


def care(**domains: str) -> dict[str, object]:
    """Answers by domain in file order; "." is no answer."""
    return {
        f"{domain[:4].upper()}{at}": int(value)
        for domain, values in domains.items()
        for at, value in enumerate(values, 1)
        if value != "."
    }


EXAMPLE = care(body="1234", finances="3.10", spirit="4411", social="2222", family="22..", community="0233")


def scales(answers: dict[str, object], quiz: Quiz | None = None) -> scoring.Scales:
    found = scoring.score(quiz or form("care"), answers).scales
    assert found is not None
    return found


def test_the_worked_example() -> None:
    found = scales(EXAMPLE)
    by_hand = {"body": 25, "finances": 83.3333, "spirit": 87.5, "social": 50, "family": None, "community": 25}
    for domain, score in by_hand.items():
        assert found.scores[domain] == (None if score is None else pytest.approx(score, abs=5.1e-5)), domain
    assert found.overall == pytest.approx(54.1667, abs=5.1e-5)
    assert found.lowest == "body"
    assert list(found.bands.values()) == ["thin", "steady", "steady", "patchy", None, "thin"]
    assert found.contrasts == {"lean": pytest.approx(58.3333, abs=5.1e-5)}


def test_the_worked_example_as_a_table() -> None:
    table = scoring.score_table(form("care"), pd.DataFrame([{"sheet": "ann", **EXAMPLE}, {"sheet": "bo"}]))
    assert list(table.columns) == [
        "sheet", *DOMAINS, "overall", "lowest", "bands", "lean", "percent", "door", "desk",
    ]  # fmt: skip
    ann, bo = table.iloc[0], table.iloc[1]
    assert ann["bands"] == "body=thin;finances=steady;spirit=steady;social=patchy;community=thin"
    assert (ann["lowest"], ann["sheet"]) == ("body", "ann")
    assert ann["overall"] == pytest.approx(54.1667, abs=5.1e-5)
    assert bo["bands"] == "" and pd.isna(bo["lowest"]) and pd.isna(bo["overall"]) and pd.isna(bo["percent"])


def test_a_scale_keeps_its_own_floor() -> None:
    quiz = form("care")
    rule = quiz.scoring.scales
    assert rule is not None
    own = tuple(scale.model_copy(update={"floor": 2}) if scale.id == "family" else scale for scale in rule.scales)
    eased = quiz.model_copy(
        update={"scoring": quiz.scoring.model_copy(update={"scales": rule.model_copy(update={"scales": own})})}
    )
    answers = care(family="22..", body="12..")
    assert scales(answers).scores["family"] is None
    assert scales(answers, eased).scores["family"] == pytest.approx(50.0)
    assert scales(answers, eased).scores["body"] is None


def test_nothing_answered() -> None:
    found = scales({})
    assert (found.overall, found.lowest, set(found.scores.values())) == (None, None, {None})
    assert found.contrasts == {"lean": None}


def test_floors() -> None:
    assert scales(care(body="444.")).scores["body"] is not None
    assert scales(care(body="44..")).scores["body"] is None
    four = care(body="2222", finances="2222", spirit="2222", social="2222")
    assert scales(four).overall == pytest.approx(50)
    assert scales({name: cell for name, cell in four.items() if not name.startswith("BODY")}).overall is None
    rules = form("care").scoring
    assert rules.scales is not None
    without = rules.scales.model_copy(update={"overall_floor": None})
    quiz = form("care").model_copy(update={"scoring": rules.model_copy(update={"scales": without})})
    assert scales(four, quiz).overall is None
    assert "overall" not in scoring.score_table(quiz, pd.DataFrame([four])).columns


def test_the_first_of_equals_is_lowest() -> None:
    assert scales(care(social="1144", finances="1144", community="4400")).lowest == "finances"


def test_scores_that_differ_in_the_sixteenth_digit_are_equals() -> None:
    quiz = form("care")
    sevenths = AnswerSet(values=tuple(range(1, 8)), labels=tuple("abcdefg"))
    wider = quiz.model_copy(update={"answers": {"weeks": sevenths}})
    points = [each for each in product(range(1, 8), repeat=3) if sum(each) == 13]  # third item is turned round
    rows = [
        {f"BODY{at}": value if at < 3 else 8 - value for at, value in enumerate(one, 1)}
        | {f"FINA{at}": value if at < 3 else 8 - value for at, value in enumerate(other, 1)}
        for one in points
        for other in points
    ]
    table = scoring.score_table(wider, pd.DataFrame(rows))
    assert (table["body"] > table["finances"]).any()
    assert set(table["lowest"]) == {"body"}


def test_bands_begin_at_their_start() -> None:
    # 0 to 4 over four items moves in steps of 6.25, over three in thirds of 25.
    quiz = form("care")
    assert quiz.scoring.scales is not None
    bands = quiz.scoring.scales.bands
    exact = (bands[0], bands[1].model_copy(update={"start": 25.0}), bands[2].model_copy(update={"start": 75.0}))
    rules = quiz.scoring.model_copy(update={"scales": quiz.scoring.scales.model_copy(update={"bands": exact})})
    found = scales(
        care(body="1133", finances="1134", spirit="3311", social="3312"), quiz.model_copy(update={"scoring": rules})
    )
    assert [found.bands[name] for name in DOMAINS[:4]] == ["patchy", "thin", "steady", "patchy"]


def test_checklist() -> None:
    # 5 yes, 3 partly, 2 no, 2 not applicable: (5 + 1.5)/10. Door: 4 yes, 1 partly, 1 na; desk: 1 yes, 2 partly, 2 no.
    said = ["yes", "yes", "yes", "yes", "partly", "na", "yes", "partly", " Partly ", "no", "NO", "na"]
    rows: dict[str, object] = {f"ROW{at:02}": cell for at, cell in enumerate(said, 1)}
    found = scoring.score(form("care"), rows).checklist
    assert found is not None
    assert found.percent == pytest.approx(65)
    assert found.groups == {"door": pytest.approx(90), "desk": pytest.approx(40)}
    table = scoring.score_table(form("care"), pd.DataFrame([rows, {}]))
    assert list(table.loc[0, ["percent", "door", "desk"]]) == pytest.approx([65, 90, 40])


def test_a_checklist_takes_nothing_but_its_four_words() -> None:
    found = scoring.score(form("care"), {"ROW01": "yes", "ROW02": "maybe", "ROW03": 1, "ROW04": True}).checklist
    assert found == scoring.Checklist(100, {"door": 100, "desk": None})


def test_audit_cells_out_of_range_are_missing() -> None:
    assert scales(care(body="4440") | {"BODY4": 5}).scores["body"] == pytest.approx((100 + 100 + 0) / 3)
    assert scales(care(body="4440") | {"BODY4": 2.5}).scores["body"] == pytest.approx((100 + 100 + 0) / 3)


def test_shares_without_a_position() -> None:
    quiz = form("twelve")
    only = quiz.model_copy(update={"scoring": quiz.scoring.model_copy(update={"position": None, "shares": True})})
    found = scoring.score(only, sheet("DVBBH"))
    assert found.position is None and found.shares is not None
    assert (found.shares.n, found.shares.D, found.shares.V, found.shares.B, found.shares.H) == (5, 1, 1, 2, 1)
    assert (found.shares.p_D, found.shares.p_V, found.shares.p_B, found.shares.p_H) == (0.2, 0.2, 0.4, 0.2)
    row = scoring.score_table(only, pd.DataFrame([sheet("DVBBH"), {}])).iloc[0]
    assert list(row.index) == ["sheet", "n", "D", "V", "B", "H", "p_D", "p_V", "p_B", "p_H"]
    assert (row["n"], row["B"], row["p_B"]) == (5, 2, 0.4)
    assert scoring.score(quiz, {}).shares is None
    assert scoring.score(quiz, {}).scales is None and scoring.score(quiz, {}).checklist is None
