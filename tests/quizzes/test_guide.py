"""The guide to writing a questionnaire: its example is a questionnaire, and its tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

from quizzes import QuizFault, load
from quizzes.load import check_file
from quizzes.schema import Item, Quiz
from quizzes.translation import Translation

GUIDE = (Path(__file__).parents[2] / "docs" / "questionnaires.md").read_text(encoding="utf-8")
EXAMPLE, TRANSLATED = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.DOTALL)


def test_the_example_and_its_translation_load(tmp_path: Path) -> None:
    (tmp_path / "breaks.toml").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "breaks.es.toml").write_text(TRANSLATED, encoding="utf-8")
    check_file(tmp_path / "breaks.es.toml")
    assert load(tmp_path / "breaks.toml", "es").title == "Tus pausas"


def test_the_faults_it_shows_are_the_ones_that_come(tmp_path: Path) -> None:
    path = tmp_path / "breaks.toml"
    lines = []
    for old, new in (('key = "B"', 'key = "X"'), ('answers = "often"', 'answers = "oftn"')):
        path.write_text(EXAMPLE.replace(old, new, 1), encoding="utf-8")
        try:
            load(path)
        except QuizFault as fault:
            lines += fault.lines
    shown = GUIDE.splitlines()
    assert [line for line in lines if line not in shown] == []
    assert len(lines) == 2


def test_it_explains_every_field_and_kind() -> None:
    named = set(re.findall(r"`(\w+)", GUIDE))
    fields = {*Quiz.model_fields, *Translation.model_fields} - {"items", "scoring", "scales", "language", "quiz"}
    kinds = Item.__subclasses__()
    for kind in kinds:
        fields |= {*kind.model_fields, kind.model_fields["kind"].annotation.__args__[0]}  # type: ignore[union-attr]
    assert fields <= named, fields - named
