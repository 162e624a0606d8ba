from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

import charts
from charts.palette import palette
from charts.share_card import card_layout
from tests.charts.made_positions import EXTREMES, made, too_few, worked

WORDS = (
    "Your answers tilt to the client by about 27 points, give or take 21. "
    "The mixed middle or the sweet spot are possible as well."
)
SIZES = [(1080, 1350), (1200, 630), (1080, 1080), (600, 900), (2400, 1260)]
NOTE = "Sweet Spot. A reflection aid. Not tested on a norm group, not a diagnosis."


def plan(position, title="Doormat side, borderline", words=WORDS, size=(1080, 1350), names="named"):
    return card_layout(position, title=title, words_below=words, size=size, colors=palette("light"), names=names)


def said(found):
    return " ".join(line.text for line in found.lines)


def check(found, size, margin=20):
    unit = min(size) / 1080
    labels = [*found.lines, *found.map.labels]
    for number, one in enumerate(labels):
        left, top, right, bottom = one.box
        assert left >= margin * unit and right <= size[0] - margin * unit, one
        assert top >= margin * unit / 2 and bottom <= size[1] - margin * unit / 2, one
        for other in labels[:number]:
            a, b = one.box, other.box
            near = one.face == other.face and one.size == other.size and one.x == other.x
            if not near:  # lines of one paragraph share their leading
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 1 or b[3] <= a[1] + 1, (one, other)
    left, top, right, bottom = found.map.frame.box
    assert left >= 0 and top >= 0 and right <= size[0] and bottom <= size[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", ["named", "neutral"])
def test_nothing_is_cropped(size, names):
    found = plan(worked(), size=size, names=names)
    check(found, size)
    assert said(found) == f"Doormat side, borderline {WORDS} {NOTE}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_long_words_wrap_and_shrink(size, times):
    words, title = " ".join([WORDS] * times), "A title that is so long that it wants a second line of its own"
    found = plan(worked(), title=title, words=words, size=size)
    check(found, size)
    assert said(found) == f"{title} {words} {NOTE}"


def test_a_word_wider_than_the_card_is_broken():
    word = "Boundaries" * 12
    found = plan(worked(), words=word)
    check(found, (1080, 1350))
    assert word in said(found).replace(" ", "")


def test_no_last_word_stands_alone():
    lines = [line for line in plan(worked()).lines if line.text in WORDS]
    widths = [line.box[2] - line.box[0] for line in lines]
    assert len(lines) > 1 and min(widths) > 0.6 * max(widths)


def test_words_without_end_get_a_sentence():
    with pytest.raises(ValueError, match="too long for a card"):
        plan(worked(), words=" ".join([WORDS] * 40))


@pytest.mark.parametrize("size", [(100, 100), (1080, 9000)])
def test_a_size_out_of_range_gets_a_sentence(size):
    with pytest.raises(ValueError, match="300 to 4000"):
        charts.share_card(worked(), title="x", words="y", size=size)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1080, 1350), (1200, 630)])
def test_the_file_has_the_size_a_frame_of_paper_and_ink(theme, size):
    chart = charts.share_card(worked(), title="Doormat side, borderline", words=WORDS, size=size, theme=theme)
    found = np.asarray(Image.open(io.BytesIO(charts.export(chart, "png", 1))).convert("RGB"))
    assert found.shape == (size[1], size[0], 3)
    paper = found[0, 0]
    for edge in (found[:12], found[-12:], found[:, :12], found[:, -12:]):
        assert (edge == paper).all()
    assert (found != paper).any(axis=2).mean() > 0.1


def test_one_altair_object_with_all_in_its_description_and_small():
    for position in (*EXTREMES, worked(), too_few(), None):
        chart = charts.share_card(position, title="A title", words=WORDS)
        assert len(chart.to_json(indent=None, separators=(",", ":"))) < 15_000
        assert chart.description.startswith("A title Balance map") and chart.description.endswith(NOTE)
        assert WORDS in chart.description


@pytest.mark.parametrize("size", SIZES)
def test_the_small_print_says_whose_it_is_and_where_only_where_that_is_known(size):
    given = {"title": "A title", "words": WORDS, "size": size}
    plain, found = (charts.share_card(worked(), **given, source=at) for at in ("", "https://quiz.example/app"))
    assert plain.description.endswith(NOTE) and "quiz.example" not in str(plain.to_dict())
    assert found.description.endswith("Sweet Spot, quiz.example/app. A reflection aid. Not tested on a norm group, "
                                      "not a diagnosis.")  # fmt: skip
    drawn = " ".join(row["t"] for layer in found.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row)
    assert "quiz.example/app" in drawn and "https" not in drawn


def test_nobody_is_named_on_it():
    chart = charts.share_card(made(60, 50, flags=("a", "b")), title="A title", words="Words.")
    texts = [row["t"] for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if "t" in row]
    assert "You, today" not in texts
    assert "outline" in chart.description
