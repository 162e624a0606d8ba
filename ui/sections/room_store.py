"""The rooms of this process, as the host's pages reach them, and the words of these pages."""

from __future__ import annotations

import content
from content.filled import filled
from workshop.faults import Refused
from workshop.live import live
from workshop.store import Store


def store() -> Store:
    """Where rooms are kept. Made at the first use: a page that shows no room opens nothing. Raises StoreFault."""
    return live().store


def changed(code: str) -> None:
    """Tells the phones of a room, and all screens of this process, that it has moved."""
    live().changed(code)


def told(fault: Exception) -> str:
    """What a page says of a room that said no, or of a store that is away."""
    return str(fault) if isinstance(fault, Refused) else said("no_store")


def said(name: str, /, **fill: object) -> str:
    """A sentence of the host's pages by its name in workshop.toml, with its {curly} parts filled."""
    return filled(content.workshop().host[name], {part: str(value) for part, value in fill.items()})
