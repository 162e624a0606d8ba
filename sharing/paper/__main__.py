"""Writes the paper version of a questionnaire as PDF files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import quizzes
from sharing.paper.sheets import PARTS, on_paper, pdf
from sharing.typeset import PAPERS


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command. 0: written, each file named on stdout; 1: a questionnaire or a folder is at fault, in one
    sentence on stderr; 2: the command was not understood."""
    parser = argparse.ArgumentParser(prog="python -m sharing.paper", description=__doc__)
    parser.add_argument("quiz", metavar="QUIZ", nargs="?", help="id or path of a questionnaire; else all with a map")
    parser.add_argument("-o", dest="out", metavar="FOLDER", type=Path, default=Path(), help="where to write; else here")
    parser.add_argument("--paper", choices=[*PAPERS], default="A4")
    parser.add_argument("--large", action="store_true", help="large print")
    parser.add_argument("--names", choices=["named", "neutral"], default="named", help="names of the map's parts")
    parser.add_argument("--apart", action="store_true", help="each part as a file of its own too")
    try:
        given = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        found = [quizzes.load(given.quiz)] if given.quiz else on_paper(quizzes.load_all().values())
        for quiz in found:
            for name, parts in [("paper", PARTS), *((part, (part,)) for part in PARTS if given.apart)]:
                made = pdf(quiz, parts, paper=given.paper, large=given.large, names=given.names)
                path = given.out / f"{quiz.id}-{name}-{given.paper}{'-large' if given.large else ''}.pdf"
                path.write_bytes(made)
                print(path)
    except quizzes.QuizFault as fault:
        print(*fault.lines, sep="\n", file=sys.stderr)
        return 1
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{given.out}: cannot be written to ({fault.strerror}); give a folder that is there.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
