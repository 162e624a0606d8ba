"""The pieces a report is built of, as plain data: report.typ draws each by its `kind`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]


def head(text: str, kicker: str = "", aside: str = "", *, page: bool = False) -> Block:
    """A part's heading (level 2) with a line over it and an aside behind a comma; `page` begins a new page."""
    return {"kind": "head", "text": text, "kicker": kicker, "aside": aside, "page": page}


def sub(text: str) -> Block:
    """A heading inside a part (level 3)."""
    return {"kind": "sub", "text": text}


def lines(look: str, texts: Iterable[str]) -> list[Block]:
    """Paragraphs of one look ("lead", "text", "fine", "ask", "note"), empty ones left out."""
    return [{"kind": look, "text": text} for text in texts if text]


def quote(label: str, text: str) -> Block:
    """What a person wrote, with its line breaks, under a label."""
    return {"kind": "quote", "label": label, "text": text}


def figure(name: str, alt: str) -> Block:
    """A picture by its file name, with its text alternative."""
    return {"kind": "figure", "name": name, "alt": alt}


def beside(left: Sequence[Block], right: Sequence[Block], share: float = 0.5, *, swap: bool = False) -> Block:
    """Two columns, the left one `share` wide; one under the other in large print, with `swap` the right one first."""
    return {"kind": "beside", "left": list(left), "right": list(right), "share": share, "swap": swap}


def table(caption: str, columns: Iterable[str], rows: Iterable[Sequence[str]], widths: Iterable[float]) -> Block:
    """A table with a header row, a heading of its own (level 3) and the widths of its columns to each other."""
    return {"kind": "table", "caption": caption, "columns": list(columns), "rows": [list(row) for row in rows],
            "widths": list(widths)}  # fmt: skip


def tally(label: str, count: int, of: int, side: str) -> Block:
    """A count as diamonds; `side` is "client" or "self" and gives the colour."""
    return {"kind": "tally", "label": label, "count": count, "of": of, "side": side}


def bar(name: str, note: str, score: float | None, tail: str, text: str) -> Block:
    """A scale from 0 to 100 with its word; without a score, the sentence alone."""
    return {"kind": "bar", "name": name, "note": note, "score": None if score is None else round(score),
            "tail": tail, "text": text}  # fmt: skip


def row(said: str, text: str, line: str = "", idea: str = "") -> Block:
    """A row of a list: what was said of it, the row, what helps."""
    return {"said": said, "text": text, "line": line, "idea": idea}


def rows(some: Iterable[Block]) -> list[Block]:
    """Rows as one list with its ruled lines; none for no rows."""
    found = list(some)
    return [{"kind": "rows", "rows": found}] if found else []


def question(number: int, ask: str, listen: str, label: str, room: int = 4) -> Block:
    """A question to ask somebody else, what to listen for, and under a label `room` ruled lines to write on."""
    return {"kind": "question", "number": number, "ask": ask, "listen": listen, "label": label, "room": room}


def step(number: int, *, slot: str, title: str, sentence: str, own: str, reason: str, smaller: str, effort: str,
         went: Block) -> Block:  # fmt: skip
    """A step of a plan, in words with its if–then sentence, and its three states; `went` as `states` makes it."""
    return {"kind": "step", "number": number, "slot": slot, "title": title, "sentence": sentence, "own": own,
            "reason": reason, "smaller": smaller, "effort": effort, "went": went}  # fmt: skip


def states(label: str, said: Iterable[tuple[str, bool]]) -> Block:
    """States to tick, as (label, whether it is ticked)."""
    return {"label": label, "said": [{"label": name, "on": on} for name, on in said]}


def clause(
    title: str, text: str, points_label: str = "", points: Iterable[str] = (), after: Iterable[str] = ()
) -> Block:
    """A policy or a request: points under a label before the text, sentences after it."""
    return {"kind": "clause", "title": title, "text": text, "label": points_label, "points": list(points),
            "after": [one for one in after if one]}  # fmt: skip
