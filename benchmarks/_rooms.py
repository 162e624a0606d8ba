"""What the benchmarks of rooms share: a server with a store of its own, its memory and CPU, and rows of figures."""

from __future__ import annotations

import math
import os
import resource
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import process_time

from tests.workshop.served import RoomServer


class Measured(RoomServer):
    """The app over the store at this address, and what it costs."""

    def memory(self) -> tuple[float, float]:
        """MB that it holds now, and the most it ever held."""
        said = dict(
            line.split(":", 1)
            for line in Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines()
            if ":" in line
        )
        return int(said["VmRSS"].split()[0]) / 1024, int(said["VmHWM"].split()[0]) / 1024

    def cpu(self) -> float:
        """Seconds of CPU that it has used."""
        parts = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def room_server(postgresql: bool = False) -> Iterator[Measured]:
    """A running server over an empty store: SQLite, or a PostgreSQL of its own. Ended and swept up afterward."""
    with tempfile.TemporaryDirectory(prefix="rooms", ignore_cleanup_errors=True) as folder, ExitStack() as ends:
        url = f"sqlite:///{folder}/rooms.sqlite3"
        if postgresql:
            import pgserver

            database = pgserver.get_server(f"{folder}/pg", cleanup_mode="stop")
            ends.callback(database.cleanup)
            url = database.get_uri()
        server = Measured(url, workers=None)
        ends.callback(server.store.close)
        ends.callback(server.stop)
        server.start()
        yield server


def open_files(wanted: int) -> int:
    """Raises the limit of open files for this process and those it starts. Gives what it is then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return soft


def share(values: Iterable[float], of: float) -> float:
    """The value below which `of` (0 to 1) of all lie, by the nearest rank. Raises ValueError for none."""
    ranked = sorted(values)
    if not ranked:
        raise ValueError("There is nothing to rank.")
    return ranked[max(0, math.ceil(len(ranked) * of) - 1)]


def row(name: str, seconds: Sequence[float]) -> str:
    """One line of a table: how many, p50, p95 and the slowest, in milliseconds."""
    if not seconds:
        return f"{name:34}{0:7}{'—':>9}{'—':>9}{'—':>9}"
    figures = (share(seconds, 0.5), share(seconds, 0.95), max(seconds))
    return f"{name:34}{len(seconds):7}" + "".join(f"{1000 * one:9.0f}" for one in figures)


class Busy:
    """CPU of server and clients since it was made."""

    def __init__(self, server: Measured) -> None:
        self.server, self.begun = server, (server.cpu(), process_time())

    def __str__(self) -> str:
        return f"{self.server.cpu() - self.begun[0]:.2f} s server, {process_time() - self.begun[1]:.2f} s clients"
