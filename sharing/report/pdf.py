"""A report as a PDF: tagged, in our fonts, on A4 or Letter, in normal or in large print."""

from __future__ import annotations

from pathlib import Path

import charts
import content
from sharing import typeset
from sharing.report.blocks import lines
from sharing.report.material import Material
from sharing.report.order import report

TEMPLATE = Path(__file__).with_name("report.typ")
BODY, LARGE = 10.0, 18.0
"""Points of the running text."""


def pdf(material: Material, paper: str = "A4", large: bool = False) -> bytes:
    """The report as PDF/UA-1.

    In: what a visit knows; "A4" or "Letter"; `large` sets the words in 18 points and everything in one column.
    Out: the file's bytes, made anew on each call and kept nowhere.
    Raises ValueError with a sentence for another paper.
    """
    made = report(material)
    blocks = list(made.blocks)
    if typeset.lost(blocks):
        blocks += lines("fine", [content.report_words().print.signs])
    given = {"title": made.title, "kicker": made.kicker, "about": made.about, "foot": made.foot, "blocks": blocks,
             "size": LARGE if large else BODY, "large": large}  # fmt: skip
    # The sheet is white already: a picture's own ground would be a tinted box on it.
    pictures = {
        name: charts.export(chart.properties(background="transparent"), "svg") for name, chart in made.charts.items()
    }
    return typeset.compile(TEMPLATE, given, paper, files=pictures)
