"""The words of the paper version."""

from __future__ import annotations

from functools import cache

from content import read
from content.paper_shapes import Paper


@cache
def paper() -> Paper:
    """The words of the paper version, read once. Raises ContentFault, with a line for each fault."""
    return read.read(read.HERE / "paper.toml", Paper)
