"""docs/journal.md names all that a journal can hold: kinds, ids, fields, settings, keys, limits, as in the code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

from content.ask_for import LONGEST_NEED, Request
from content.policy_builder import LONGEST_NAME, Chosen, Voice
from sharing import journal
from sharing.journal import FORMAT, Kind, SheetEntry, read_journal
from ui.sections import follow_up, plan_kept, rehearsal_own

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "journal.md").read_text(encoding="utf-8")
STORE, FILES, ENTRIES = (
    (ROOT / "player" / f"{name}.js").read_text("utf-8") for name in ("store", "store_files", "entries")
)
KEPT_BY = ("keep", "put", "shared_note", "spot", "_id")
"""Functions that make the id of an entry, or take one."""


def named(name: str) -> bool:
    """Whether the document has this as code, by itself or in a longer piece."""
    return re.search(rf"`[^`]*(?<![\w-]){re.escape(name)}(?![\w])[^`]*`", DOC) is not None


def trees(folder: str) -> Iterator[ast.Module]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def beginnings() -> set[str]:
    """The first words of ids that are put together where entries are kept: "plan." and the like."""
    found = set()
    for tree in (*trees("ui"), *trees("sharing")):
        for node in ast.walk(tree):
            makes = isinstance(node, ast.FunctionDef) and node.name in KEPT_BY
            takes = isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in KEPT_BY
            for part in ast.walk(node) if makes or takes else ():
                first = part.values[0] if isinstance(part, ast.JoinedStr) and part.values else None
                if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z]+\.", str(first.value)):
                    found.add(str(first.value))
    return found


def settings() -> set[str]:
    """The names of settings that pages read or set, constants looked up in their file."""
    found = set()
    for tree in trees("ui"):
        words = {
            target.id: node.value.value
            for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets if isinstance(target, ast.Name)
        }  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("visit.setting", "visit.set_setting"):
                name = node.args[0]
                found.add(name.value if isinstance(name, ast.Constant) else words.get(ast.unparse(name)))
    return {str(name) for name in found if name}


def test_every_kind_stands_there_and_the_browser_has_the_same() -> None:
    (list_of,) = re.findall(r"const KINDS = (\[.*?\]);", STORE)
    assert json.loads(list_of) == list(get_args(Kind))
    for kind in get_args(Kind):
        assert re.search(rf"^\| `{kind}` \|", DOC, re.MULTILINE), kind


def test_every_beginning_of_an_id_stands_there() -> None:
    found = beginnings() | {f"{journal.SHARED}."}
    assert found >= {"plan.", "policy.", "ask.", "rehearsal.", "shared."}
    assert {one for one in found if f"| `{one}` and" not in DOC} == set()
    for name in ("practice", "plan.audits"):
        assert f"`{name}`" in DOC


def test_every_field_stands_there() -> None:
    own = {one.name for kind in (Voice, Chosen, Request) for one in fields(kind)}
    plan = {"zone", "swapped", "steps", "model", *follow_up.read({})}
    every = {
        *SheetEntry.model_fields,
        *own,
        *plan,
        journal.SHARED,
        "rehearsal",
        "text",
        "earlier",
        "format",
        "entries",
        "seen",
    }
    assert {name for name in every if not named(name)} == set()
    for word in follow_up.WENT:
        assert named(word)


def test_every_setting_stands_there() -> None:
    found = settings()
    assert found >= {"names", "role", "paper", "hard"}
    assert {name for name in found if not named(name)} == set()


def test_every_key_of_the_browser_stands_there() -> None:
    code = [
        *(ROOT / "player").glob("*.js"),
        *(ROOT / "ui" / "components").glob("*.js"),
        *(ROOT / "workshop" / "phone").glob("*.js"),
    ]
    keys = {key for path in code for key in re.findall(r"""["'`](sweet-spot:[a-z-]+)""", path.read_text("utf-8"))}
    keys -= {"sweet-spot:journal-changed"}  # the name of an event
    assert keys >= {"sweet-spot:journal", "sweet-spot:ballast", "sweet-spot:draft", "sweet-spot:seat"}
    assert {key for key in keys if not named(key)} == set()


def test_the_limits_are_those_of_the_code_on_both_sides() -> None:
    said = DOC.replace(",", "")
    for limit in (
        journal.MOST_ENTRIES, journal.LARGEST_FILE, journal.LONGEST_TEXT, journal.MOST_ANSWERS, journal.LONGEST_LABEL,
        journal.FIRST_YEAR, journal.LAST_YEAR, LONGEST_NAME, LONGEST_NEED, follow_up.LONGEST, rehearsal_own.LONGEST,
        plan_kept.MOST_SWAPS,
    ):  # fmt: skip
        assert re.search(rf"(?<!\d){limit}(?!\d)", said), limit
    for name, source, limit in (
        ("MOST_ENTRIES", ENTRIES, journal.MOST_ENTRIES),
        ("LONGEST_TEXT", ENTRIES, journal.LONGEST_TEXT),
        ("MOST_PARTS", ENTRIES, journal.MOST_ANSWERS),
        ("LARGEST_FILE", FILES, journal.LARGEST_FILE),
    ):
        assert f"const {name} = {limit};" in source, name
    (ballast,) = re.findall(r"const BALLAST = (\d+)", FILES)
    assert ballast in said


def test_the_example_is_a_journal_that_both_sides_read() -> None:
    (text,) = re.findall(r"```json\n(.*?)```", DOC, re.DOTALL)
    read = read_journal(text.replace("…", "-1"))
    assert (len(read.entries), read.skipped, read.settings) == (2, 0, {"names": "neutral"})
    assert f'"{FORMAT}"' in text
    assert f'export const FORMAT = "{FORMAT}";' in STORE
