"""What happens once, before the first visitor: read and check every file, draw one picture, settle the memory."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from ui.shell.forget import keep_forgetting
from ui.shell.health import Health
from ui.shell.places import version

log = logging.getLogger("sweet_spot")


# Package and function: questionnaires and words are read and checked, and one picture is drawn, since the first takes
# half a second and 200 MB: better now than on somebody's phone.
READY = (("quizzes", "load_all"), ("content", "check"), ("charts", "warm"))


def find_faults() -> list[str]:
    """Get everything ready that pages stand on. One sentence per fault; empty when all is well."""
    faults: list[str] = []
    for package, function in READY:
        try:
            getattr(importlib.import_module(package), function)()
        except Exception as fault:  # whatever a file can do to its reader ends on the page, in its own words
            faults += getattr(fault, "lines", None) or [f"{package}: {fault}"]
    return faults


def lifespan(health: Health) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """The start and end of the app; fills `health`. An app with faults starts too, and says them on every page."""

    @asynccontextmanager
    async def live(_: Any) -> AsyncIterator[None]:
        _quiet()
        health.faults[:] = find_faults()
        for fault in health.faults:
            log.error("%s", fault)
        log.info("Sweet Spot %s %s", version(), "cannot start." if health.faults else "is ready.")
        # With `postScriptGC = false` nothing collects after each run; what is loaded by now is never looked at again.
        gc.collect()
        gc.freeze()
        forgetting = asyncio.create_task(keep_forgetting())
        try:
            yield
        finally:
            forgetting.cancel()

    return live


def _quiet() -> None:
    """Our own lines in the log, and no list of who asked for what."""
    logging.getLogger("uvicorn.access").disabled = True
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
