"""The scoring command: what goes in, what comes out, and a plain sentence for everything that is wrong."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from scoring.__main__ import main
from scoring.files import as_csv
from tests.scoring.forms import GOLDEN, IN_PAIRS, SCENARIOS
from tests.scoring.test_table import COLUMNS

QUIZ = str(GOLDEN / "twelve.toml")
CARE = str(GOLDEN / "care.toml")
HEADER = ",".join(("sheet", *SCENARIOS, *IN_PAIRS))
BALANCED = "even," + ",".join("BBBBBBBBBBBB" + "515151515151")
TILTED = "tilted," + ",".join("DDBBDDBBBBHV" + "424233243433")
BOTH = f"{HEADER}\n{BALANCED}\n{TILTED}\n"

EVEN_OUT = (
    "even,model_v1,full,12,0.0000,100.0000,100.0000,0.0000,100.0000,6.7426,6.7426,9.5355,4.7678,"
    "-15.6859,15.6859,92.1570,100.0000,sweet_spot,clear,,0.0000,false,,true"
)
TILTED_OUT = (
    "tilted,model_v1,full,12,0.0833,75.0000,47.9167,-27.0833,61.4583,8.5200,9.4842,12.5663,6.4647,"
    "-47.7548,-6.4118,50.8239,72.0928,doormat,borderline,mixed_middle;sweet_spot,16.6667,false,,false"
)


class Command:
    """Runs the command in a folder of its own and keeps what it said."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture

    def file(self, content: str | bytes, name: str = "sheets.csv") -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def run(self, *words: str) -> tuple[int, str, str]:
        code = main(words)
        said = self.capture.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    def score(self, content: str | bytes, *more: str, quiz: str = QUIZ) -> tuple[int, str, str]:
        return self.run(quiz, self.file(content), *more)

    def fault(self, content: str | bytes, *more: str, quiz: str = QUIZ) -> str:
        """The one sentence, where the command ends with 1 and writes nothing."""
        code, out, err = self.score(content, *more, quiz=quiz)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
        return err


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_the_worked_examples_line_by_line(command: Command) -> None:
    code, out, err = command.score(BOTH)
    assert (code, err) == (0, "")
    assert out.splitlines() == [",".join(COLUMNS), EVEN_OUT, TILTED_OUT]


def test_touchpoints_come_after(command: Command) -> None:
    _, out, _ = command.score(BOTH, "--touchpoints")
    tilted = rows(out)[1]
    assert list(tilted)[: len(COLUMNS)] == COLUMNS
    assert len(tilted) == len(COLUMNS) + 40
    assert tilted["hiring.B"] == "-27.0833"
    assert (tilted["session.stands_out"], tilted["hiring.stands_out"]) == ("true", "false")


def test_written_to_a_file(command: Command) -> None:
    target = command.folder / "out.csv"
    target.write_text("old")
    assert command.score(BOTH, "-o", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8").splitlines()[1:] == [EVEN_OUT, TILTED_OUT]
    assert sorted(path.name for path in command.folder.iterdir()) == ["out.csv", "sheets.csv"]


def test_a_fault_leaves_the_old_file_alone(command: Command) -> None:
    target = command.folder / "out.csv"
    target.write_text("old")
    command.fault("sheet,SC99\na,D\n", "-o", str(target))
    assert target.read_text() == "old"
    assert sorted(path.name for path in command.folder.iterdir()) == ["out.csv", "sheets.csv"]


def test_a_folder_that_is_not_there(command: Command) -> None:
    assert "nothing can be written there" in command.fault(BOTH, "-o", str(command.folder / "no" / "out.csv"))


def test_byte_order_mark_blanks_and_decimals(command: Command) -> None:
    loose = BOTH.replace("5,1", " 5.0 ,1 ").replace("B,B", " b,B ").replace("SC05", " SC05 ").replace("\n", "\r\n")
    code, out, err = command.score("\ufeff" + loose)
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [EVEN_OUT, TILTED_OUT]


def test_bad_cells_are_named_and_count_as_missing(command: Command) -> None:
    code, out, err = command.score("sheet,SC01,ST01,SC02.position\na,D,4,2\nb,Q,9,0\n")
    assert code == 0
    assert err.splitlines() == [
        f'{command.folder}/sheets.csv: row 2 (sheet "b"), column SC01: "Q" counts as missing; '
        "write D, V, B or H, or leave it empty.",
        f'{command.folder}/sheets.csv: row 2 (sheet "b"), column ST01: "9" counts as missing; '
        "write a whole number from 1 to 5, or leave it empty.",
        f'{command.folder}/sheets.csv: row 2 (sheet "b"), column SC02.position: "0" counts as missing; '
        "write a place from 1 to 5, or leave it empty.",
    ]
    assert [row["n_scenarios"] for row in rows(out)] == ["1", "0"]
    assert rows(out)[0]["status"] == "insufficient"
    assert [rows(out)[0][name] for name in ("A", "C", "B", "SE_B", "zone", "swing")] == [""] * 6


def test_rows_without_ids_are_numbered(command: Command) -> None:
    _, out, err = command.score("SC01\nB\nx\n")
    assert [row["sheet"] for row in rows(out)] == ["1", "2"]
    assert "row 2, column SC01" in err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "the file is empty"),
        (" \n\n", "the file is empty"),
        ("sheet,SC01,SC1\na,D,D\n", 'has no column "SC1"; did you mean "SC01"?'),
        ("sheet,SC01,colour,size\na,D,1,2\n", 'has no column "colour" (1 more are unknown too)'),
        ("sheet,SC01,ST01.second\na,D,1\n", 'has no column "ST01.second"'),
        ("a,D,V,B\nb,D,V,B\n", 'the first row names no column of twelve (it begins "a", "D", "V")'),
        ("sheet;SC01\na;D\n", "separated by semicolons"),
        ("sheet\tSC01\na\tD\n", "separated by tabs"),
        ("sheet,SC01, SC01\na,D,D\n", 'the column "SC01" is there twice'),
        ("sheet,SC01\na,D\na ,D\n", 'The sheet "a" is there twice'),
        ("sheet,SC01\na,D\nb,D,D\n", "row 3 has 3 cells for 2 columns"),
        ('sheet,SC01\na,"D\n', "a quoted cell is not closed"),
        (b"sheet,SC01\nJos\xe9,D\n", "not UTF-8 text, line 2 holds the byte 0xE9"),
        ("sheet,SC01\na,D\n".encode("utf-16"), "looks like UTF-16"),
        (b"PK\x03\x04rest", "a spreadsheet or an archive"),
    ],
)
def test_what_is_wrong_with_a_file(command: Command, content: str | bytes, says: str) -> None:
    said = command.fault(content)
    assert says in said
    assert "sheets.csv" in said


