"""Before and after on one card."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

import charts
from content import page
from tests.charts.made_positions import EXTREMES, all_balanced, made, worked

LABELS = ("Before", "Four weeks after")
NOTE = "Sweet Spot. A reflection aid. Not tested on a norm group, not a diagnosis."


def longest() -> str:
    """As many words as a card can come to carry."""
    says = page("compare_change").says
    names = ("tilt_client", "ground_less", "toward_balance", "more_ground", "crossing", "big", "expected")
    return " ".join(says[name].format(points=200, how=says["how"].format(verdict=says["possible"])) for name in names)


def texts(chart: Any) -> list[str]:
    return [row["t"] for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_file_is_a_preview_with_both_places_and_a_frame_of_paper(theme: str) -> None:
    chart = charts.change_card(worked(), all_balanced(), labels=LABELS, title="A title", words=longest(), theme=theme)
    found = np.asarray(Image.open(io.BytesIO(charts.export(chart, "png", 1))).convert("RGB"))
    assert found.shape == (630, 1200, 3)
    paper = found[0, 0]
    for edge in (found[:12], found[-12:], found[:, :12], found[:, -12:]):
        assert (edge == paper).all()
    assert set(LABELS) <= set(texts(chart))


def test_the_words_stand_in_the_picture_and_in_its_twin() -> None:
    chart = charts.change_card(worked(), all_balanced(), labels=LABELS, title="Too small to tell", words="Some words.")
    assert "Too small to tell" in texts(chart) and NOTE in " ".join(texts(chart))
    said = str(chart.description)
    assert said.startswith("Too small to tell Balance map. Sweet spot, clear.")
    assert "Earlier, Before: 27 toward the client, ground 61." in said
    assert said.endswith(f"Some words. {NOTE}")


def test_before_is_an_outline_and_after_is_full() -> None:
    spec = charts.change_card(worked(), all_balanced(), labels=LABELS, title="A", words="B.").to_dict()
    marks = [layer["mark"] for layer in spec["layer"]]
    assert sum("strokeDash" in mark and mark.get("strokeCap") != "round" and mark["type"] == "line"
               and mark.get("interpolate") == "linear-closed" for mark in marks) == 1  # fmt: skip
    assert any(mark.get("fillOpacity") for mark in marks)
    rough = charts.change_card(worked(), made(60, 50, flags=("a", "b")), labels=LABELS, title="A", words="B.")
    assert "outline" in str(rough.description)


@pytest.mark.parametrize("names", ["named", "neutral"])
def test_every_place_fits_with_the_most_words(names: str) -> None:
    for at, position in enumerate(EXTREMES):
        charts.change_card(position, EXTREMES[at - 1], labels=LABELS, title="Possibly a real change", words=longest(),
                           names=names)  # fmt: skip
