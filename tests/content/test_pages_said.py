"""Every label that a page asks for is in the file of pages."""

from __future__ import annotations

import re
from pathlib import Path

from content.read import pages

UI = Path(__file__).parents[2] / "ui"
ASKED = re.compile(r"""says\[["']([a-z_0-9]+)["']\]""")


def test_no_page_asks_for_a_label_that_is_not_there() -> None:
    said = {label for page in pages().values() for label in page.says}
    asked = {label: path.name for path in UI.rglob("*.py") for label in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert asked
    assert {label: where for label, where in asked.items() if label not in said} == {}
