"""A page of the app without a browser: enough of Streamlit's protocol to open one, hold it, and run its fragments.

Twenty browsers would need more than two cores for themselves; this needs about as much as a phone. It draws nothing:
what it measures is the server's side of a page that somebody looks at.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed


class AppPage:
    """One open page. `runs` counts finished scripts and fragments, `slowest` the seconds that the slowest one took."""

    def __init__(self, url: str, page: str, query: str = "", cookies: str = "") -> None:
        self.url, self.page, self.query, self.cookies = url, page, query, cookies
        self.runs, self.slowest, self.bytes, self.faults = 0, 0.0, 0, 0
        self.texts: deque[str] = deque(maxlen=200)
        self._asked: float | None = None
        self._beats: dict[str, asyncio.Task[None]] = {}
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None

    async def open(self, seconds: float = 30) -> None:
        """Opens the page and waits for its first run. Raises TimeoutError."""
        parts = urlsplit(self.url)
        self._socket = await connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": self.cookies} if self.cookies else {},
            max_size=None,
            compression=None,
        )
        self._reading = asyncio.create_task(self._read())
        await self._run("")
        async with asyncio.timeout(seconds):
            while not self.runs:
                await asyncio.sleep(0.02)

    async def close(self) -> None:
        for beat in self._beats.values():
            beat.cancel()
        if self._socket is not None:
            await self._socket.close()
        if self._reading is not None:
            await asyncio.gather(self._reading, return_exceptions=True)

    async def _run(self, fragment: str) -> None:
        assert self._socket is not None
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.context_info.url = f"{self.url}/{self.page}"
        asked.rerun_script.context_info.color_scheme = "light"
        asked.rerun_script.context_info.timezone = "UTC"
        if fragment:
            asked.rerun_script.fragment_id = fragment
            asked.rerun_script.is_auto_rerun = True
        if self._asked is None:
            self._asked = asyncio.get_running_loop().time()
        await self._socket.send(asked.SerializeToString())

    async def _read(self) -> None:
        assert self._socket is not None
        with suppress(ConnectionClosed):
            async for data in self._socket:
                self.bytes += len(data)
                self._take(ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode()))

    def _take(self, said: ForwardMsg) -> None:
        kind = said.WhichOneof("type")
        if kind == "auto_rerun":
            name = said.auto_rerun.fragment_id
            if name not in self._beats:
                self._beats[name] = asyncio.create_task(self._beat(name, said.auto_rerun.interval))
        elif kind == "script_finished":
            self.runs += 1
            if self._asked is not None:
                self.slowest = max(self.slowest, asyncio.get_running_loop().time() - self._asked)
                self._asked = None
        elif kind == "delta" and said.delta.WhichOneof("type") == "new_element":
            element = said.delta.new_element
            self.faults += element.WhichOneof("type") == "exception"
            if element.WhichOneof("type") == "markdown":
                self.texts.append(element.markdown.body)
        elif kind == "page_not_found":
            self.faults += 1

    async def _beat(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            with suppress(ConnectionClosed):
                await self._run(fragment)
