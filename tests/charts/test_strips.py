from __future__ import annotations

import pytest

import charts
from charts.palette import palette
from charts.strip_rows import strip_rows
from charts.strips import line_at, strip_labels, strips_frame, upright
from content import touchpoint_names
from scoring import MODEL
from tests.charts.made_positions import EXTREMES, made, too_few, touchpoint, worked

LIGHT = palette("light")


def with_touchpoints(*touchpoints, **more):
    return made(75, 48, touchpoints=touchpoints, **more)


def test_seven_lines_and_hiring_only_with_answers():
    assert len(strip_rows(worked())) == 7
    hired = with_touchpoints(*worked().touchpoints[:7], touchpoint("hiring", -20, 20, n=1))
    assert [row.name for row in strip_rows(hired)][-1] == touchpoint_names()["hiring"]
    assert len(strip_rows(hired)) == 8


def test_a_capsule_is_the_half_interval_kept_on_the_line():
    (row,) = strip_rows(with_touchpoints(touchpoint("session", -95.0, 20.0)))
    assert row.low == -100.0
    assert row.high == pytest.approx(-95 + MODEL.narrow * 20)


def test_a_line_without_answers_says_so_and_has_no_capsule():
    position = with_touchpoints(touchpoint("session", -27.0, 20.0, n=0), touchpoint("space", -27.0, 20.0, n=1))
    empty, full = strip_rows(position)
    assert empty.tilt is None and full.tilt == -27.0
    chart = charts.strips(position)
    texts = [row["t"] for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row]
    assert "no answers here yet" in texts
    dots = [layer for layer in chart.to_dict()["layer"] if layer["mark"]["type"] == "point"]
    assert [len(layer["data"]["values"]) for layer in dots] == [1]


def test_stands_out_is_written():
    chart = charts.strips(with_touchpoints(touchpoint("session", -5.0, 20.0, stands_out=True)))
    texts = [row["t"] for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row]
    assert "stands out" in texts
    assert "stands out" in chart.description


@pytest.mark.parametrize("position", [*EXTREMES, worked()])
def test_words_meet_nothing(position):
    found = strip_rows(position)
    labels = strip_labels(found, position.B, LIGHT)
    frame = strips_frame(len(found))
    for number, one in enumerate(labels):
        left, top, right, bottom = one.box
        assert left >= 0 and right <= frame.width and top >= 0 and bottom <= frame.height, one
        for other in labels[:number]:
            a, b = one.box, other.box
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)
        for row in range(len(found)):
            assert bottom <= line_at(row) - 6 or top >= line_at(row) + 6, one
    x = frame.place([(position.B, 0)])[0, 0]
    for start, end in upright(frame, position.B, line_at(6) + 12, labels):
        for label in labels:
            left, top, right, bottom = label.box
            assert not (left <= x <= right and start < bottom and end > top), label


def test_a_very_long_name_is_shortened():
    names = dict.fromkeys(touchpoint_names(), "Everything that has to do with money and the clock in a busy week")
    labels = strip_labels(strip_rows(worked(), names), -27, LIGHT)
    assert labels[0].text.endswith("…")
    assert labels[0].box[2] < 300


def test_no_position_gives_the_two_sides_and_a_sentence():
    for position in (None, too_few()):
        chart = charts.strips(position)
        assert "too few answers" in chart.description
        assert [layer["mark"]["type"] for layer in chart.to_dict()["layer"]] == ["text", "text"]


def test_a_touchpoint_without_a_name_gets_a_sentence():
    with pytest.raises(ValueError, match='"marketing" has no name'):
        charts.strips(worked(), touchpoint_names={"session": "In the session"})


@pytest.mark.parametrize("position", [*EXTREMES, worked()])
@pytest.mark.parametrize("theme", ["live", "dark"])
def test_small_and_legible(position, theme):
    chart = charts.strips(position, theme=theme)
    assert len(chart.to_json(indent=None, separators=(",", ":"))) < 15_000
    sizes = [layer["mark"]["fontSize"] for layer in chart.to_dict()["layer"] if layer["mark"]["type"] == "text"]
    assert min(sizes) * 350 / 440 >= 11
