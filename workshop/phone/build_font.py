"""Cuts the serif of the light page: `python build_font.py SOURCE.woff2 newsreader.woff2` (needs fonttools and brotli).

SOURCE is Newsreader (SIL OFL 1.1, see ui/static/OFL-Newsreader.txt) as one static font in Basic Latin. Signs that no
heading and no question uses go, and of the kerning only the pairs that show: 7.5 kB in place of 12.
"""

# mypy: ignore-errors
from __future__ import annotations

import io
import sys
from typing import Any

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

UNUSED = "#$%&*+<=>@[\\]^_`{|}~/"
SHOWS = 0.02
"""Of an em: a pair that moves by less is left as it is."""


def plain(font: TTFont) -> TTFont:
    """The font once through memory: the subsetter wants plain tables."""
    font.flavor = None
    held = io.BytesIO()
    font.save(held)
    held.seek(0)
    return TTFont(held)


def kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """What its tables say of each pair of glyphs that have a letter."""
    names, found = set(font.getBestCmap().values()), {}

    def note(pair: tuple[str, str], value: Any) -> None:
        if value is not None and getattr(value, "XAdvance", 0):
            found.setdefault(pair, value.XAdvance)

    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
                    for record in pairs.PairValueRecord:
                        note((first, record.SecondGlyph), record.Value1)
            else:
                for first in table.Coverage.glyphs:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                    for second in names:
                        note((first, second), row[table.ClassDef2.classDefs.get(second, 0)].Value1)
    return found


def cut(source: str, target: str) -> None:
    """Writes the font for phones."""
    font = plain(TTFont(source))
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if chr(code) not in UNUSED}
    least, rows = SHOWS * font["head"].unitsPerEm, {}
    for (first, second), value in kerning(font).items():
        a, b = letters.get(first, ""), letters.get(second, "")
        # Sentences: no capital stands behind a letter, and figures keep their places.
        if a and b and abs(value) >= least and not b.isupper() and not a.isdigit() and not b.isdigit():
            rows.setdefault((first, round(value / 10) * 10), []).append(second)
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline = ["liga"], False, True
    options.name_IDs = [0, 1, 2, 13, 14]
    options.drop_tables += ["STAT", "GDEF", "GPOS"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters.values()])
    subsetter.subset(font)
    pairs = "".join(f"enum pos {first} [{' '.join(sorted(them))}] {value};" for (first, value), them in rows.items())
    addOpenTypeFeaturesFromString(font, f"feature kern {{ {pairs} }} kern;", tables=["GPOS"])
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    cut(*sys.argv[1:3])
