"""The app in a process that can be asked what it still holds: `python -m tests.tools.watched_server PORT TTL`.

It serves like `python app.py`. For each word on a line of its standard input it prints a line of JSON: which live
Python objects hold a text with that word in it, by kind, and how many sessions there are. Nothing of this is part of
the product: a test starts it to look for what a visit left behind.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
from collections import Counter
from typing import Any

from google.protobuf.message import Message


def holders(word: str) -> dict[str, int]:
    """Kinds of live objects that hold a text with `word` in it, and how many there are of each."""
    gc.unfreeze()  # what is frozen at start may hold something that came later
    gc.collect()
    marked = (word, word.encode())
    found: Counter[str] = Counter()
    for one in gc.get_objects():
        if isinstance(one, type):
            continue
        for inner in gc.get_referents(one):
            if inner is word or inner is marked[1]:
                continue
            if isinstance(inner, Message):  # what is on its way to a page
                inner = inner.SerializePartialToString()
            if (isinstance(inner, str) and word in inner) or (isinstance(inner, bytes) and marked[1] in inner):
                found[f"{type(one).__module__}.{type(one).__qualname__}"] += 1
                break
    return dict(found)


def sessions() -> int:
    """Sessions that Streamlit holds, connected or waiting for their browser to come back, those past their time too."""
    from streamlit import runtime

    manager: Any = runtime.get_instance()._session_mgr  # type: ignore[attr-defined]
    return len(manager._active_session_info_by_id) + len(manager._session_storage._cache._data)


def listen() -> None:
    """Answers on standard output until standard input ends."""
    for line in sys.stdin:
        # A word comes in parts: asking for it puts it into this process whole on this thread alone.
        word = "".join(line.split())
        told = {"holders": holders(word), "sessions": sessions()}
        print("WATCHED " + json.dumps(told), flush=True)


def main() -> None:
    port, ttl = int(sys.argv[1]), int(sys.argv[2])
    import app

    threading.Thread(target=listen, daemon=True).start()
    app.app.run(config={"server.port": port, "server.address": "127.0.0.1", "server.disconnectedSessionTTL": ttl})


if __name__ == "__main__":
    main()
