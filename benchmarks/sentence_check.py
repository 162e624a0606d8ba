"""How often the sentence check marks what a reader would, on four sets of sentences.

sentences.toml was written before the word lists; half of it, drawn by a seed, was held out of the tuning.
A second hand wrote the others: sentences_second.toml, on which the lists were tuned, and sentences_fresh.toml,
on which nothing was. Only the last says how often somebody else's words are marked as they would mark them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

from content.sentence_check import MARKS, read_reply

HERE = Path(__file__).parent
WANTED_HELD_OUT = 0.85
"""Share of held-out sentences whose marks are all as a reader gave them."""
WANTED_SECONDS = 1.0
"""For the longest text that is read."""
LONG = "I cannot stay, sorry, because it's late. " * 1300

Row = dict[str, Any]


def sentences(name: str = "sentences") -> dict[str, list[Row]]:
    """The sentences of a file by part: "tuned" and "held out", or "all" where nothing is held out.

    Raises ValueError where the held-out half is not the draw of its seed.
    """
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    rows: list[Row] = data["sentences"]
    if "seed" not in data:
        return {"all": rows}
    ids = [row["id"] for row in rows]
    held = set(random.Random(data["seed"]).sample(ids, len(ids) // 2))
    if held != set(data["held_out"]):
        raise ValueError(f"{name}.toml: held_out is not the draw of seed {data['seed']}; write that draw")
    return {
        "tuned": [row for row in rows if row["id"] not in held],
        "held out": [row for row in rows if row["id"] in held],
    }


def all_parts() -> dict[str, list[Row]]:
    """The sentences of all files, by part."""
    return {
        **sentences(),
        "a second hand, tuned": sentences("sentences_second")["all"],
        "a second hand, fresh": sentences("sentences_fresh")["all"],
    }


def exact(rows: list[Row]) -> float:
    """The share of sentences whose marks are all as written, 0 to 1."""
    return sum(set(row["marks"]) == read_reply(row["text"]).ids for row in rows) / len(rows)


def hits(rows: list[Row]) -> tuple[int, int, int]:
    """How many marks are made and wanted, how many are made, and how many are wanted."""
    got = [(set(row["marks"]), read_reply(row["text"]).ids) for row in rows]
    both = sum(len(want & have) for want, have in got)
    return both, sum(len(have) for _, have in got), sum(len(want) for want, _ in got)


def table(rows: list[Row]) -> list[str]:
    """Exact matches, and for each mark how many of those made are right and how many of those wanted are made."""
    lines = []
    plain, tricky = ([row for row in rows if row["tricky"] is one] for one in (False, True))
    for name, part in (("all", rows), ("plain", plain), ("tricky", tricky)):
        lines.append(f"  exact, {name:<7} {round(exact(part) * len(part)):3d} of {len(part):3d}  {exact(part):5.0%}")
    got = [(set(row["marks"]), read_reply(row["text"]).ids) for row in rows]
    for mark in MARKS:
        both = sum(mark in want and mark in have for want, have in got)
        made, wanted = sum(mark in have for _, have in got), sum(mark in want for want, _ in got)
        lines.append(f"  {mark:<13} right {both:3d} of {made:3d} made, found {both:3d} of {wanted:3d} wanted")
    both, made, wanted = hits(rows)
    lines.append(f"  {'all marks':<13} right {both:3d} of {made:3d} made, found {both:3d} of {wanted:3d} wanted")
    return lines


def main() -> int:
    argparse.ArgumentParser(description=__doc__).parse_args()
    parts = all_parts()
    for name, rows in parts.items():
        print(f"{name} ({len(rows)})", *table(rows), sep="\n")
    start = time.perf_counter()
    read_reply(LONG)
    seconds = time.perf_counter() - start
    print(f"{len(LONG):,} characters in {seconds:.2f} s (wanted under {WANTED_SECONDS:g})")
    return 0 if exact(parts["held out"]) >= WANTED_HELD_OUT and seconds < WANTED_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
