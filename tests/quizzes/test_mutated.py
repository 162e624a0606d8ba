"""Whatever is in a file: a questionnaire comes out, or faults in plain lines, and nothing else."""

from __future__ import annotations

import copy
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes import Quiz, QuizFault, load, public
from quizzes.load import checked
from tests.support.questionnaires import SAMPLES

LINE = re.compile(r"^(mutated|changed)\.toml: .+: .+; .+")

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 200)
    | st.floats()
    | st.sampled_from(["", "C", "S", "B", "+", "-", "a", "e", "agree", "scenario", "words", "SC01", "x" * 700])
    | st.text(max_size=8)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)


def places(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [at, *(place for name, one in inner for place in places(one, (*at, name)))]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A good questionnaire with one to three places replaced, removed, doubled or renamed."""
    raw = copy.deepcopy(tomllib.loads(draw(st.sampled_from(sorted(SAMPLES.values())))))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(places(raw)[1:]))
        node: Any = raw
        for part in way:
            node = node[part]
        what = draw(st.sampled_from(["replace", "remove", "double", "rename"]))
        if what == "remove":
            del node[last]
        elif what == "double" and isinstance(node, list):
            node.append(copy.deepcopy(node[last]))
        elif what == "rename" and isinstance(node, dict):
            node[draw(st.text(max_size=6))] = node.pop(last)
        else:
            node[last] = draw(values)
        if not places(raw)[1:]:
            break
    return raw


def assert_only_plain_lines(fault: QuizFault) -> None:
    assert fault.lines
    for line in fault.lines:
        assert LINE.match(line), line
        assert line.isprintable()
        assert "pydantic" not in line and "Input should" not in line, line


@settings(max_examples=400)
@given(mutated())
def test_a_mutated_questionnaire_is_read_or_refused_in_plain_lines(raw: dict[str, Any]) -> None:
    try:
        quiz = checked(raw, "mutated.toml")
    except QuizFault as fault:
        assert_only_plain_lines(fault)
    else:
        assert isinstance(quiz, Quiz)
        assert public(quiz)["items"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(SAMPLES.values())), st.data())
def test_a_file_with_some_bytes_changed_is_read_or_refused(tmp_path: Path, text: str, data: st.DataObject) -> None:
    content = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 30))
        content[start : start + length] = data.draw(st.binary(max_size=6))
    path = tmp_path / "changed.toml"
    path.write_bytes(bytes(content))
    try:
        load(path)
    except QuizFault as fault:
        assert_only_plain_lines(fault)


@pytest.mark.parametrize("name", SAMPLES)
def test_unchanged_it_is_read(name: str) -> None:
    assert checked(tomllib.loads(SAMPLES[name]), "same.toml").id == name
