"""Two people's maps on one ground."""

from __future__ import annotations

import json

import numpy as np
import pytest

from charts import balance_map, beside_map
from charts.balance_map import Earlier, layout
from charts.frame import MAP
from charts.palette import palette
from charts.placing import crossed, inside, meets
from sharing.link import Shared
from tests.charts.made_positions import made

ONE = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot")).position
TWO = Shared("model_v1", 58, 68, 9, 11.5, 1, "mixed_middle", "borderline", ("diva", "sweet_spot")).position


def spec(**more: str) -> dict[str, object]:
    chart = beside_map(ONE, TWO, labels=("This map", "The other"), description="Both in words.", **more)
    found: dict[str, object] = chart.to_dict()
    return found


def test_both_are_named_and_the_picture_has_its_words() -> None:
    found = spec()
    assert found["description"] == "Both in words."
    assert '"This map"' in json.dumps(found) and '"The other"' in json.dumps(found)


def test_no_way_leads_from_one_person_to_another() -> None:
    """The map over time joins its places by a dotted line with round ends; this one has none."""
    dotted = '"strokeCap": "round"'
    over_time = balance_map(ONE, earlier=[Earlier(TWO, "The other")], you="This map").to_dict()
    assert dotted in json.dumps(over_time)
    assert dotted not in json.dumps(spec())


PLACES = [(75, 48), (30, 80), (58, 68), (60, 60), (90, 90), (10, 20), (40, 40), (98, 5), (20, 60), (50, 80)]


@pytest.mark.parametrize("one", PLACES)
@pytest.mark.parametrize("two", PLACES)
def test_each_name_is_off_the_other_region_and_on_no_line(one: tuple[int, int], two: tuple[int, int]) -> None:
    if one == two:
        return
    first, second = made(*one, 81, 81), made(*two, 81, 81)
    plan = layout(first, colors=palette("light"), earlier=[Earlier(second, "The other map")], you="This map")
    (this,), (other,) = (
        [label.box for label in plan.labels if label.text == text] for text in ("This map", "The other map")
    )
    region, outline = MAP.place(plan.region), MAP.place(plan.outlines[0])
    assert not meets(np.array([this]), outline).any(), "in the other's region"
    assert not meets(np.array([other]), region).any()
    assert not crossed(np.array([other]), outline).any(), "struck through by its own line"


def test_the_names_of_two_wide_maps_stand_by_their_own() -> None:
    plan = layout(
        made(75, 48, 81, 81),
        colors=palette("light"),
        earlier=[Earlier(made(30, 80, 81, 81), "The other map")],
        you="This map",
    )
    (this,) = (label.box for label in plan.labels if label.text == "This map")
    own, others = MAP.place(plan.region), MAP.place(plan.outlines[0])
    assert meets(np.array([this]), own, 12).any(), "against its own"
    assert not meets(np.array([this]), others, 4).any(), "and off the other"


def test_inside_does_not_mind_which_way_round_a_shape_is_given() -> None:
    square = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])
    boxes = np.array([(2.0, 2.0, 8.0, 8.0), (-1.0, 2.0, 8.0, 8.0), (20.0, 20.0, 30.0, 30.0)])
    for shape in (square, square[::-1]):
        assert inside(boxes, shape).tolist() == [True, False, False]
        assert inside(boxes, shape, 3).tolist() == [False, False, False]
        assert crossed(boxes, shape).tolist() == [False, True, False]


def test_names_and_themes() -> None:
    assert "Doormat" in json.dumps(spec()) and "Doormat" not in json.dumps(spec(names="neutral"))
    assert "var(--" not in json.dumps(spec(theme="dark"))
    with pytest.raises(ValueError):
        spec(theme="neon")
