"""The look: the style sheets of the pages, in the order in which they build on each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
TOKENS = HERE.parent.parent / "player" / "tokens.css"
SHEETS = (
    "chrome",
    "page",
    "controls",
    "masthead",
    "home",
    "result",
    "plan",
    "policy",
    "rehearsal",
    "outcome",
    "journal",
    "compare",
    "report",
    "share",
    "room",
    "wall",
    "room_shown",
)


@cache
def styles() -> str:
    """All style sheets as one <style> element: tokens first, since every other sheet reads them."""
    files = [TOKENS, *(HERE / f"{name}.css" for name in SHEETS)]
    return f"<style>{''.join(file.read_text(encoding='utf-8') for file in files)}</style>"
