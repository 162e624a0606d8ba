from __future__ import annotations

import json
import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import charts
from charts import Earlier
from charts.balance_map import REGIONS_BEFORE, layout
from charts.frame import MAP
from charts.ground import borders, corner_labels, sweet_spot
from charts.palette import palette
from charts.placing import meets
from scoring import MODEL
from tests.charts.made_positions import EXTREMES, all_balanced, made, too_few, worked

LIGHT = palette("light")
PHONE = 350 / 440
"""A phone of 390 pixels shows the map 350 wide."""


def spec(chart):
    return chart.to_json(indent=None, separators=(",", ":"))


@st.composite
def positions(draw):
    C, S = draw(st.floats(0, 100)), draw(st.floats(0, 100))
    V_C, V_S = draw(st.floats(25, 330)), draw(st.floats(25, 330))
    return made(C, S, V_C, V_S, draw(st.floats(-0.9, 0.9)) * math.sqrt(V_C * V_S))


guesses = st.none() | st.tuples(st.floats(-100, 100), st.floats(0, 100))


def boxes(plan):
    return np.array([label.box for label in plan.labels])


def apart(a, b):
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def check(plan):
    frame, found = plan.frame, boxes(plan)
    assert (found[:, :2] >= 0).all(), plan.labels
    assert (found[:, 2] <= frame.width).all() and (found[:, 3] <= frame.height).all(), plan.labels
    for number, one in enumerate(found):
        for other in found[:number]:
            assert apart(one, other), (plan.labels[number], other)
    moving = found[corner_count(plan) :]
    if plan.region is not None and len(moving):
        assert not meets(moving, frame.place(plan.region)).any(), plan.labels
    for point in [*plan.before, plan.here, plan.guess]:
        if point is not None and len(moving):
            x, y = frame.place([point])[0]
            held = (moving[:, 0] < x) & (x < moving[:, 2]) & (moving[:, 1] < y) & (y < moving[:, 3])
            assert not held.any(), (point, plan.labels)


def test_no_leader_strikes_out_a_word():
    for position in (*EXTREMES, worked()):
        for guess in ((0, 100), (-100, 50), (100, 50), (0, 0), (position.B, position.G)):
            plan = layout(position, colors=LIGHT, guess=guess, you="You, today")
            for start, end in plan.leaders:
                way = np.array(start) + np.linspace(0.02, 0.98, 60)[:, None] * (np.array(end) - np.array(start))
                for left, top, right, bottom in boxes(plan):
                    x, y = way[:, 0], way[:, 1]
                    assert not ((left < x) & (x < right) & (top < y) & (y < bottom)).any(), (position, guess)


def corner_count(plan):
    return sum(label.face == "Newsreader Regular" or label.color == LIGHT.ink3 for label in plan.labels)


@settings(max_examples=60, deadline=None)
@given(positions(), guesses, st.lists(positions(), max_size=3), st.sampled_from(["named", "neutral"]))
def test_labels_meet_nothing(position, guess, before, names):
    earlier = [Earlier(one, f"Sheet {number}") for number, one in enumerate(before)]
    check(layout(position, colors=LIGHT, names=names, guess=guess, earlier=earlier, you="You, today"))


@pytest.mark.parametrize("position", EXTREMES)
@pytest.mark.parametrize("guess", [None, (0, 100), (-100, 50), (100, 100), (0, 0)])
def test_labels_meet_nothing_at_the_ends(position, guess):
    plan = layout(position, colors=LIGHT, guess=guess, you="You, after a very long week away in November")
    check(plan)
    assert any(label.text.endswith("…") for label in plan.labels)


@pytest.mark.parametrize("names", ["named", "neutral"])
def test_corner_names_stand_on_the_canvas_off_the_diamond(names):
    labels = corner_labels(MAP, LIGHT, names)
    assert len(labels) >= 4
    for label in labels:
        left, top, right, bottom = label.box
        assert 0 <= left < right <= MAP.width and 0 <= top < bottom <= MAP.height, label
        assert not meets(np.array([label.box]), MAP.diamond).any(), label


def test_both_sides_stand_level():
    rows = {label.text: label.y for label in corner_labels(MAP, LIGHT, "named")}
    assert rows["Doormat"] == rows["Diva"]


def test_neutral_names_leave_out_the_others():
    said = spec(charts.balance_map(worked(), names="neutral"))
    for word in ("Doormat", "doormat", "Diva", "diva"):
        assert word not in said
    assert "Client-tilted" in said


def random_position(random):
    V_C, V_S, tied = random.uniform(25, 330), random.uniform(25, 330), random.uniform(-0.9, 0.9)
    return made(random.uniform(0, 100), random.uniform(0, 100), V_C, V_S, tied * math.sqrt(V_C * V_S))


