"""The policy sheet as a PDF: one page where it fits, tagged, in our fonts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import content
from sharing import typeset
from sharing.policy_sheet.sheet import PolicySheet

TEMPLATE = Path(__file__).with_name("sheet.typ")


def pdf(sheet: PolicySheet, paper: str = "A4") -> bytes:
    """The sheet as PDF/UA-1 on "A4" or "Letter" paper.

    Type goes down from 12.5 to 9 points to keep it on one page; what does not fit so runs on in 10 points. Where a
    sign that was typed has no shape in our fonts, the foot says so in the report's words.
    Raises ValueError with a sentence for another paper.
    """
    name = typeset.printable(sheet.name)
    given = asdict(sheet) | {"name": name, "named": sheet.name != sheet.labels.title}
    signs = content.report_words().print.signs if typeset.lost(given) else ""
    return typeset.compile(TEMPLATE, given | {"signs": signs}, paper)
