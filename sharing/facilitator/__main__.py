"""Writes what the host of a workshop prints as PDF files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import quizzes
from sharing.facilitator.pack import printables
from sharing.typeset import PAPERS


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command. 0: written, each file named on stdout; 1: a file of words, a length or a folder is at fault,
    in one sentence on stderr; 2: the command was not understood."""
    parser = argparse.ArgumentParser(prog="python -m sharing.facilitator", description=__doc__)
    parser.add_argument("minutes", type=int, nargs="?", default=60, help="how long the workshop is; else 60")
    parser.add_argument(
        "-o",
        dest="out",
        metavar="FOLDER",
        type=Path,
        default=Path(),
        help="where to write, made if it is not there; else here",
    )
    parser.add_argument("--paper", choices=[*PAPERS], default="A4")
    parser.add_argument("--large", action="store_true", help="large print")
    try:
        given = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        for name, made in printables(given.minutes, given.paper, given.large).items():
            given.out.mkdir(parents=True, exist_ok=True)
            (given.out / name).write_bytes(made)
            print(given.out / name)
    except quizzes.QuizFault as fault:
        print(*fault.lines, sep="\n", file=sys.stderr)
        return 1
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{given.out}: cannot be written to ({fault.strerror}); give a folder that can be.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
