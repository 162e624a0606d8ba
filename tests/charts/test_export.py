from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import altair as alt
import numpy as np
import pytest
import vl_convert
from PIL import Image

import charts
from charts.export import EMBEDDED, FONTS, register_fonts
from charts.palette import SANS, SERIF
from tests.charts.made_positions import worked


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def written(text, font=SANS, **mark):
    chart = alt.Chart(alt.InlineData(values=[{"t": text}])).mark_text(font=font, fontSize=30, color="#000000", **mark)
    return chart.encode(text="t:N").properties(width=300, height=60, background="#ffffff")


def ink(chart):
    return int((pixels(charts.export(chart, "png", 1)) < 128).all(axis=2).sum())


def test_the_png_has_the_map_on_paper_in_the_size_asked():
    found = pixels(charts.export(charts.balance_map(worked(), theme="light"), "png", 2))
    assert found.shape == (872, 880, 3)
    assert found[2, 2].tolist() == [0xFB, 0xF8, 0xF1]
    assert len(np.unique(found.reshape(-1, 3), axis=0)) > 200
    dark = pixels(charts.export(charts.balance_map(worked(), theme="dark"), "png", 1))
    assert dark.shape == (436, 440, 3)
    assert dark[2, 2].tolist() == [0x1B, 0x19, 0x16]


def test_words_on_the_map_are_visible():
    found = charts.balance_map(worked(), theme="light")
    spec = found.to_dict()
    spec["layer"] = [layer for layer in spec["layer"] if layer["mark"]["type"] != "text"]
    bare = alt.LayerChart.from_dict(spec)
    differ = (pixels(charts.export(found, "png", 1)) != pixels(charts.export(bare, "png", 1))).any(axis=2)
    # Sweet spot on top, Doormat left, Diva right, Worn out at the foot, "You, today" in the middle.
    for rows, columns in (
        ((5, 40), (160, 280)),
        ((120, 175), (0, 90)),
        ((120, 175), (385, 440)),
        ((385, 436), (160, 280)),
    ):
        assert differ[slice(*rows), slice(*columns)].sum() > 60, (rows, columns)
    assert differ[150:200, 215:310].sum() > 100


@pytest.mark.parametrize("font", [SANS, SERIF])
@pytest.mark.parametrize("letter", ["a", "ą", "ő", "ế", "Ж", "λ", "你", "あ"])
def test_letters_are_drawn_as_themselves(font, letter):
    blank, box = ink(written(" ", font)), ink(written("\U0010ffff", font))
    assert blank == 0
    assert ink(written(letter, font)) > 20
    letters, boxes = (pixels(charts.export(written(t, font), "png", 1)) for t in (letter, "\U0010ffff"))
    assert box > 0 and (letters != boxes).any()


def test_a_letter_nobody_has_is_a_box_and_does_not_vanish():
    assert ink(written("\U0010ffff")) > 20


def test_a_family_nobody_has_would_vanish():
    # Why fonts are shipped and registered: this is what an unknown family does.
    assert ink(written("words", "No Such Family")) == 0


def test_shipped_fonts_are_modest_licensed_and_whole():
    files = sorted(path.name for path in FONTS.glob("*.ttf"))
    assert len(files) == 6
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 1_000_000
    for family in ("Newsreader", "HankenGrotesk", "NotoSans", "NotoSansSC"):
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"OFL-{family}.txt").read_text("utf-8").upper()
        assert any(name.startswith(f"{family}-") for name in files)


def test_what_an_svg_carries_is_the_same_face_at_a_third_of_the_size():
    for file in EMBEDDED.values():
        packed, plain = (FONTS / file).read_bytes(), (FONTS / file).with_suffix(".ttf").stat().st_size
        (unpacked,) = struct.unpack(">I", packed[16:20])  # WOFF2's own word for how long the TTF is
        assert packed.startswith(b"wOF2") and abs(unpacked - plain) < 0.02 * plain
        assert len(packed) < 0.4 * plain
    # A room of phones asks for one each.
    assert len(charts.export(charts.balance_map(worked(), theme="light"), "svg")) < 120_000


def test_the_pdf_embeds_the_shipped_fonts():
    found = charts.export(charts.balance_map(worked(), theme="light"), "pdf")
    assert found.startswith(b"%PDF-")
    names = {name.decode() for name in re.findall(rb"/BaseFont\s*/[A-Z]+\+([\w-]+)", found)}
    assert {"Newsreader-Regular", "HankenGrotesk-Regular", "HankenGrotesk-Bold"} <= names


def test_the_svg_carries_the_fonts_it_uses_and_nothing_foreign():
    found = charts.export(charts.balance_map(worked(), theme="light"), "svg").decode()
    assert found.startswith("<svg")
    assert found.count("@font-face") == 3
    assert "font-style:italic" not in found
    assert "font-style:italic" in charts.export(charts.strips(worked(), theme="light"), "svg").decode()
    assert set(re.findall(r"https?://[^\"' )]+", found)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert "You, today" in found


def test_live_colors_wrong_formats_and_scales_get_a_sentence():
    with pytest.raises(ValueError, match='draw it in "light" or "dark"'):
        charts.export(charts.balance_map(worked()), "png")
    fixed = charts.balance_map(worked(), theme="light")
    with pytest.raises(ValueError, match='no format "gif"; take "png", "svg" or "pdf"'):
        charts.export(fixed, "gif")  # type: ignore[arg-type]
    for scale in (0, -1, 9, float("nan")):
        with pytest.raises(ValueError, match="above 0 and at most 8"):
            charts.export(fixed, "png", scale)


def test_no_picture_stays_in_memory(monkeypatch):
    made = []
    monkeypatch.setattr(vl_convert, "vegalite_to_png", lambda spec, **_: made.append(spec) or b"png")
    chart = charts.balance_map(worked(), theme="light")
    assert [charts.export(chart, "png", 1) for _ in range(2)] == [b"png", b"png"]
    assert len(made) == 2
    assert made[0] == made[1]


def test_warming_up_twice_is_harmless():
    charts.warm()
    register_fonts()
    charts.warm()
    assert Path(FONTS, "widths.json").exists()
