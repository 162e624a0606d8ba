"""The scoring command: a table of sheets in, a table of results out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from quizzes import QuizFault, load
from scoring.change import change_noting
from scoring.files import TableFault, as_csv, read_sheets, write
from scoring.sheets import BadCells
from scoring.table import score_noting

USAGE = """python -m scoring QUIZ SHEETS.csv [-o OUT.csv] [--touchpoints]
       python -m scoring change QUIZ BEFORE.csv AFTER.csv [-o OUT.csv]"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command. 0: done (cells that are none of the answers are named on stderr); 1: a file or a quiz is at
    fault, in one sentence on stderr; 2: the command was not understood."""
    words = list(sys.argv[1:] if argv is None else argv)
    comparing = words[:1] == ["change"]
    parser = argparse.ArgumentParser(prog="python -m scoring", usage=USAGE, description=__doc__)
    parser.add_argument("quiz", metavar="QUIZ", help="id of a questionnaire, or path of its .toml file")
    if comparing:
        parser.add_argument("before", metavar="BEFORE.csv", type=Path, help="the earlier sheets")
        parser.add_argument("after", metavar="AFTER.csv", type=Path, help="the later ones, matched on the column sheet")
    else:
        parser.add_argument("sheets", metavar="SHEETS.csv", type=Path, help="a row a sheet, a column an item")
        parser.add_argument("--touchpoints", action="store_true", help="five more columns for each touchpoint")
    parser.add_argument("-o", dest="out", metavar="OUT.csv", type=Path, help="where to write; else to standard output")
    try:
        given = parser.parse_args(words[comparing:])
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        text = _compare(given) if comparing else _score(given)
        write(text, given.out)
    except QuizFault as fault:
        print(*fault.lines, sep="\n", file=sys.stderr)
        return 1
    except (TableFault, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python's own flush at exit must not complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _score(given: argparse.Namespace) -> str:
    quiz = load(given.quiz)
    frame = read_sheets(given.sheets, quiz)
    results, bad = score_noting(quiz, frame, given.touchpoints)
    _report(given.sheets, frame, bad)
    return as_csv(results)


def _compare(given: argparse.Namespace) -> str:
    quiz = load(given.quiz)
    before, after = read_sheets(given.before, quiz), read_sheets(given.after, quiz)
    results, noted = change_noting(quiz, before, after)
    _report(given.before, before, noted.bad_before)
    _report(given.after, after, noted.bad_after)
    for path, other, left in (
        (given.before, given.after, noted.only_before),
        (given.after, given.before, noted.only_after),
    ):
        for sheet in left:
            print(f'{path}: sheet "{sheet}" is not in {other} and is left out.', file=sys.stderr)
    return as_csv(results)


def _report(path: Path, frame: pd.DataFrame, bad: Sequence[BadCells]) -> None:
    found = [(int(row), each.column, each.wanted) for each in bad for row in each.rows]
    for row, column, wanted in sorted(found, key=lambda one: one[0]):
        name = f' (sheet "{frame["sheet"].iloc[row]}")' if "sheet" in frame.columns else ""
        cell = frame[column].iloc[row]
        print(
            f'{path}: row {row + 1}{name}, column {column}: "{cell}" counts as missing; '
            f"write {wanted}, or leave it empty.",
            file=sys.stderr,
        )


if __name__ == "__main__":
    sys.exit(main())
