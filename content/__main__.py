"""`python -m content coverage [FILE]`: which texts serve each row of the inventory."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from content.coverage import Service, coverage, inventory, table, unserved
from quizzes import load_all
from quizzes.faults import QuizFault

HEAD = "## Row by row"
"""The table stands under this line of the file; what is above it is written by hand and stays."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command. Gives the exit code: 0 each row is served, 1 one is not or a file is at fault, 2 no command."""
    parser = argparse.ArgumentParser(prog="python -m content", description="Look at the words of the product.")
    commands = parser.add_subparsers(dest="command", required=True)
    asked = commands.add_parser("coverage", help="print which texts serve each row of the inventory")
    asked.add_argument("file", nargs="?", type=Path, help=f'write the table into this file, under "{HEAD}"')
    asked.add_argument("--texts", action="store_true", help="print each row with the texts themselves")
    return _coverage(parser.parse_args(argv))


def _coverage(asked: argparse.Namespace) -> int:
    try:
        every = list(load_all().values())
        missing = unserved(every)
        if asked.texts:
            _texts(coverage(every))
        elif asked.file:
            before, found, _ = asked.file.read_text(encoding="utf-8").partition(f"{HEAD}\n")
            if not found:
                raise QuizFault([f'{asked.file}: has no line "{HEAD}"; write it where the table belongs'])
            asked.file.write_text(f"{before}{HEAD}\n\n{table(every)}", encoding="utf-8")
        else:
            print(table(every), end="")
    except QuizFault as fault:
        print("\n".join(fault.lines), file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"{error.filename}: cannot be used ({error.strerror}); name a Markdown file that is there", file=sys.stderr
        )
        return 1
    needed = sum(not idea.left_out for idea in inventory())
    print(f"{needed - len(missing)} of {needed} rows are served.", file=sys.stderr)
    for row in missing:
        print(f"{row}: no text serves it; give it a sentence with the row in its sources", file=sys.stderr)
    return 1 if missing else 0


def _texts(served: Mapping[str, tuple[Service, ...]]) -> None:
    for idea in inventory():
        print(f"\n{idea.id}: {idea.idea}")
        for one in served[idea.id]:
            print(f"  {one.kind} {one.id} ({len(one.rows)} rows): {one.text}")


if __name__ == "__main__":
    sys.exit(main())
