from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import charts
from charts import Earlier
from charts.wording import tilt_range, tilt_words, whole
from scoring import score
from tests.charts.made_positions import all_balanced, made, too_few, worked
from tests.scoring.forms import form, sheet


@pytest.mark.parametrize(
    ("number", "rounded"), [(26.5, 27), (-26.5, -27), (0.4, 0), (-0.4, 0), (0.5, 1), (-27.08, -27), (20.67, 21)]
)
def test_rounding_as_people_round(number, rounded):
    assert whole(number) == rounded


@given(st.floats(-100, 100))
def test_tilt_words_name_a_side(tilt):
    said = tilt_words(tilt)
    assert ("client" in said) == (whole(tilt) < 0)
    assert ("yourself" in said) == (whole(tilt) > 0)
    assert "-" not in said and "−" not in said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (-47.8, -6.4, "6 to 48 toward the client"),
        (3, 20.2, "3 to 20 toward yourself"),
        (-6, 15, "6 toward the client to 15 toward yourself"),
        (-29, 0.2, "0 to 29 toward the client"),
        (0, 12, "0 to 12 toward yourself"),
        (-100, -99.9, "100 toward the client"),
    ],
)
def test_ranges(low, high, said):
    assert tilt_range(low, high) == said


def test_the_worked_example_in_words():
    # B -27.0833 +- 1.645 * 12.5663 = -47.75 .. -6.41; G 61.4583 +- 1.645 * 6.4647 = 50.82 .. 72.09.
    assert charts.alt_text(worked()) == (
        "Balance map. Doormat side, borderline; also possible: mixed middle or sweet spot. "
        "Tilt: 27 toward the client, likely range 6 to 48 toward the client. "
        "Ground: 61 of 100, likely range 51 to 72. "
        "In 10 of 12 situations the answer looked after the client, in 7 of 12 after you."
    )


def test_the_same_from_the_scorer():
    found = score(form("twelve"), sheet("DDBBDDBBBBHV", "424233 243433")).position
    assert charts.alt_text(found) == charts.alt_text(worked())
    assert charts.balance_map(found, theme="light").to_dict() == charts.balance_map(worked(), theme="light").to_dict()


def test_neutral_words_guess_earlier_and_outline():
    said = charts.alt_text(
        worked(), names="neutral", guess=(12, 70), earlier=[Earlier(made(80, 40), "March")], outline=True
    )
    assert "Client-tilted, borderline" in said and "both cared for" in said
    assert "Doormat" not in said and "doormat" not in said
    assert "The guess before: 12 toward yourself, ground 70." in said
    assert "Earlier, March: 40 toward the client, ground 60." in said
    assert "outline" in said


def test_too_few_answers_in_words_and_rows():
    assert "too few answers" in charts.alt_text(too_few())
    assert "too few answers" in charts.strips_alt(None)
    assert len(charts.table(too_few())) == 0
    assert len(charts.strips_table(None)) == 0


def test_no_decimals_and_no_verdicts_anywhere():
    for text in (charts.alt_text(worked(), guess=(3.3, 44.4)), charts.strips_alt(worked())):
        assert not re.search(r"\d\.\d", text)
        assert "!" not in text and "should" not in text


def test_the_table_of_the_worked_example():
    # 1.645 times 12.5663, 6.4647, sqrt(72.5897) = 8.52 and sqrt(89.9508) = 9.48.
    found = charts.table(worked())
    assert list(found.columns) == ["What", "Value", "Give or take"]
    assert found.to_numpy().tolist() == [
        ["Zone", "doormat side, borderline", ""],
        ["Tilt", "27 toward the client", "21"],
        ["Ground (0 to 100)", "61", "11"],
        ["Care for the client (0 to 100)", "75", "14"],
        ["Care for yourself (0 to 100)", "48", "16"],
    ]


def test_the_table_with_guess_and_earlier():
    found = charts.table(None, guess=(-5, 30), earlier=[Earlier(made(80, 40), "March"), Earlier(too_few(), "May")])
    assert found["What"].tolist() == ["Your guess: tilt", "Your guess: ground", "March: tilt", "March: ground"]


def test_the_strips_in_rows_and_words():
    found = charts.strips_table(worked())
    assert len(found) == 8
    assert found.iloc[0].tolist() == ["Overall", "27 toward the client", "19 to 36 toward the client"]
    stands_out = found[found["Tilt"].str.contains("stands out")]
    assert stands_out.iloc[0, 0] == "In the session"
    said = charts.strips_alt(worked())
    for name in found.iloc[1:, 0]:
        assert name in said


def test_a_sheet_without_scenarios_has_no_counts():
    bare = SimpleNamespace(**{**vars(all_balanced()), "shares": None})
    assert "situations" not in charts.alt_text(bare)


def test_every_touchpoint_of_a_real_sheet_has_a_name():
    found = score(form("twelve"), sheet("DDBBDDBBBBHV", "424233 243433")).position
    assert found is not None
    assert len(charts.strips_table(found)) in (8, 9)
