from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from charts.palette import PALETTES, palette

TOKENS = (Path(__file__).parents[2] / "player" / "tokens.css").read_text("utf-8")
NAMES = {"paper": "paper", "sheet": "sheet", "hair": "hair", "ink": "ink", "ink2": "ink-2", "ink3": "ink-3"}
NAMES |= {"green": "green", "blue": "blue", "amber": "amber"}


def rgb(color):
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def linear(color):
    share = rgb(color)
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(ink, ground, opacity):
    return "#" + "".join(f"{round(255 * v):02x}" for v in rgb(ink) * opacity + rgb(ground) * (1 - opacity))


def seen(color, kind):
    """The colour as dichromats see it, in CIELAB (Vienot, Brettel and Mollon 1999, linear RGB)."""
    matrix = {
        "protan": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
        "deutan": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
        "plain": np.eye(3),
    }[kind]
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ (
        np.clip(np.array(matrix) @ linear(color), 0, 1)
    )
    f = np.cbrt(xyz / [0.9505, 1, 1.089])
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read_on_paper(theme):
    found = palette(theme)
    for color in (found.ink, found.ink2, found.ink3, found.green, found.blue, found.amber):
        assert contrast(color, found.paper) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_labels_and_the_region_stand_out_on_every_tint(theme):
    found = palette(theme)
    for tint in found.tilt:
        assert contrast(found.ink, tint) >= 4.5
        assert contrast(mixed(found.ink, tint, 0.74), tint) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["plain", "protan", "deutan"])
def test_the_two_sides_differ_for_every_eye(theme, kind):
    found = palette(theme)
    for one, other in ((found.blue, found.amber), (found.tilt[0], found.tilt[-1])):
        assert np.linalg.norm(seen(one, kind) - seen(other, kind)) >= 40


def test_live_colors_are_the_pages_tokens():
    for value in str(asdict(PALETTES["live"])).split("var(")[1:]:
        assert f"{value.split(')')[0]}:" in TOKENS


def test_fixed_colors_are_the_same_as_the_pages():
    pairs = dict(re.findall(r"--([\w-]+):light-dark\((#\w+,#\w+)\)", TOKENS))
    wanted = {name: getattr_pair(field) for field, name in NAMES.items()}
    wanted |= {f"tilt-{n + 1}": f"{PALETTES['light'].tilt[n]},{PALETTES['dark'].tilt[n]}" for n in range(7)}
    assert {name: pairs[name] for name in wanted} == wanted


def getattr_pair(field):
    return f"{getattr(PALETTES['light'], field)},{getattr(PALETTES['dark'], field)}"
