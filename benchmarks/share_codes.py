"""Decodes 100,000 mutated share codes: each is a sentence or a map, never anything else, and says how long it takes."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings

from sharing.link import ShareFault, decode
from sharing.share_words import share_words
from tests.support.codes import mutated


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codes", type=int, default=100_000)
    count = parser.parse_args().codes
    told: Counter[str] = Counter()
    codes: set[str] = set()
    spent = 0.0

    @settings(max_examples=count, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(mutated())
    def read(code: str) -> None:
        nonlocal spent
        codes.add(code)
        start = time.perf_counter()
        try:
            shared = decode(code)
        except ShareFault as fault:
            spent += time.perf_counter() - start
            told[str(fault)] += 1
        else:
            spent += time.perf_counter() - start
            if shared.code != code or shared.position.zone is None or not share_words(shared).title:
                raise RuntimeError(f"{code!r} was read as {shared}")
            told["a map"] += 1

    start = time.perf_counter()
    read()
    total = sum(told.values())
    print(f"{total:,} codes tried, {len(codes):,} of them different, in {time.perf_counter() - start:.0f} s")
    print(f"decode: {spent / total * 1e6:.0f} microseconds a code")
    for said, often in told.most_common():
        print(f"{often:8,}  {said}")
    return 0 if total >= count else 1


if __name__ == "__main__":
    sys.exit(main())