@pytest.mark.parametrize("seed", range(12))
def test_a_spec_is_small(seed):
    random = Random(seed)
    position = random_position(random)
    earlier = [Earlier(random_position(random), f"Label {number}") for number in range(3)]
    guess = (random.uniform(-100, 100), random.uniform(0, 100))
    assert len(spec(charts.balance_map(position, guess=guess, earlier=earlier))) < 15_000
    assert len(spec(charts.balance_map(position))) < 10_000


@pytest.mark.parametrize("position", EXTREMES)
def test_a_spec_is_small_at_the_ends(position):
    assert len(spec(charts.balance_map(position, guess=(0, 50), earlier=[Earlier(worked(), "March")]))) < 15_000


def test_many_earlier_sheets_stay_readable_and_small():
    earlier = [Earlier(made(20 + 5 * step, 90 - 5 * step), f"Month {step}") for step in range(12)]
    plan = layout(worked(), colors=LIGHT, earlier=earlier, you="You")
    assert len(plan.before) == 12
    assert len(plan.outlines) == REGIONS_BEFORE
    check(plan)
    assert len(spec(charts.balance_map(worked(), earlier=earlier, guess=(0, 70)))) < 15_000


def test_letters_are_large_enough_on_a_phone():
    chart = charts.balance_map(worked(), guess=(20, 80), earlier=[Earlier(made(80, 40), "March")])
    sizes = [layer["mark"]["fontSize"] for layer in chart.to_dict()["layer"] if layer["mark"]["type"] == "text"]
    assert len(sizes) >= 4
    assert min(sizes) * PHONE >= 11


def test_zone_borders_are_the_models():
    assert {line[0] for line in borders()[:2]} == {-MODEL.tilt_cut, MODEL.tilt_cut}
    assert [line[1] for line in borders()[2:]] == [MODEL.low_cut, MODEL.sweet_cut]
    top = sweet_spot()
    assert top[:, 1].min() == MODEL.sweet_cut and top[:, 1].max() == 100
    assert np.abs(top[:, 0]).max() == MODEL.tilt_cut


def marks(chart, kind):
    return [layer for layer in chart.to_dict()["layer"] if layer["mark"]["type"] == kind]


def test_the_dot_stands_at_b_and_g():
    found = charts.balance_map(worked())
    (dot,) = marks(found, "point")
    assert dot["data"]["values"] == [{"b": -27.08, "g": 61.46}]


def test_outline_from_two_flags_on():
    plain = charts.balance_map(made(60, 50, flags=("fast_statements",)))
    two = charts.balance_map(made(60, 50, flags=("fast_statements", "inconsistent_pairs")))
    asked = charts.balance_map(made(60, 50), outline=True)

    def filled(chart):
        ink = "var(--ink)"
        return [m for m in marks(chart, "line") if m["mark"].get("fill") == ink and m["mark"]["fillOpacity"] > 0]

    assert len(filled(plain)) == 2
    assert filled(two) == [] and filled(asked) == []
    assert "outline" in two.description and "outline" not in plain.description


@pytest.mark.parametrize("position", [None, too_few()])
def test_too_few_answers_give_the_blank_map_and_say_so(position):
    chart = charts.balance_map(position)
    assert marks(chart, "point") == []
    assert "too few answers" in chart.description
    assert len(marks(chart, "line")) == len(marks(charts.blank_map(), "line"))


def test_a_guess_without_a_result_is_drawn():
    assert len(marks(charts.balance_map(None, guess=(10, 60)), "point")) == 1


def test_a_guess_on_the_result_stands_around_it():
    size = {
        mark["mark"]["shape"]: mark["mark"]["size"]
        for mark in marks(charts.balance_map(worked(), guess=(-27, 61)), "point")
    }
    away = {
        mark["mark"]["shape"]: mark["mark"]["size"]
        for mark in marks(charts.balance_map(worked(), guess=(27, 61)), "point")
    }
    assert size["diamond"] > 2 * away["diamond"]


def test_svg_without_menu_and_one_voice_for_screen_readers():
    found = charts.balance_map(all_balanced()).to_dict()
    assert found["usermeta"] == {"embedOptions": {"renderer": "svg", "actions": False}}
    assert found["description"].startswith("Balance map. Sweet spot, clear")
    assert found["config"]["mark"]["aria"] is False
    assert found["padding"] == {"left": 0, "right": 0, "top": 0, "bottom": 0}


def test_unknown_theme_and_names_get_a_sentence():
    with pytest.raises(ValueError, match='"sepia"; take "live", "light" or "dark"'):
        charts.balance_map(worked(), theme="sepia")
    with pytest.raises(ValueError, match='"rude"; take "named" or "neutral"'):
        charts.balance_map(worked(), names="rude")


def test_a_picture_is_the_same_every_time():
    assert spec(charts.balance_map(worked(), guess=(3, 50))) == spec(charts.balance_map(worked(), guess=(3, 50)))
    assert json.loads(spec(charts.blank_map()))["width"] == 440
