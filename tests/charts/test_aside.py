"""Pictures in processes of their own: the same bytes, nothing of a page in there, and no death that anybody notices."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import charts
from charts import aside
from charts.aside import Aside, NobodyError
from sharing.link import Shared
from sharing.share_picture import share_picture
from tests.charts.made_positions import worked

JOBS = "tests.support.aside_jobs"
SHARED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))


@pytest.fixture(scope="module")
def two() -> Iterator[Aside]:
    """Two workers, for this file alone: no other test has any."""
    made = Aside(2, ("sharing.share_picture",))
    made.start()
    assert made.wait() == 2
    yield made
    pids = made.pids()
    made.stop()
    assert not any(alive(pid) for pid in pids)


@pytest.fixture
def at_work(two: Aside, monkeypatch: pytest.MonkeyPatch) -> Aside:
    """They make this process's pictures."""
    monkeypatch.setattr(aside, "_at_work", two)
    return two


def alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has buried yet does not."""
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def soon(true: Any, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.02)
    return bool(true())


# ---- what comes back -------------------------------------------------------------------------------------


def test_a_worker_draws_what_this_process_draws(at_work: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = charts.balance_map(worked(), theme="light")
    share, png = share_picture(SHARED, theme="dark", title="Mine, é 🌿"), charts.export(chart, "png", 1)
    monkeypatch.setattr(aside, "_at_work", None)
    assert share == share_picture(SHARED, theme="dark", title="Mine, é 🌿")
    assert png == charts.export(chart, "png", 1)


def test_nothing_is_drawn_here_where_there_are_workers(at_work: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((charts.export.__globals__, "converted"), (share_picture.__globals__, "made_here")):
        monkeypatch.setitem(module, name, None)  # calling it would raise
    assert share_picture(SHARED, "svg").startswith(b"<svg")
    assert charts.export(charts.balance_map(worked(), theme="light"), "pdf").startswith(b"%PDF")


def test_faults_come_back_as_what_they_were(at_work: Aside) -> None:
    with pytest.raises(KeyError, match="huge"):
        share_picture(SHARED, size="huge")
    with pytest.raises(ValueError, match="neon"):
        share_picture(SHARED, theme="neon")
    with pytest.raises(RuntimeError, match="OSError was asked for"):
        at_work.run(f"{JOBS}:fault", "OSError")
    with pytest.raises(RuntimeError, match="no_such_module"):
        at_work.run("no_such_module:name")
    assert at_work.restarts == 0


def test_a_worker_knows_no_page_and_no_print_becomes_an_answer(two: Aside) -> None:
    modules, pid, started = json.loads(two.run(f"{JOBS}:loaded"))
    assert pid in two.pids() and started == ["-c", "sharing.share_picture"]
    assert not {"streamlit", "app", "ui", "workshop", "starlette"} & {name.partition(".")[0] for name in modules}
    assert {"charts", "sharing", "vl_convert"} <= set(modules)
    assert two.run(f"{JOBS}:say", "not for the pipe") == b"not for the pipe"
    assert two.run(f"{JOBS}:say", "x" * 300_000) == b"x" * 300_000  # more than a pipe holds


def test_a_worker_keeps_nothing_of_a_picture(at_work: Aside) -> None:
    first, second = at_work._idle
    for worker in (first, second):
        worker.do("sharing.share_picture:made_here", (asdict(SHARED), "svg", "wide", "light", "Kumquat spring"))
        assert worker.do(f"{JOBS}:holds", ("Kum", "quat")) == b"0"
    first.do(f"{JOBS}:keep", ("a Kumquat",))
    assert first.do(f"{JOBS}:holds", ("Kum", "quat")) == b"1", "the search finds what is there"


# ---- deaths ----------------------------------------------------------------------------------------------


def test_a_job_whose_worker_dies_is_done_by_another(two: Aside, tmp_path: Path) -> None:
    before = two.restarts
    assert two.run(f"{JOBS}:die_once", str(tmp_path / "mark")) == b"done"
    assert two.restarts == before + 1 and len(two.pids()) == 2


def test_a_worker_that_died_while_idle_is_no_loss(two: Aside) -> None:
    os.kill(two.pids()[0], signal.SIGKILL)
    assert [two.run(f"{JOBS}:say", str(number)) for number in range(3)] == [b"0", b"1", b"2"]
    assert len(two.pids()) == 2


def test_a_job_that_takes_too_long_or_kills_is_given_up(two: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="could not be made"):
        two.run(f"{JOBS}:die")
    worker = two._idle[-1]
    with monkeypatch.context() as patch:
        patch.setattr(aside, "LIMIT", 0.2)
        with pytest.raises(aside._GoneError):
            worker.do(f"{JOBS}:sleep", (30,))
    assert two.run(f"{JOBS}:say", "still there") == b"still there"
    assert len(two.pids()) == 2


def test_a_worker_that_takes_no_job_is_given_up_too(two: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = two._idle[-1]
    os.kill(worker.process.pid, signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr(aside, "LIMIT", 0.2)
        with pytest.raises(aside._GoneError):
            worker.do(f"{JOBS}:say", ("more than a pipe holds " * 50_000,))
    assert two.run(f"{JOBS}:say", "still there") == b"still there"


def test_workers_end_with_their_parent_however_it_ends() -> None:
    program = "from charts import aside; a = aside.begin(1); a.wait(); print(*a.pids(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=aside.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert alive(pid)
        parent.kill()
    assert soon(lambda: not alive(pid))


# ---- none at all -----------------------------------------------------------------------------------------


def test_without_workers_the_process_draws_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NobodyError):
        aside.run(f"{JOBS}:say", "x")
    for unusable in (sys.executable + ".none", "false"):  # cannot be started; ends at once
        monkeypatch.setattr(sys, "executable", unusable)
        begun = aside.begin(2)
        assert begun.wait() == 0
        with pytest.raises(NobodyError):
            begun.run(f"{JOBS}:say", "x")
        assert share_picture(SHARED, "svg").startswith(b"<svg")
        assert charts.export(charts.balance_map(worked(), theme="light"), "svg").startswith(b"<svg")
    aside.end()


# ---- the line --------------------------------------------------------------------------------------------


class Pen:
    """Stands for a worker: notes what it does, and goes on when it is told to."""

    def __init__(self, ready: tuple[str, ...]) -> None:
        self.done: list[str] = []
        self.go = threading.Semaphore(0)

    def wait(self) -> bool:
        return True

    def do(self, function: str, given: tuple[Any, ...]) -> bytes:
        self.done.append(function)
        assert self.go.acquire(timeout=10)
        return b""

    def end(self, patience: float) -> None: ...


def test_who_came_first_is_served_first_and_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "Worker", Pen)
    one = Aside(1)
    one.start()
    assert one.wait() == 1
    (pen,) = one._idle
    turned_away: list[str] = []

    def ask(name: str) -> None:
        try:
            one.run(name)
        except NobodyError:
            turned_away.append(name)

    threads = []
    for number in range(6):
        threads.append(threading.Thread(target=ask, args=(str(number),), daemon=True))
        threads[-1].start()
        assert soon(lambda number=number: len(one._line) == number)  # the first is at work already
    for number in range(4):
        assert soon(lambda number=number: len(pen.done) == number + 1)
        pen.go.release()
    assert soon(lambda: len(pen.done) == 5)
    one.stop()
    pen.go.release()
    for thread in threads:
        thread.join(10)
    assert (pen.done, turned_away) == (["0", "1", "2", "3", "4"], ["5"])
