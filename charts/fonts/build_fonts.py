"""Cut the fonts that exported pictures and printed sheets use. Not run by the app.

    npm pack @fontsource-variable/newsreader@5.3.0 @fontsource-variable/hanken-grotesk@5.3.0 \
             @fontsource/noto-sans@5.3.0 @fontsource/noto-sans-sc@5.3.0
    (unpack each into a folder of the package's last name: newsreader, hanken-grotesk, noto-sans, noto-sans-sc)
    pip install fonttools brotli
    python charts/fonts/build_fonts.py FOLDER_WITH_THE_FOUR_PACKAGES

All four families are under the SIL Open Font License 1.1; none of them reserves its name, so a cut
file may keep it.
"""
# mypy: ignore-errors

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).parent
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "lnum"]
COMMON_HANZI = 250_000
"""Bytes of WOFF2 of Noto Sans SC taken, commonest slices first: what fits into a modest file."""


def through_memory(font: TTFont) -> TTFont:
    """The same font saved and read again: the subsetter and the merger want plain tables."""
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


def cut(font: TTFont, codes: set[int] | None = None) -> TTFont:
    """Only the characters in `codes` (all, if None), without hinting and without alternates."""
    if "gvar" in font:
        for glyph in font.getGlyphOrder():  # a glyph that does not vary has no entry: give it an empty one
            font["gvar"].variations.setdefault(glyph, [])
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes if codes is not None else set(font.getBestCmap()))
    cutter.subset(font)
    return through_memory(font)


def joined(fonts: list[TTFont]) -> TTFont:
    """One font out of several that share a design; a character stays where it first stands."""
    seen: set[int] = set()
    files = []
    for font in fonts:
        fresh = set(font.getBestCmap()) - seen
        seen |= fresh
        buffer = io.BytesIO()
        cut(font, fresh).save(buffer)
        buffer.seek(0)
        files.append(buffer)
    return Merger().merge(files)


def name(font: TTFont, family: str, style: str) -> None:
    """Family and style, where a font is looked up by them."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in (16, 17, 25)]
    for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", ""))):
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    font["OS/2"].fsSelection = {"Regular": 64, "Italic": 1, "Bold": 32}[style]
    font["head"].macStyle = {"Regular": 0, "Italic": 2, "Bold": 1}[style]


def fixed(files: list[Path], axes: dict[str, float]) -> TTFont:
    """The slices of a variable family at one point of its axes, as one font."""
    return joined([through_memory(instancer.instantiateVariableFont(TTFont(file), axes)) for file in files])


def common_slices(folder: Path) -> list[Path]:
    """The slices of Noto Sans SC with the commonest characters (the highest numbers), up to the size allowed."""
    chosen, size = [], 0
    for number in range(119, 0, -1):
        file = folder / f"noto-sans-sc-{number}-400-normal.woff2"
        if not file.exists():
            continue
        size += file.stat().st_size
        if chosen and size > COMMON_HANZI:
            break
        chosen.append(file)
    return chosen


def main(source: Path) -> None:
    """Write the six TTF files, the WOFF2 twins of those that an SVG carries, and `widths.json` beside this script."""
    serif, sans = source / "newsreader" / "files", source / "hanken-grotesk" / "files"
    noto, hanzi = source / "noto-sans" / "files", source / "noto-sans-sc" / "files"
    latin = ("latin", "latin-ext", "vietnamese")
    roman = [serif / f"newsreader-{s}-opsz-normal.woff2" for s in latin]
    italic = [serif / f"newsreader-{s}-opsz-italic.woff2" for s in latin]
    grotesk = [sans / f"hanken-grotesk-{s}-wght-normal.woff2" for s in latin]
    wide = [noto / f"noto-sans-{s}-400-normal.woff2" for s in ("latin", "latin-ext", "cyrillic", "greek", "vietnamese")]
    built = {
        ("Newsreader", "Regular"): fixed(roman, {"opsz": 32, "wght": 420}),
        ("Newsreader", "Italic"): fixed(italic, {"opsz": 28, "wght": 420}),
        ("Hanken Grotesk", "Regular"): fixed(grotesk, {"wght": 420}),
        ("Hanken Grotesk", "Bold"): fixed(grotesk, {"wght": 620}),
        ("Noto Sans", "Regular"): joined([through_memory(TTFont(file)) for file in wide]),
        ("Noto Sans SC", "Regular"): joined([through_memory(TTFont(file)) for file in common_slices(hanzi)]),
    }
    widths: dict[str, dict[str, int]] = {}
    for (family, style), font in built.items():
        name(font, family, style)
        file = OUT / f"{family.replace(' ', '')}-{style}.ttf"
        font.save(file)
        sys.stdout.write(
            f"{file.stat().st_size / 1000:7.1f} kB  {len(font.getBestCmap()):5d} characters  {file.name}\n"
        )
        if not family.startswith("Noto"):
            font.flavor = "woff2"
            font.save(file.with_suffix(".woff2"))
            em, advance = font["head"].unitsPerEm, font["hmtx"]
            widths[f"{family} {style}"] = {
                chr(code): round(1000 * advance[glyph][0] / em) for code, glyph in sorted(font.getBestCmap().items())
            }
    (OUT / "widths.json").write_text(json.dumps(widths, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
