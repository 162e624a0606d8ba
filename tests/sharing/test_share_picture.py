"""A shared map as a file."""

from __future__ import annotations

import dataclasses
import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from charts import export, share_card
from sharing.link import Shared
from sharing.share_picture import MAP_ALONE, SIZES, share_picture, squeezed
from sharing.share_words import share_words

WORKED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))


@pytest.mark.parametrize(
    ("size", "pixels"), [("wide", (1200, 630)), ("portrait", (1080, 1350)), ("square", (1080, 1080))]
)
def test_sizes_are_those_of_the_contract(size: str, pixels: tuple[int, int]) -> None:
    assert SIZES[size] == pixels
    with Image.open(io.BytesIO(share_picture(WORKED, size=size, theme="dark"))) as picture:
        assert picture.size == pixels
        assert picture.convert("RGB").getpixel((2, 2)) == (0x1B, 0x19, 0x16)


def test_squeezing_changes_no_pixel_and_saves_half() -> None:
    chart = share_card(WORKED.position, title="x", words="y", size=SIZES["wide"])
    plain = export(chart, "png", scale=1)
    small = squeezed(plain)
    with Image.open(io.BytesIO(plain)) as one, Image.open(io.BytesIO(small)) as other:
        assert np.array_equal(np.asarray(one), np.asarray(other))
    with Image.open(io.BytesIO(small)) as other:
        other.verify()  # checksums too
    assert len(small) < 0.6 * len(plain)


def test_an_svg_needs_nothing_from_anywhere_and_runs_nothing() -> None:
    svg = share_picture(WORKED, "svg").decode()
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    assert not re.search(r"<script|<foreignObject|\son\w+=|@import", svg)
    linked = re.findall(r"""(?:href|src)=["']([^"']*)|url\(([^)]*)\)""", svg)
    assert all((one or other).startswith(("data:font", "#")) for one, other in linked) and linked


def test_words_stand_in_the_picture_only_where_they_were_chosen() -> None:
    def said(shared: Shared) -> str:
        root = ET.fromstring(share_picture(shared, "svg"))  # noqa: S314 - our own picture
        return " ".join(text for node in root.iter("{http://www.w3.org/2000/svg}text") for text in node.itertext())

    words = share_words(WORKED)
    assert "borderline" in said(WORKED) and "about 27 points" in said(WORKED)
    assert words.means.split()[-1] in said(WORKED)
    without = said(dataclasses.replace(WORKED, words=False))
    assert "borderline" not in without and "points" not in without and "A balance map" in without
    neutral = said(dataclasses.replace(WORKED, names="neutral"))
    assert "Doormat" not in neutral and "Client-tilted" in neutral


def test_a_picture_is_described_to_those_who_do_not_see_it() -> None:
    root = ET.fromstring(share_picture(WORKED, "svg"))  # noqa: S314 - our own picture
    assert root.get("role") == "img"
    assert root[0].tag.endswith("title") and root[0].text == share_words(WORKED).twin


def test_unknown_sizes_and_themes_are_refused() -> None:
    with pytest.raises(KeyError):
        share_picture(WORKED, size="huge")
    with pytest.raises(ValueError, match="neon"):
        share_picture(WORKED, theme="neon")


def test_the_map_alone_has_no_card_around_it() -> None:
    svg = share_picture(WORKED, "svg", size=MAP_ALONE)
    assert share_words(WORKED).lead.encode() not in svg.split(b"</title>")[1]
    assert len(svg) < len(share_picture(WORKED, "svg", size="square"))
    with Image.open(io.BytesIO(share_picture(WORKED, size=MAP_ALONE))) as picture:
        assert picture.size == (1100, 1090)
