"""How many files this process may have open at a time: each phone that listens to a room is one."""

from __future__ import annotations

import sys

WANTED = 65_536
MOST_STREAMS = 20_000


def raise_limit(wanted: int = WANTED) -> int:
    """Asks the system for as many as it lets anybody have, up to `wanted`. Gives how many there may be now.

    Most systems start a program with 1,024 and let it have many more. Windows knows no such limit: 0.
    """
    if sys.platform == "win32":
        return 0
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    if now != resource.RLIM_INFINITY and now < limit:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))
        except (OSError, ValueError):
            return now
    return max(now, limit)


def most_streams() -> int:
    """Streams of stages that this process may hold: a quarter of its files stays for posts, pages and the store."""
    limit = raise_limit()
    return min(MOST_STREAMS, limit * 3 // 4) if limit else MOST_STREAMS
