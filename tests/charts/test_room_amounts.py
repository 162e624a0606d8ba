"""A room's guess beside its answers, and its mean change: what is drawn where, and the same in words."""

from __future__ import annotations

import pytest

import charts
from charts.room_change import scale


def layers(chart):
    return chart.to_dict()["layer"]


def texts(chart):
    return [row["t"] for layer in layers(chart) for row in layer["data"]["values"] if "t" in row]


def marks(chart, kind):
    return [row for layer in layers(chart) if layer["mark"]["type"] == kind for row in layer["data"]["values"]]


def test_guess_and_answers_stand_on_their_lines():
    chart = charts.room_guess({"tilt": 20, "ground": 60}, {"tilt": -10, "ground": 50}, theme="light")
    assert chart.description == (
        "The room's guess beside its answers. Tilt: guessed 20 toward ourselves, answered 10 toward the client. "
        "Ground of 100: guessed 60, answered 50."
    )
    # Lines run from pixel 24 to 416; -100 to 100 on the first, 0 to 100 on the second; 400 pixels are 200 of b.
    across = [24 + (20 + 100) / 200 * 392, 24 + (-10 + 100) / 200 * 392, 24 + 0.6 * 392, 24 + 0.5 * 392]
    assert [round(row["b"], 1) for row in marks(chart, "point")] == [
        pytest.approx((x - 20) / 400 * 200 - 100, abs=0.06) for x in across
    ]
    assert texts(chart).count("guessed") == texts(chart).count("answered") == 2


AXES = [
    {"id": "B", "change": 6, "low": -5, "high": 18},
    {"id": "G", "change": -23, "low": -31, "high": -15},
]


def test_change_has_one_scale_and_every_bar_fits_on_it():
    assert scale(AXES) == 40
    assert scale([{"id": "B", "change": 1, "low": 0, "high": 2}]) == 20
    chart = charts.room_change(AXES, ["Tilt", "Ground"], theme="light")
    assert chart.description == (
        "Mean change from before to after, in points, with likely ranges. "
        "Tilt: +6 (−5 to +18). Ground: −23 (−31 to −15)."
    )
    # 416 pixels are 80 points, zero at pixel 220.
    dots = [220 + change / 80 * 416 for change in (6, -23)]
    assert [row["b"] for row in marks(chart, "point")] == [
        pytest.approx((x - 20) / 400 * 200 - 100, abs=0.02) for x in dots
    ]
    assert {"Tilt", "Ground", "40 less", "no change", "40 more"} == set(texts(chart))
    with pytest.raises(ValueError, match="2 amounts need as many names; there are 1"):
        charts.room_change(AXES, ["Tilt"])


def test_both_are_files_in_both_themes():
    for theme in ("light", "dark"):
        for chart in (
            charts.room_guess({"tilt": 100, "ground": 0}, {"tilt": -100, "ground": 100}, theme=theme),
            charts.room_change(AXES, ["Tilt", "Ground"], theme=theme),
        ):
            assert charts.export(chart, "svg").startswith(b"<svg")


def test_on_the_wall_the_rows_of_a_change_stand_closer():
    usual, wall = (charts.room_change(AXES, ["Tilt", "Ground"], theme="light", wall=wall) for wall in (False, True))
    assert wall.description == usual.description and texts(wall) == texts(usual)
    assert usual.to_dict()["height"] - wall.to_dict()["height"] == 56 - 44
