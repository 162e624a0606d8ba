"""Imports point one way, and each outside library stays in its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Each may import itself and what stands to its right.
ORDER = ("ui", "workshop", "sharing", "charts", "content", "scoring", "quizzes")
# Library: where alone it may be imported (a folder, or a file).
PLACES = {
    "streamlit": ("ui/", "app.py"),
    "altair": ("charts/",),
    "sqlalchemy": ("workshop/store.py",),
}


def code_files() -> list[str]:
    """Every Python file of the product, as a path from the root."""
    files = [file for package in ORDER for file in (ROOT / package).rglob("*.py")]
    return sorted(file.relative_to(ROOT).as_posix() for file in [ROOT / "app.py", *files])


def imports(source: str) -> Iterator[str]:
    """The first name of every module that a program imports, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (str(a.value).partition(".")[0] for a in node.args[:1] if isinstance(a, ast.Constant))


def faults(path: str, source: str) -> list[str]:
    """What a file at this path imports against the rules."""
    found = []
    package = path.partition("/")[0]
    for name in imports(source):
        if name in ORDER and package in ORDER and ORDER.index(name) < ORDER.index(package):
            found.append(f"{path} imports {name}; {package}/ may import {', '.join(ORDER[ORDER.index(package) :])}")
        if name in PLACES and not path.startswith(PLACES[name]):
            found.append(f"{path} imports {name}; only {' and '.join(PLACES[name])} may")
        if name in ("tests", "benchmarks", "app"):
            found.append(f"{path} imports {name}; nothing of the product may")
    return found


def test_there_is_code_to_look_at():
    assert {"app.py", "ui/main.py"} <= set(code_files())


@pytest.mark.parametrize("path", code_files())
def test_imports_point_one_way(path):
    assert faults(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("scoring/x.py", "import content"),
        ("scoring/x.py", "def f():\n    from ui.shell import page"),
        ("quizzes/x.py", "import importlib\nimportlib.import_module('scoring')"),
        ("charts/x.py", "import streamlit as st"),
        ("ui/pages/x.py", "from altair import Chart"),
        ("workshop/rules.py", "import sqlalchemy"),
        ("content/x.py", "from tests.support import reading"),
    ],
)
def test_a_wrong_import_is_found(path, source):
    assert len(faults(path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("ui/x.py", "import streamlit, charts, quizzes"),
        ("charts/x.py", "import altair\nfrom charts import palette\nimport scoring"),
        ("workshop/store.py", "from sqlalchemy import create_engine"),
        ("content/x.py", "from . import words"),
    ],
)
def test_a_right_import_is_left_alone(path, source):
    assert faults(path, source) == []
