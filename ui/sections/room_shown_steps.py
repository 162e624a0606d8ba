"""The steps that a room picked, by kind: all of them for the host, on the wall the most picked ones of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from charts.letters import Face, wrap
from content import steps
from ui.components.frame import markup, paragraph
from workshop.frames import Frame
from workshop.room_lines import said
from workshop.rooms import Room

FACE: Face = "Hanken Grotesk Regular"
SIZES = (26.0, 23.0, 20.5)
"""Letters of a step on the wall, in its units (ui/look/wall.css): the first at which all steps fit, else the last."""
LINE, PAD, HEAD = 1.3, 13.0, 47.0
"""A line in letters; what a step, and what the name of a kind, takes beside its lines."""
TALL, WIDE, GAP, COUNT = 488.0, 1174.0, 56.0, 52.0
"""Room for the steps, between two columns, and for the number before a step. A little less than there is."""

Kind = Mapping[str, Any]
"""A kind as a frame has it: {"kind": id, "steps": [{"id": step, "count": n}, …]}, the most picked first."""


@dataclass(frozen=True)
class Wall:
    """What the wall shows: the size of its letters, and in each column its kinds, with how many steps of each."""

    size: float
    columns: tuple[tuple[tuple[Kind, int], ...], ...]


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The steps by kind, the most picked first, how often each was picked."""
    titles = {one.id: one.title for one in steps().values()}
    kinds = frame.shown["kinds"]
    if large:
        wall = laid(kinds, titles)
        columns = "".join(
            f"<div>{''.join(_kind(kind, titles, most) for kind, most in column)}</div>" for column in wall.columns
        )
        markup(f'<div class="room-steps wall" style="--step:{wall.size}">{columns}</div>')
        return
    paragraph(said("steps", n=frame.shown["n"]), "eyebrow")
    markup(f'<div class="room-steps">{"".join(_kind(kind, titles) for kind in kinds)}</div>')


def laid(kinds: Sequence[Kind], titles: Mapping[str, str]) -> Wall:
    """Kinds in one or two columns, with as many steps of each as fit, and at least the most picked one."""
    half = (len(kinds) + 1) // 2
    columns = [one for one in (kinds[:half], kinds[half:]) if one]
    wide = (WIDE - GAP * (len(columns) - 1)) / len(columns) - COUNT
    wall = Wall(SIZES[-1], ())
    for size in SIZES:
        wall = Wall(size, tuple(_filled(column, titles, size, wide) for column in columns))
        if all(most == len(kind["steps"]) for column in wall.columns for kind, most in column):
            break
    return wall


def tall(kind: Kind, most: int, titles: Mapping[str, str], size: float, wide: float) -> float:
    """How much of a column a kind takes with so many of its steps."""
    return HEAD + sum(_lines(titles[step["id"]], size, wide) for step in kind["steps"][:most])


def _filled(kinds: Sequence[Kind], titles: Mapping[str, str], size: float, wide: float) -> tuple[tuple[Kind, int], ...]:
    """One column: each kind with its first step, then step by step the most picked of those that still fit."""
    most = [1] * len(kinds)
    left = TALL - sum(tall(kind, 1, titles, size, wide) for kind in kinds)
    going = set(range(len(kinds)))
    while going:
        ready = {at: kinds[at]["steps"][most[at]] for at in going if most[at] < len(kinds[at]["steps"])}
        if not ready:
            break
        at = max(ready, key=lambda one: (ready[one]["count"], -most[one], -one))
        takes = _lines(titles[ready[at]["id"]], size, wide)
        if takes <= left:
            most[at] += 1
            left -= takes
        else:
            going.discard(at)
    return tuple(zip(kinds, most, strict=True))


def _lines(title: str, size: float, wide: float) -> float:
    return len(wrap(title, FACE, size, wide)) * size * LINE + PAD


def _kind(kind: Kind, titles: Mapping[str, str], most: int | None = None) -> str:
    """A kind as HTML, with `most` of its steps and how many more there are."""
    name, total = said(f"pledge_{kind['kind']}"), sum(step["count"] for step in kind["steps"])
    listed = "".join(
        f"<li><b>{one['count']}</b><span>{escape(titles[one['id']])}</span></li>" for one in kind["steps"][:most]
    )
    more = len(kind["steps"][most:]) if most is not None else 0
    rest = f"<small>{escape(said('steps_more', n=more))}</small>" if more else ""
    return f"<section><h2>{escape(name)} <em>{total}</em>{rest}</h2><ul>{listed}</ul></section>"
