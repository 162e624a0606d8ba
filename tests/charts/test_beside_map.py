"""Two people's maps on one ground."""

from __future__ import annotations

import json

import pytest

from charts import balance_map, beside_map
from charts.balance_map import Earlier
from sharing.link import Shared

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


def test_names_and_themes() -> None:
    assert "Doormat" in json.dumps(spec()) and "Doormat" not in json.dumps(spec(names="neutral"))
    assert "var(--" not in json.dumps(spec(theme="dark"))
    with pytest.raises(ValueError):
        spec(theme="neon")
