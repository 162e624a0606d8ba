"""The shared setting of PDFs: any text becomes a tagged PDF with our fonts, and no text becomes markup."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing import typeset

PLAIN = """#import "house.typ": *
#show: sheet.with(title: "Note " + data.text)
= Note #data.text
#lines(data.text) #aside(data.text) #strong(data.text)
"""
ODD = [
    *("#panic()", "$ x $", "*bold* _it_ `raw`", "\\u{41}", '"]}, <script>', "😀 👩‍🚀", "שלום", "ก็", "中文"),
    *(
        "e\u0301\u0302\u0323",
        "z\u0335\u0361",
        "\ud800",
        "\x00\x07",
        "\u202eright",
        "x" * 4000,
        " ",
        "",
        "a\r\nb\u2028c",
    ),
]


def words_of(made: bytes, folder: Path) -> str:
    """What a reader of the PDF copies out of it."""
    (folder / "made.pdf").write_bytes(made)
    told = subprocess.run(["pdftotext", "-layout", folder / "made.pdf", "-"], capture_output=True, check=True)
    return told.stdout.decode()


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_compile(text: str) -> None:
    assert typeset.compile(PLAIN, {"text": text}).startswith(b"%PDF-")


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_compiles(text: str) -> None:
    assert typeset.compile(PLAIN, {"text": text}, "Letter").startswith(b"%PDF-")


def test_a_sign_without_a_shape_is_found_wherever_it_stands() -> None:
    assert typeset.lost({"a": ["plain", ("deep", {"b": "\U0001f33f"})]})
    assert not typeset.lost({"\U0001f33f": ["a name is not printed", 7, None]})


def test_markup_stays_text(tmp_path: Path) -> None:
    said = words_of(typeset.compile(PLAIN, {"text": "#emph[a] *b* $c$ @d <e> \\ //"}), tmp_path)
    assert said.count("#emph[a] *b* $c$ @d <e> \\ //") == 4


def test_fonts_are_embedded_and_tags_are_there(tmp_path: Path) -> None:
    made = typeset.compile(PLAIN, {"text": "Kindly"})
    (tmp_path / "one.pdf").write_bytes(made)
    fonts = subprocess.run(["pdffonts", tmp_path / "one.pdf"], capture_output=True, text=True, check=True).stdout
    rows = fonts.splitlines()[2:]
    assert rows
    assert all(" yes yes yes " in row for row in rows)
    info = subprocess.run(["pdfinfo", tmp_path / "one.pdf"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", info)
    assert re.search(r"Title: +Note Kindly", info)
    assert b"pdfuaid" in made


@pytest.mark.parametrize(("paper", "size"), [("A4", "595.276 x 841.89"), ("Letter", "612 x 792")])
def test_papers(paper: str, size: str, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(typeset.compile(PLAIN, {"text": "a"}, paper))
    info = subprocess.run(["pdfinfo", tmp_path / "one.pdf"], capture_output=True, text=True, check=True).stdout
    assert size in info


def test_an_unknown_paper_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match='take "A4" or "Letter"'):
        typeset.compile(PLAIN, {"text": "a"}, "A5")


def test_a_broken_template_is_a_fault() -> None:
    with pytest.raises(typeset.TypesetFault, match="nothing_here"):
        typeset.compile("#nothing_here", {})


def test_pictures_come_by_name() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    code = '#import "house.typ": *\n#show: sheet.with(title: "a")\n#image("a.svg", alt: "a square")'
    assert typeset.compile(code, {}, files={"a.svg": svg}).startswith(b"%PDF-")


def test_letters_without_a_shape_are_marked_and_controls_go() -> None:
    assert typeset.printable("a😀b\x00c\u200dd") == "a\ufffdbcd"
    assert typeset.printable("a\r\nb\u2028c\td") == "a\nb\nc d"
    assert typeset.printable("Zoë, Ђ, 中, €") == "Zoë, Ђ, 中, €"
