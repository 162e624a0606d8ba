"""Pictures made in processes of their own, so that the one that serves pages keeps its hands free.

The converter holds Python's lock all through its work: in the serving process every picture makes everybody wait. A
worker (`charts.aside_work`) is a plain child that reads jobs from a pipe. It imports no page, keeps nothing of a job,
and ends by itself when the pipe closes, however the serving process ended.

Not `concurrent.futures`: its spawned children import the program that was started, here Streamlit and every page.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from charts.aside_work import GOOD, read_frame, write_frame

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 60.0
"""Seconds that one job may take; a picture takes 0.1 to 0.3."""
KINDS: dict[str, type[Exception]] = {"ValueError": ValueError, "KeyError": KeyError, "TypeError": TypeError}
"""Faults that come back as what they were; any other is a RuntimeError."""


class NobodyError(Exception):
    """No worker is there and none can be started: the work has to be done here."""


class _GoneError(Exception):
    """The worker ended in the middle of a job."""


class Worker:
    """One child process. Not for two threads at once."""

    def __init__(self, ready: tuple[str, ...]) -> None:
        # The child finds our packages in the folder that it starts in. Ctrl-C goes to a whole terminal: not to it.
        clean = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
        self.process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-c", "from charts.aside_work import main; main()", *ready],
            cwd=ROOT, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._to: IO[bytes] = self.process.stdin  # type: ignore[assignment]
        self._from: IO[bytes] = self.process.stdout  # type: ignore[assignment]

    def wait(self) -> bool:
        """Whether it is ready for its first job, as soon as that is known."""
        try:
            self._answer()
        except _GoneError:
            return False
        return True

    def do(self, function: str, given: tuple[Any, ...]) -> bytes:
        """What `function` gives. Raises what it raised, or _GoneError where the worker ended or took too long."""
        return self._answer(json.dumps([function, given]).encode())

    def _answer(self, job: bytes | None = None) -> bytes:
        """What it says, after it was given a job. The watch runs from before: who takes no job hangs too."""
        watch = threading.Timer(LIMIT, self.process.kill)
        watch.daemon = True
        watch.start()
        try:
            if job is not None:
                write_frame(self._to, b"j", job)
            kind, body = read_frame(self._from)
        except (EOFError, OSError, ValueError) as fault:  # ValueError: the pipe is closed on this side
            raise _GoneError from fault
        finally:
            watch.cancel()
        if kind == GOOD:
            return body
        name, said = json.loads(body)
        raise KINDS.get(name, RuntimeError)(said)

    def end(self, patience: float) -> None:
        """Lets it finish for `patience` seconds, then ends it; nothing of it is left."""
        for pipe in (self._to, self._from)[: 1 if patience else 2]:
            with suppress(OSError):  # what was not yet written to a worker that is gone
                pipe.close()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._from.close()


class Aside:
    """Some workers, and the line of those who wait for one: who came first is served first."""

    def __init__(self, many: int, ready: tuple[str, ...] = ()) -> None:
        self.many, self.ready = many, ready
        self.restarts = 0
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._line: deque[object] = deque()
        self._turn = threading.Condition()
        self._coming = 0
        self._over = False

    def start(self) -> None:
        """Starts the workers and returns at once; each is there as soon as it has loaded what it needs."""
        for _ in range(self.many):
            with self._turn:
                self._coming += 1
            threading.Thread(target=self._begin, daemon=True, name="picture-worker").start()

    def wait(self) -> int:
        """How many workers there are, once all have come or failed to."""
        with self._turn:
            self._turn.wait_for(lambda: not self._coming)
            return len(self._all)

    def run(self, function: str, *given: Any) -> bytes:
        """The bytes that `function` ("package.module:name") gives for `given` (what JSON can hold), made by a worker.

        A worker that dies is replaced and the job is tried once more. Raises what the function raised (ValueError,
        KeyError, TypeError; RuntimeError for others), RuntimeError where the job ended two workers, and NobodyError
        where there is none and none can be had.
        """
        worker = self._take()
        try:
            try:
                return worker.do(function, given)
            except _GoneError:
                worker = self._anew(worker)
                return worker.do(function, given)
        except _GoneError as fault:
            worker = self._anew(worker)
            raise RuntimeError("A picture could not be made.") from fault
        finally:
            self._give_back(worker)

    def stop(self, patience: float = 3.0) -> None:
        """Ends all workers; a job under way may finish. Whoever still waits gets NobodyError."""
        with self._turn:
            self._over = True
            workers = list(self._all)
            self._all.clear()
            self._idle.clear()
            self._turn.notify_all()
        for worker in workers:
            worker.end(patience)

    def pids(self) -> list[int]:
        """The processes of the workers."""
        with self._turn:
            return sorted(worker.process.pid for worker in self._all)

    @property
    def _hopeless(self) -> bool:
        return self._over or not (self._all or self._coming)

    def _begin(self) -> None:
        worker = self._made()
        with self._turn:
            self._coming -= 1
            if worker is not None:
                self._idle.append(worker)
            self._turn.notify_all()

    def _made(self) -> Worker | None:
        """A worker that is ready, or None."""
        try:
            worker = Worker(self.ready)
        except OSError:
            return None
        with self._turn:
            over = self._over
            if not over:
                self._all.add(worker)
        if not over and worker.wait():
            return worker
        self._forget(worker)
        return None

    def _take(self) -> Worker:
        ticket = object()
        with self._turn:
            self._line.append(ticket)
            try:
                self._turn.wait_for(lambda: self._hopeless or (bool(self._idle) and self._line[0] is ticket))
                if not self._idle:
                    raise NobodyError
                return self._idle.pop()
            finally:
                self._line.remove(ticket)
                self._turn.notify_all()

    def _give_back(self, worker: Worker) -> None:
        with self._turn:
            if worker in self._all:
                self._idle.append(worker)
            self._turn.notify_all()

    def _anew(self, worker: Worker) -> Worker:
        with self._turn:
            self._coming += 1
        try:
            self._forget(worker)
            fresh = self._made()
        finally:
            with self._turn:
                self._coming -= 1
                self.restarts += 1
                self._turn.notify_all()
        if fresh is None:
            raise NobodyError
        return fresh

    def _forget(self, worker: Worker) -> None:
        with self._turn:
            self._all.discard(worker)
        worker.end(0)


_at_work: Aside | None = None


def begin(many: int, ready: tuple[str, ...] = ()) -> Aside:
    """Starts `many` workers for this process, which load the modules named in `ready` before their first job."""
    global _at_work
    end()
    _at_work = Aside(many, ready)
    _at_work.start()
    return _at_work


def end() -> None:
    """Ends the workers of this process, if there are any."""
    global _at_work
    aside, _at_work = _at_work, None
    if aside is not None:
        aside.stop()


def run(function: str, *given: Any) -> bytes:
    """As `Aside.run` with this process's workers. Raises NobodyError where `begin` was not called."""
    aside = _at_work
    if aside is None:
        raise NobodyError
    return aside.run(function, *given)
