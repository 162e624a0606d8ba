"""Writes the hashes that tests/support/shingles.py compares with.

    python tests/tools/make_shingles.py FOLDER

FOLDER holds the articles as .txt files. Only hashes are written, never a word of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from shingles import SHINGLES, shingles


def main(argv: list[str]) -> int:
    if len(argv) != 1 or not (files := sorted(Path(argv[0]).glob("*.txt"))):
        print("Give one folder that holds the articles as .txt files.", file=sys.stderr)
        return 2
    found = {digest for file in files for _, digest in shingles(file.read_text(encoding="utf-8"))}
    SHINGLES.write_text("".join(f"{digest}\n" for digest in sorted(found)), encoding="ascii", newline="\n")
    print(f"{len(found)} shingles of {len(files)} files.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
