"""Ended sessions leave the memory when their time is up."""

from __future__ import annotations

import asyncio
import gc
import weakref
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.state import SessionState

from ui.shell import forget


class Ended:
    """Stands for a session that holds itself in a circle, as Streamlit's do."""

    def __init__(self) -> None:
        self.id, self.me = "one", self


def served(monkeypatch: pytest.MonkeyPatch, storage: object) -> None:
    manager = SimpleNamespace(_session_storage=storage)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(_session_mgr=manager))


def put(storage: Any) -> weakref.ref[Ended]:
    session = Ended()
    storage.save(SimpleNamespace(session=session))
    return weakref.ref(session)


def test_a_session_goes_when_its_time_is_up_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    storage: Any = MemorySessionStorage(ttl_seconds=30)
    storage._cache._timer = lambda: now
    served(monkeypatch, storage)

    async def run() -> None:
        nonlocal now
        session = put(storage)
        now = 29.0
        assert forget.forget_ended() == 0
        assert session() is not None
        now = 31.0
        assert session() is not None, "Streamlit by itself keeps it"
        assert forget.forget_ended() == 1
        assert session() is None
        assert forget.forget_ended() == 0

    gc.disable()
    try:
        asyncio.run(run())
    finally:
        gc.enable()


def test_what_a_person_gave_is_taken_out_even_of_a_session_that_somebody_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "shutdown", lambda _: None)
    session: Any = AppSession.__new__(AppSession)
    session._session_state, session._browser_queue = SessionState(), ForwardMsgQueue()
    session._session_state["words"] = "of a person"
    message = ForwardMsg()
    message.delta.new_element.markdown.body = "of a person"
    session._browser_queue.enqueue(message)
    session._client_state = ClientState(query_string="of=a-person")
    forget._emptied([session])
    assert session._session_state.filtered_state == {}
    assert session._browser_queue.is_empty()
    assert session._client_state == ClientState()


def test_it_happens_by_itself_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(forget, "forget_ended", lambda: looked.append(1))

    async def run() -> None:
        task = asyncio.create_task(forget.keep_forgetting(0.01))
        while len(looked) < 3:  # the limit of the whole test ends a loop that never comes
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    many = len(looked)
    assert many >= 3


def test_before_streamlit_runs_there_is_nothing_to_forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "exists", lambda: False)
    assert forget.forget_ended() == 0


def test_another_way_of_keeping_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, SimpleNamespace(_cache={}))
    with pytest.raises(RuntimeError, match="keeps ended sessions elsewhere"):
        forget.forget_ended()
