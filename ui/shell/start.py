"""What happens once, before the first visitor: read and check every file, get the pens ready, settle the memory."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import charts
from charts import aside
from ui.shell.at_once import answer_at_once
from ui.shell.forget import keep_forgetting
from ui.shell.health import Health
from ui.shell.places import version
from ui.shell.seldom import Seldom

log = logging.getLogger("sweet_spot")


# Module and function: every file of data is read and checked, and charts are told to check themselves no more.
READY = (
    ("quizzes", "load_all"),
    ("content", "check"),
    ("charts.wording", "words"),
    ("charts", "light"),
    ("sharing.share_words", "sentences"),
    ("workshop.codes", "letters"),
    ("workshop.exercises", "all_exercises"),
    ("ui.components.field", "says"),
)

WORKERS = "PICTURE_WORKERS"
"""In the environment: how many processes make pictures. 0 leaves it to the one that serves."""
MOST_WORKERS = 8
LOADED = ("sharing.share_picture",)
"""What such a process loads before its first job."""


def workers_wanted() -> int:
    """How many processes make pictures: as the environment says, else one, or two where there are two cores.

    Raises ValueError with a sentence for what is no number from 0 to MOST_WORKERS.
    """
    given = os.environ.get(WORKERS, "").strip()
    if not given:
        return min(2, os.cpu_count() or 1)
    if not (given.isascii() and given.isdigit() and int(given) <= MOST_WORKERS):
        raise ValueError(f'{WORKERS} is "{given}"; take a whole number from 0 to {MOST_WORKERS}.')
    return int(given)


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
        try:
            many, faults = workers_wanted(), []
        except ValueError as wrong:
            many, faults = 0, [str(wrong)]
        workers = aside.begin(many, LOADED)  # they load while the files are read
        health.faults[:] = [*faults, *find_faults()]
        for fault in health.faults:
            log.error("%s", fault)
        log.info("Sweet Spot %s %s", version(), "cannot start." if health.faults else "is ready.")
        # With `postScriptGC = false` nothing collects after each run; what is loaded by now is never looked at again.
        gc.collect()
        answer_at_once()
        gc.freeze()
        beside = [asyncio.create_task(keep_forgetting()), asyncio.create_task(_pens_ready(workers, health))]
        try:
            yield
        finally:
            for task in beside:
                task.cancel()
            await asyncio.to_thread(aside.end)

    return live


async def _pens_ready(workers: aside.Aside, health: Health) -> None:
    """Where no process for pictures came up, this one makes them: it loads the converter before somebody asks.

    Neither way may fail unseen: a fault goes to the log and, where no picture can be made at all, on every page.
    """
    if await asyncio.to_thread(workers.wait):
        return
    if workers.many:
        log.warning("No process for pictures could be started: the one that serves makes them.")
    try:
        await asyncio.to_thread(charts.warm)
    except Exception as fault:
        health.faults.append(f"charts: {fault}")
        log.error("%s", health.faults[-1])


def _quiet() -> None:
    """Our own lines in the log, and no list of who asked for what."""
    logging.getLogger("uvicorn.access").disabled = True
    # A line each time that a page which looks by itself has just been drawn anew: of use to nobody, all evening long.
    logging.getLogger("streamlit.runtime.app_session").setLevel(logging.WARNING)
    if not logging.getLogger("asyncio").filters:
        logging.getLogger("asyncio").addFilter(Seldom())
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
