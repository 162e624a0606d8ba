"""A worker of `charts.aside`: reads jobs from its standard input, answers on its standard output, ends when that ends.

A frame is one letter, the length in four bytes, and that many bytes. A job is JSON: the function as
"package.module:name" and what it is given.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import struct
import sys
from contextlib import suppress
from typing import IO

GOOD, BAD = b"g", b"b"
HEAD = struct.Struct(">cI")
NICE = 5
"""How far pictures stand back behind the process that serves, in the system's own measure."""


def write_frame(pipe: IO[bytes], kind: bytes, body: bytes) -> None:
    """Sends a frame. Raises OSError where nobody reads any more."""
    pipe.write(HEAD.pack(kind, len(body)) + body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """Kind and body of the next frame. Raises EOFError at the end, also in the middle of a frame."""
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    kind, length = HEAD.unpack(head)
    body = pipe.read(length)
    if len(body) < length:
        raise EOFError
    return kind, body


def answer(job: bytes) -> tuple[bytes, bytes]:
    """What a job gives, as kind and body; a fault as its name and what it says."""
    try:
        function, given = json.loads(job)
        module, _, name = function.partition(":")
        return GOOD, getattr(importlib.import_module(module), name)(*given)
    except Exception as fault:
        said = fault.args[0] if fault.args else ""
        return BAD, json.dumps([type(fault).__name__, str(said)]).encode()


def serve(source: IO[bytes], out: IO[bytes]) -> None:
    """Answers jobs until there are no more."""
    with suppress(EOFError, OSError):
        while True:
            _, job = read_frame(source)
            write_frame(out, *answer(job))
            del job  # nothing of anybody while it waits


def main() -> None:
    """The life of a worker; the modules that it loads before its first job are named on the command line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # when to end the pipe says
    if hasattr(os, "nice"):
        os.nice(NICE)
    out = os.fdopen(os.dup(1), "wb")
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)  # a stray print would be taken for an answer
    for module in sys.argv[1:]:
        importlib.import_module(module)
    importlib.import_module("charts").warm()
    write_frame(out, GOOD, b"")
    # From here on there is a person's place in what is worked on: no message of a crash may print it.
    os.dup2(silent, 2)
    serve(sys.stdin.buffer, out)
    os._exit(0)  # there is nothing to tidy up, and the converter takes its time over it
