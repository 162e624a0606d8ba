"""Jobs that tests give to a worker of charts.aside."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from pathlib import Path

KEPT: list[str] = []


def loaded() -> bytes:
    """The modules of the worker, its process and the words that it was started with."""
    return json.dumps([sorted(sys.modules), os.getpid(), sys.argv]).encode()


def holds(start: str, end: str) -> bytes:
    """How many live strings of the worker hold a word; it comes in two parts, so that the question does not hold it."""
    word = start + end
    gc.collect()
    count = sum(
        isinstance(one, str) and one is not word and word in one
        for each in gc.get_objects()
        for one in gc.get_referents(each)
    )
    return str(count).encode()


def keep(word: str) -> bytes:
    """Keeps a word where `holds` has to find it."""
    KEPT.append(word)
    return b""


def die_once(mark: str) -> bytes:
    """Ends the worker the first time; the second time there is a file called `mark`."""
    if not Path(mark).exists():
        Path(mark).write_text("was here", "utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return b"done"


def die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"slept"


def say(what: str) -> bytes:
    """Prints before it answers, which may not end up in the answer."""
    print(what, flush=True)
    return what.encode()


def fault(what: str) -> bytes:
    raise {"ValueError": ValueError, "KeyError": KeyError, "OSError": OSError}[what](f"{what} was asked for")
