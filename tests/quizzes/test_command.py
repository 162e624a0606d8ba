"""`python -m quizzes`, as somebody at a keyboard meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quizzes.__main__ import main
from tests.support.questionnaires import LINES, POSITION


def test_all_bundled_files_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "checked, nothing wrong." in capsys.readouterr().out


def test_faults_of_several_files_come_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, worse = tmp_path / "lines.toml", tmp_path / "small_map.toml", tmp_path / "worse.toml"
    good.write_text(LINES, encoding="utf-8")
    bad.write_text(POSITION.replace('key = "V"', 'key = "X"', 2), encoding="utf-8")
    worse.write_text("= 3", encoding="utf-8")
    assert main(["check", str(good), str(bad), str(worse), str(tmp_path / "gone.toml")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        'small_map.toml: SC01: option b, key is "X"; write one of "D", "V", "B", "H"',
        'small_map.toml: SC02: option b, key is "X"; write one of "D", "V", "B", "H"',
        "worse.toml: line 1, column 1: is not TOML (Invalid statement); mend that line",
        "gone.toml: file: cannot be opened (No such file or directory); give the path of a .toml file",
    ]


@pytest.mark.parametrize("which", [[], ["--translation"]])
def test_the_schema_for_editors_is_json(which: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", *which]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "items" in schema["properties"]
    assert schema["additionalProperties"] is False


def test_the_command_runs_and_gives_its_code(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('format = "sweet-spot-quiz/2"', encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "quizzes", "check", bad], capture_output=True, text=True, timeout=60)
    assert run.returncode == 1
    assert 'bad.toml: file: format is "sweet-spot-quiz/2"; write "sweet-spot-quiz/1"' in run.stderr.splitlines()
    assert "Traceback" not in run.stderr


def test_no_command_is_told_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2
    assert "check" in capsys.readouterr().err
