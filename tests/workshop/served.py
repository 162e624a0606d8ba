"""Servers of rooms for bots: the routes alone in a thread of the test, or the whole app in a process of its own."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

import uvicorn
from starlette.applications import Starlette

from tests.browser.support import Server, free_port
from workshop import limits, live
from workshop.routes import room_routes
from workshop.store import Store

Out = TypeVar("Out")


class Served:
    """`with Served(store) as served:` serves at `served.url` until the end. A page would call `served.changed`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Served:
        self.live = live.use(self.store)
        self.limits = limits.Limits()
        # A bot does in a second what takes people an hour; how one phone is slowed is the matter of test_limits.
        self.limits.seat_posts = limits.Buckets(limits.Rate(100_000, 1_000))
        limits.use(self.limits)
        app = Starlette(routes=room_routes())
        config = uvicorn.Config(
            app, host="127.0.0.1", port=self.port, log_config=None, access_log=False, lifespan="off", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 10
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.005)
        assert self._server.started, "the server did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self.live.end_streams()
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)
        live.use(None)
        limits.use(limits.Limits())

    def changed(self, code: str) -> None:
        self.live.changed(code)


class RoomServer(Server):
    """`streamlit run app.py` over the store at `url`, in a process of its own; `store` is the same one for the test."""

    def __init__(self, url: str, workers: int | None = 0) -> None:
        super().__init__(workers=workers)
        self._store_url = url
        self.store = Store(url)

    @property
    def pid(self) -> int:
        """Raises RuntimeError while it does not run."""
        if self._process is None:
            raise RuntimeError("The server is not running; start it first.")
        return self._process.pid

    def start(self, seconds: float = 60) -> None:
        before = os.environ.get("DATABASE_URL")
        os.environ["DATABASE_URL"] = self._store_url
        try:
            super().start(seconds)
        finally:
            if before is None:
                del os.environ["DATABASE_URL"]
            else:
                os.environ["DATABASE_URL"] = before


def play(evening: Coroutine[Any, Any, Out], seconds: float = 60) -> Out:
    """Runs a coroutine to its end, and no longer than this."""
    return asyncio.run(asyncio.wait_for(evening, seconds))
