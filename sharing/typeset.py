"""PDFs by typst: the house's fonts, paper sizes and looks, and data that can never become markup.

A template is typst code of ours; everything a person typed reaches it as data (`#data.name`), which typst
prints as plain text whatever it holds. `#import "house.typ": *` gives a template the data, the colours and the page.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Any, Literal, cast

import typst

HERE = Path(__file__).parent
FONTS = HERE.parent / "charts" / "fonts"
HOUSE = HERE / "house.typ"
NO_GLYPH = "\ufffd"
"""Stands for a letter that none of our fonts holds; PDF/UA takes no letter without a shape."""

Paper = Literal["A4", "Letter"]
PAPERS: dict[str, str] = {"A4": "a4", "Letter": "us-letter"}


class TypesetFault(RuntimeError):  # noqa: N818 - a fault, as QuizFault is
    """A template that typst refuses. Its text says what typst said: for us, never for a page."""


def compile(
    source: str | Path,
    data: Mapping[str, Any],
    paper: str = "A4",
    ua: bool = True,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A PDF with our fonts embedded; with `ua`, one that keeps to PDF/UA-1 (tags, title, language, alt texts).

    In: `source`, typst code or the path of a .typ file; `data`, plain JSON (texts, numbers, lists, dicts), which
    the template reads as `data` after `#import "house.typ": *`; `paper`, "A4" or "Letter"; `files`, further files
    by the name the template uses (`image("map.svg", alt: …)`), an SVG with outlined or with our own fonts.
    Out: the bytes of the PDF. Letters that no font of ours holds become �, control signs go.
    PDF/UA wants every title and heading to hold a letter: give each some words of ours beside a person's.
    Raises ValueError with a sentence for another paper, TypesetFault for a template that does not compile.
    """
    if paper not in PAPERS:
        raise ValueError(f'There is no paper "{paper}"; take "A4" or "Letter".')
    code = source.read_bytes() if isinstance(source, Path) else source.encode()
    parts = {"main": code, "house.typ": HOUSE.read_bytes(), **(files or {})}
    fault: typst.TypstError | None = None
    for strict in (False, True):
        given = json.dumps({**_printable(data, strict), "paper": PAPERS[paper]}, ensure_ascii=False)
        try:
            made = typst.compile(
                cast(Any, parts),  # typst's types know of one file only
                font_paths=_fonts(),
                format="pdf",
                sys_inputs={"data": given},
                pdf_standards="ua-1" if ua else None,
            )
        except typst.TypstError as error:
            fault = error
            # A mark that has a shape alone may have none on the letter it stands on: once more without such marks.
            if "could not be displayed" not in str(error):
                break
        else:
            return made
    raise TypesetFault(f"The template does not compile: {fault}") from fault


def printable(text: str, strict: bool = False) -> str:
    """The text in letters that our fonts hold: others become �, joined marks without a shape and controls go.

    Line breaks stay. With `strict`, marks on letters go too.
    """
    known = letters()
    out = []
    for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")):
        kind = unicodedata.category(letter)
        mark = kind.startswith("M")
        if letter == "\n" or (ord(letter) in known and kind[0] not in "CZ" and not (mark and strict)):
            out.append(letter)
        elif kind.startswith("Z"):
            out.append("\u00a0" if letter in "\u00a0\u202f" else "\n" if kind in ("Zl", "Zp") else " ")
        elif not mark and kind not in ("Cc", "Cf", "Cs"):
            out.append(NO_GLYPH)
    return "".join(out)


@cache
def letters() -> frozenset[int]:
    """Every letter (code point) that one of the fonts has a shape for."""
    return frozenset(code for file in FONTS.glob("*.ttf") for code in _cmap(file.read_bytes()))


def lost(data: Any) -> bool:
    """Whether a sign in any text of plain data (text, lists, dicts by name) has no shape in our fonts."""
    if isinstance(data, str):
        return NO_GLYPH in printable(data)
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return any(lost(part) for part in parts)


def _printable(data: Any, strict: bool) -> Any:
    if isinstance(data, str):
        return printable(data, strict)
    if isinstance(data, Mapping):
        return {name: _printable(part, strict) for name, part in data.items()}
    if isinstance(data, list | tuple):
        return [_printable(part, strict) for part in data]
    return data


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _cmap(font: bytes) -> set[int]:
    """The code points of a TrueType font: its character map, formats 4 and 12 (OpenType, table "cmap")."""
    tables = unpack_from(">H", font, 4)[0]
    start = next(
        unpack_from(">I", font, 12 + 16 * i + 8)[0] for i in range(tables) if font[12 + 16 * i :][:4] == b"cmap"
    )
    found: set[int] = set()
    for i in range(unpack_from(">H", font, start + 2)[0]):
        at = start + unpack_from(">I", font, start + 4 + 8 * i + 4)[0]
        form = unpack_from(">H", font, at)[0]
        if form == 4:
            double = unpack_from(">H", font, at + 6)[0]
            ends = unpack_from(f">{double // 2}H", font, at + 14)
            starts = unpack_from(f">{double // 2}H", font, at + 16 + double)
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, last + 1))
        elif form == 12:
            for group in range(unpack_from(">I", font, at + 12)[0]):
                first, last, _ = unpack_from(">III", font, at + 16 + 12 * group)
                found.update(range(first, last + 1))
    return found - {0xFFFF}
