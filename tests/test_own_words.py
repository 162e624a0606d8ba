"""No text of the product copies seven words in a row from the source articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shingles import copied

ROOT = Path(__file__).parents[1]
ENDINGS = {".toml", ".md", ".py", ".js", ".css", ".html", ".txt"}
NOT_OURS = {"node_modules", "data", "__pycache__"}


def product_texts() -> Iterator[Path]:
    """Every file with words of ours; folders that begin with a point hold none."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if path.suffix in ENDINGS and not any(part.startswith(".") or part in NOT_OURS for part in inside):
            yield path


@pytest.mark.parametrize("folder", sorted({path.relative_to(ROOT).parts[0] for path in product_texts()}))
def test_no_passage_is_copied(folder: str) -> None:
    found = {
        str(path.relative_to(ROOT)): runs
        for path in product_texts()
        if path.relative_to(ROOT).parts[0] == folder and (runs := copied(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_the_questionnaires_are_among_the_texts() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in product_texts()}
    assert {"quizzes/balance.toml", "quizzes/self_care.toml", "quizzes/guess.toml", "CHANGELOG.md"} <= names
