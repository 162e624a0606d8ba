"""Scores 1,000,000 random sheets of the leading quiz with everything, and says how long it takes.

The sheets are in memory as a table of one-byte columns: picks as a categorical column, statements as int8.
Timed is `scoring.score_table` with touchpoints, from that table to the finished table of results. The floor is
one float32 matrix product of the same table.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time

import numpy as np
import pandas as pd

from quizzes import load_all
from quizzes.schema import Quiz, Scenario, Statement
from scoring import score_table

WANTED_SECONDS = 2.0
WANTED_GIGABYTES = 2.0
MISSING_SHARE = 0.05


def leading() -> Quiz:
    """The first bundled quiz that scores a position."""
    return next(quiz for quiz in load_all().values() if quiz.scoring.position)


def random_sheets(quiz: Quiz, count: int, seed: int = 1) -> pd.DataFrame:
    """Sheets with every answer equally likely and one in twenty missing."""
    random = np.random.default_rng(seed)
    columns: dict[str, object] = {}
    for item in quiz.items:
        missing = random.random(count) < MISSING_SHARE
        if isinstance(item, Scenario):
            picks = random.integers(0, 4, count, dtype=np.int8)
            columns[item.id] = pd.Categorical.from_codes(np.where(missing, np.int8(-1), picks), list("DVBH"))
        elif isinstance(item, Statement):
            low, high = quiz.answers[item.answers].values[0], quiz.answers[item.answers].values[-1]
            answers = random.integers(low, high + 1, count, dtype=np.int8)
            columns[item.id] = np.where(missing, np.int8(low - 1), answers)
    return pd.DataFrame(columns, copy=False)


def floor(frame: pd.DataFrame, outputs: int = 24) -> float:
    """Seconds of one float32 matrix product, (sheets x items) @ (items x outputs)."""
    table = np.ones((len(frame), frame.shape[1]), dtype=np.float32)
    weights = np.ones((frame.shape[1], outputs), dtype=np.float32)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        table @ weights
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak_gigabytes() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6) * 1.024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    quiz = leading()
    frame = random_sheets(quiz, given.sheets)
    held = peak_gigabytes()
    times = []
    for _ in range(given.times):
        start = time.perf_counter()
        results = score_table(quiz, frame, touchpoints=True)
        times.append(time.perf_counter() - start)
        shape = results.shape
        del results
    peak = peak_gigabytes()
    seconds, product = statistics.median(times), floor(frame)
    print(f"{shape[0]:,} sheets of {quiz.id}, {shape[1]} columns out, {os.cpu_count()} cores, median of {given.times}")
    spread = f"best {min(times):.2f}, worst {max(times):.2f}"
    print(f"seconds          {seconds:6.2f}   ({spread}; wanted under {WANTED_SECONDS:g})")
    print(f"peak memory, GB  {peak:6.2f}   (of it {held:.2f} before scoring; wanted under {WANTED_GIGABYTES:g})")
    print(f"matrix product   {product:6.3f}   seconds; scoring takes {seconds / product:.0f} times as long")
    return 0 if seconds < WANTED_SECONDS and peak < WANTED_GIGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
