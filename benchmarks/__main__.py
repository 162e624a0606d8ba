"""Runs all benchmarks of this folder, or those named: `python -m benchmarks [name …]`. Exit 1 when an aim is missed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Each in a process of its own, so that none warms or fills the memory of the next; gives the exit code."""
    known = sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    missed = []
    for name in names or known:
        print(f"\n== {name} (python -m benchmarks {name})", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent).returncode:
            missed.append(name)
    if missed:
        print(f"\nMissed the aim or failed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