def test_a_table_without_sheets(command: Command) -> None:
    code, out, err = command.score(HEADER + "\n")
    assert (code, out, err) == (0, ",".join(COLUMNS) + "\n", "")


def test_files_that_are_not_there(command: Command) -> None:
    for quiz, path, says in (
        (QUIZ, str(command.folder / "none.csv"), "there is no such file"),
        (QUIZ, str(command.folder), "that is a folder"),
        ("blance", command.file(BOTH), 'did you mean "balance"?'),
        (str(command.folder / "none.toml"), command.file(BOTH), "none.toml"),
    ):
        code, out, err = command.run(quiz, path)
        assert (code, out) == (1, "")
        assert says in err


def test_a_quiz_that_scores_nothing_says_so(command: Command) -> None:
    assert "nothing to score" in command.fault("sheet,G01\na,5\n", quiz="guess")


def test_a_command_not_understood(command: Command) -> None:
    for words in ((), (QUIZ,), ("change", QUIZ, "a.csv"), (QUIZ, "a.csv", "--fast")):
        code, out, err = command.run(*words)
        assert (code, out) == (2, "")
        assert "usage: python -m scoring QUIZ" in err
    assert command.run("--help")[0] == 0


def test_audits(command: Command) -> None:
    code, out, err = command.score("sheet,BODY1,BODY2,BODY3,BODY4,ROW01,ROW02\na,1,2,3,4,yes,maybe\n", quiz=CARE)
    assert code == 0
    assert out.splitlines() == [
        "sheet,body,finances,spirit,social,family,community,overall,lowest,bands,lean,percent,door,desk",
        "a,25.0000,,,,,,,body,body=thin,,100.0000,100.0000,",
    ]
    assert 'column ROW02: "maybe" counts as missing; write no, partly, yes, na' in err


def test_no_minus_zero() -> None:
    numbers = pd.DataFrame({"n": [-0.0, -4e-5, -6e-5, 2 / 3, float("nan"), 1.0]})
    assert as_csv(numbers).splitlines() == ["n", "0.0000", "0.0000", "-0.0001", "0.6667", '""', "1.0000"]


def test_change(command: Command) -> None:
    threes = ",".join("333333333333")
    before = command.file(f"{HEADER}\nx,{','.join('D' * 12)},{threes}\ngone,{',' * 23}\n", "before.csv")
    after = command.file(f"{HEADER}\nnew,{',' * 23}\nx,{','.join('B' * 12)},{threes}\n", "after.csv")
    code, out, err = command.run("change", QUIZ, before, after)
    assert code == 0
    assert out.splitlines()[1] == (
        "x,paired,0.0000,8.3942,0.0000,too_small_to_tell,50.0000,8.3942,5.9565,likely,"
        "50.0000,11.8712,4.2119,likely,25.0000,5.9356,4.2119,likely,true,true,false"
    )
    assert len(out.splitlines()) == 2
    assert 'before.csv: sheet "gone" is not in' in err
    assert 'after.csv: sheet "new" is not in' in err
    target = command.folder / "out.csv"
    assert command.run("change", QUIZ, before, after, "-o", str(target))[0] == 0
    assert target.read_text(encoding="utf-8") == out


def test_change_where_nothing_is_shared(command: Command) -> None:
    before = command.file("sheet," + ",".join(SCENARIOS) + "\nx" + ",B" * 12 + "\n", "before.csv")
    after = command.file("sheet," + ",".join(IN_PAIRS) + "\nx" + ",3" * 12 + "\n", "after.csv")
    _, out, _ = command.run("change", QUIZ, before, after)
    assert out.splitlines()[1] == "x" + "," * 18 + "false,false,false"


def test_change_of_a_quiz_without_a_position(command: Command) -> None:
    path = command.file("sheet,BODY1\na,1\n")
    code, out, err = command.run("change", CARE, path, path)
    assert (code, out) == (1, "")
    assert "has no position to compare" in err


def test_as_a_process(tmp_path: Path) -> None:
    path = tmp_path / "sheets.csv"
    path.write_text(BOTH, encoding="utf-8")
    command = [sys.executable, "-m", "scoring"]
    root = GOLDEN.parent.parent
    done = subprocess.run(
        [*command, "balance", path], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [EVEN_OUT, TILTED_OUT]
    wrong = subprocess.run([*command, "balance", "none.csv"], cwd=root, capture_output=True, text=True, check=False)
    assert wrong.returncode == 1
    assert wrong.stderr == "none.csv: there is no such file; check the name and the folder.\n"
