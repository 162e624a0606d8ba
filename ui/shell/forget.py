"""Sessions that have ended leave the memory when their time is up, whether or not anybody else comes.

Streamlit keeps a session for a while after its browser has gone, for one that comes back, and takes it out only when
the next one is put in; and its loop holds on to the session that it served last. Without this the last visitor of the
evening stays until the morning.
"""

from __future__ import annotations

import asyncio
import gc
import inspect
from typing import Any

from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache

from workshop.again import again_and_again

EVERY = 5.0
"""Seconds between two looks."""
LOOP = "_loop_coroutine"
"""Streamlit's loop: what it served last stays in these names of it."""
SERVED, SENT, LAST = "active_session_info", "msg_list", "msg"


def forget_ended() -> int:
    """Takes out the sessions whose time is up, with all that hangs on them; how many they were.

    Call it on the thread of the server's loop. Raises RuntimeError where this Streamlit keeps ended sessions in
    another way than the version in requirements.txt.
    """
    if not runtime.exists():
        return 0
    storage = getattr(getattr(runtime.get_instance(), "_session_mgr", None), "_session_storage", None)
    kept = getattr(storage, "_cache", None)
    if not isinstance(kept, TTLCache):
        raise RuntimeError("This Streamlit keeps ended sessions elsewhere; see ui/shell/forget.py.")
    before = dict(kept._data)
    kept.expire()
    ended = [info.session for name, info in before.items() if name not in kept._data]
    count = len(ended)
    if ended:
        _emptied(ended)
        _let_go(ended)
        before.clear()
        ended.clear()
        gc.collect()  # a session holds itself in circles, and nothing else collects soon (postScriptGC is off)
    return count


async def keep_forgetting(every: float = EVERY) -> None:
    """`forget_ended` again and again, until it is cancelled."""
    await again_and_again(lambda: forget_ended(), every, "Ended sessions could not be taken out of the memory")


def _emptied(ended: list[Any]) -> None:
    """What a person gave, out of sessions that may be held a while longer."""
    for session in ended:
        if isinstance(session, AppSession):
            session.shutdown()
            session._session_state.clear()
            session._browser_queue.clear()
            session._client_state = ClientState()


def _let_go(ended: list[Any]) -> None:
    """The messages that Streamlit's loop sent last, where they went to one of these."""
    for task in asyncio.all_tasks():
        coroutine = task.get_coro()
        frame = coroutine.cr_frame if inspect.iscoroutine(coroutine) else None
        if frame is None or frame.f_code.co_name != LOOP:
            continue
        held = frame.f_locals
        if getattr(held.get(SERVED), "session", None) in ended:
            for message in (*held.get(SENT, ()), held.get(LAST)):
                if message is not None:
                    message.Clear()
