"""Every idea of the two articles is served by words that a person reads, and docs/coverage.md says by which."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import coverage as module
from content.__main__ import HEAD, main
from content.coverage import Service, coverage, inventory, table, unserved
from quizzes import load_all
from tests.content.test_content_files import INVENTORY

ROOT = Path(__file__).parents[2]
EVERY = list(load_all().values())
NEEDED = [idea.id for idea in inventory() if not idea.left_out]


def test_the_inventory_is_whole_and_leaves_out_the_one_note() -> None:
    assert len(NEEDED) == 139
    assert [idea.id for idea in inventory() if idea.left_out] == ["BOW-107"]
    assert {idea.id for idea in inventory()} == {name for name in INVENTORY if name.startswith(("BOW", "KND"))}


@pytest.mark.parametrize("row", NEEDED)
def test_the_row_is_served(row: str) -> None:
    found = coverage(EVERY)[row]
    print(row, *(f"{one.kind} {one.id}" for one in found), sep="; ")
    assert [one for one in found if len(one.text.split()) >= 4 and one.id]


def test_each_row_is_told_somewhere_among_few_others() -> None:
    """A text that cites a dozen rows says little of any: each row has one that serves eleven at most."""
    crowded = {row: len(coverage(EVERY)[row][0].rows) for row in NEEDED if len(coverage(EVERY)[row][0].rows) > 11}
    assert crowded == {}


def test_a_row_that_loses_its_texts_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without(*_: object) -> list[Service]:
        return []

    assert unserved(EVERY) == []
    monkeypatch.setattr(module, "_of_outcomes", without)
    monkeypatch.setattr(module, "_of_quizzes", without)
    missing = unserved(EVERY)
    assert "BOW-07" in missing and "BOW-107" not in missing
    assert main(["coverage"]) == 1
    assert "BOW-07: no text serves it; give it a sentence" in capsys.readouterr().err


def test_rules_alone_serve_nothing() -> None:
    kinds = {one.kind for found in coverage(EVERY).values() for one in found}
    assert kinds == {
        *("card", "exercise", "item", "page", "policy", "prompt", "rehearsal", "result", "step", "tank", "touchpoint"),
        "zone",
    }


def test_the_document_is_up_to_date() -> None:
    _, found, written = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8").partition(f"{HEAD}\n\n")
    assert found
    assert written == table(EVERY), "run: python -m content coverage docs/coverage.md"


def test_the_command_prints_writes_and_tells_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage"]) == 0
    told = capsys.readouterr()
    assert told.out == table(EVERY)
    assert told.err == "139 of 139 rows are served.\n"
    page = tmp_path / "page.md"
    page.write_text(f"# Mine\n\n{HEAD}\n\nold\n", encoding="utf-8")
    assert main(["coverage", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == f"# Mine\n\n{HEAD}\n\n{table(EVERY)}"
    page.write_text("# Mine\n", encoding="utf-8")
    assert main(["coverage", str(page)]) == 1
    assert main(["coverage", str(tmp_path / "none.md")]) == 1
    told = capsys.readouterr()
    assert f'has no line "{HEAD}"; write it where the table belongs' in told.err
    assert "name a Markdown file that is there" in told.err
    assert main(["coverage", "--texts"]) == 0
    assert "KND-18: Be ready on time" in capsys.readouterr().out
