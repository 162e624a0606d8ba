"""`python -m quizzes check [FILE …]` and `python -m quizzes schema`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from quizzes.faults import QuizFault, json_schema
from quizzes.load import FOLDER, check_file, load_all
from quizzes.schema import Quiz
from quizzes.translation import Translation


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Gives the exit code: 0 all well, 1 faults (one line each on stderr), 2 not a command."""
    parser = argparse.ArgumentParser(prog="python -m quizzes", description="Work with questionnaire files.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check questionnaire files; all bundled ones if none is named")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE")
    schema = commands.add_parser("schema", help="print the JSON Schema, for editors")
    schema.add_argument("--translation", action="store_true", help="the one of translation files")
    asked = parser.parse_args(argv)
    if asked.command == "schema":
        model = Translation if asked.translation else Quiz
        print(json.dumps(json_schema(model), indent=2))
        return 0
    return _check(asked.files)


def _check(files: Sequence[Path]) -> int:
    lines: list[str] = []
    for one in files:
        try:
            check_file(one)
        except QuizFault as fault:
            lines += fault.lines
    count = len(files)
    if not files:
        count = len(list(FOLDER.glob("*.toml")))
        try:
            load_all()
        except QuizFault as fault:
            lines += fault.lines
    for line in dict.fromkeys(lines):
        print(line, file=sys.stderr)
    if not lines:
        print(f"{count} file{'s' if count != 1 else ''} checked, nothing wrong.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
