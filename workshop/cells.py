"""Counts that may be shown: no cell of fewer than five sheets, and no rest of fewer that could be worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 5
"""Sheets a room needs before anything about its people shows, and that each printed cell needs."""


@dataclass(frozen=True)
class Cell:
    """How many sheets gave one of these answers; several ids where they had to be merged."""

    ids: tuple[str, ...]
    count: int


def counted(ids: Iterable[str], given: Iterable[str]) -> dict[str, int]:
    """How often each of `ids` was given, in their order. What is not among them is not counted."""
    counts = dict.fromkeys(ids, 0)
    for one in given:
        if one in counts:
            counts[one] += 1
    return counts


def merged(counts: Mapping[str, int], least: int = LEAST) -> tuple[Cell, ...]:
    """Counts of all sheets of a room, each in one cell -> the cells that may be printed.

    Cells under `least` become one rest, empty ones too: "nobody" says as much about people as "one". Where the
    rest is under `least` itself it takes in the smallest cell beside it (all of equals: of two groups as large as each
    other none is named alone), until it is not. Whoever adds and subtracts what is printed arrives at nothing under
    `least`. Fewer sheets than that give no cells at all. The rest stands last.
    """
    if sum(counts.values()) < least or not counts:
        return ()
    alone = [one for one, count in counts.items() if count >= least]
    rest = [one for one, count in counts.items() if count < least]
    while rest and sum(counts[one] for one in rest) < least:
        smallest = min(counts[one] for one in alone)
        rest += [one for one in alone if counts[one] == smallest]
        alone = [one for one in alone if counts[one] > smallest]
    cells = [Cell((one,), counts[one]) for one in alone]
    if rest:
        together = tuple(one for one in counts if one in rest)
        cells.append(Cell(together, sum(counts[one] for one in rest)))
    return tuple(cells)
