"""Share pictures over HTTP from the app itself: cold at 4 at once, 50 at once, cached, and 300 phones of a room.

Every cold picture is of another code. Aims: p95 under 0.6 s cold at 4 at once; while 300 phones ask for their map at
once, p95 of /healthz under 0.05 s, so that the app goes on for everybody else.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from sharing.link import Shared, ShareFault
from tests.browser.support import Server

WANTED = 0.6
PHONES, OTHERS = 300, 0.05


def codes() -> list[str]:
    """Maps all over the ground, each another code."""
    found = []
    for C, S in itertools.product(range(10, 100, 4), range(11, 100, 4)):
        for zone in ("doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"):
            try:
                found.append(Shared("model_v1", C, S, 9, 11.5, 1, zone, "likely", ()).code)
            except ShareFault:
                continue
            break
    return found


def ask(port: int, path: str, least: int = 10_000) -> float:
    """Seconds until the whole answer has come. Raises RuntimeError where it is none, or under `least` bytes."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200 or len(body) < least:
        raise RuntimeError(f"{path}: {answer.status}, {len(body)} bytes")
    return time.perf_counter() - start


def at_once(port: int, paths: list[str], many: int) -> tuple[list[float], float]:
    """Times of all requests with `many` under way at any time, and the time for all."""
    start = time.perf_counter()
    with ThreadPoolExecutor(many) as pool:
        times = list(pool.map(lambda path: ask(port, path), paths))
    return times, time.perf_counter() - start


def said(name: str, times: list[float], whole: float) -> float:
    p95 = statistics.quantiles(times, n=20)[18]
    print(f"{name:34} median {statistics.median(times):6.3f} s   p95 {p95:6.3f} s   {len(times) / whole:7.1f} a second")
    return p95


def beside(port: int, over: threading.Event, times: list[float]) -> None:
    """Asks /healthz ten times a second until it is over."""
    while not over.wait(0.1):
        times.append(ask(port, "/healthz", least=1))


def main() -> int:
    argparse.ArgumentParser(description=__doc__).parse_args()
    server = Server(workers=None)
    server.start()
    try:
        pile = iter(codes())

        def fresh(count: int, ending: str = ".png") -> list[str]:
            return [f"/share/{code}{ending}" for code in itertools.islice(pile, count)]

        ask(server.port, fresh(1)[0])
        said("cold, one after the other", *at_once(server.port, fresh(20), 1))
        four = said("cold, 4 at once", *at_once(server.port, fresh(40), 4))
        many = fresh(50)
        said("cold, 50 at once", *at_once(server.port, many, 50))
        said("the same, cached, 50 at once", *at_once(server.port, many * 10, 50))
        said("50 at once for one new picture", *at_once(server.port, fresh(1) * 50, 50))
        said("cold SVG, 4 at once", *at_once(server.port, fresh(40, ".svg"), 4))
        over, start = threading.Event(), time.perf_counter()
        times: list[float] = []
        asking = threading.Thread(target=beside, args=(server.port, over, times))
        asking.start()
        said(f"cold SVG, {PHONES} at once", *at_once(server.port, fresh(PHONES, ".svg"), PHONES))
        over.set()
        asking.join()
        others = said("/healthz meanwhile", times, time.perf_counter() - start)
    finally:
        server.stop()
    print(f"wanted: p95 under {WANTED:g} s cold at 4 at once, under {OTHERS:g} s for /healthz beside {PHONES}")
    return 0 if four < WANTED and others < OTHERS else 1


if __name__ == "__main__":
    sys.exit(main())
