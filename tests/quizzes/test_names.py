"""No code knows a questionnaire by name: adding one adds a file and changes no line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizzes import load_all

ROOT = Path(__file__).parents[2]
IDS = frozenset(load_all())
CODE = ["quizzes", "scoring", "content", "charts", "sharing", "workshop", "player", "ui", "app.py"]
QUOTED = re.compile(r"""(["'`])((?:\\.|(?!\1).)*)\1""")


def files(ending: str) -> Iterator[Path]:
    for name in CODE:
        path = ROOT / name
        yield from sorted(path.rglob(f"*{ending}")) if path.is_dir() else [path] * (path.suffix == ending)


def named_in_python(source: str) -> list[tuple[int, str]]:
    """Line and id of every string in Python code that is exactly the id of a questionnaire."""
    nodes = ast.walk(ast.parse(source))
    return [(node.lineno, node.value) for node in nodes if isinstance(node, ast.Constant) and node.value in IDS]


def named_in_script(source: str) -> list[tuple[int, str]]:
    """The same for JavaScript."""
    rows = enumerate(source.splitlines(), 1)
    return [(number, found[2]) for number, row in rows for found in QUOTED.finditer(row) if found[2] in IDS]


@pytest.mark.parametrize("path", [*files(".py")], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_python_file_names_a_questionnaire(path: Path) -> None:
    assert named_in_python(path.read_text(encoding="utf-8")) == []


def test_no_script_names_a_questionnaire() -> None:
    found = {str(path.relative_to(ROOT)): named_in_script(path.read_text(encoding="utf-8")) for path in files(".js")}
    assert {path: places for path, places in found.items() if places} == {}


def test_the_scan_sees_what_it_looks_for() -> None:
    assert {"quizzes/load.py", "scoring/__init__.py"} <= {path.relative_to(ROOT).as_posix() for path in files(".py")}
    one = sorted(IDS)[0]
    assert named_in_python(f"x = 1\nif quiz == '{one}': pass") == [(2, one)]
    assert named_in_python(f'"""Speaks of {one} in words."""\n{one} = 3') == []
    assert named_in_script(f"let a = `{one}`;\n// {one}\nb = '{one}'") == [(1, one), (3, one)]
