"""The script, the style sheet and the font of the light page: put together once, compressed once, kept for ever."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import player
from content.workshop import workshop
from workshop.exercises import all_exercises
from workshop.own_result import has_place

HERE = Path(__file__).parent
FOR_EVER = "public, max-age=31536000, immutable"
FONT, STYLE, SCRIPT = "newsreader.woff2", "phone.css", "phone.js"
MODULES = ("seat", "kept", "wire", "outbox", "screens", "dialogs", "results", "phone")
"""Each stands after those it imports, as in the player."""
WITHOUT = ("entries", "store_files")
"""Modules of the player that take in and give out journal files."""

QUOTED = re.compile(r'("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)')
BESIDE = re.compile(r" ?([{}=,?:|&<>]+) ?")
"""Signs of a script that need no blank beside them. (Those of + and - may.)"""


@dataclass(frozen=True)
class File:
    """A file as it is served. `small` is its body in gzip, None where that gains nothing; `mark` changes with it."""

    body: bytes
    kind: str
    mark: str
    small: bytes | None = None


def file(name: str) -> File | None:
    """One of the page's files by its name, or None."""
    return _files().get(name)


def address(name: str) -> str:
    """The address of one of the page's files, with the mark of what is in it. Raises KeyError for another name."""
    return f"/room-files/{name}?v={_files()[name].mark}"


@cache
def _files() -> dict[str, File]:
    return {
        FONT: File(_font(), "font/woff2", _mark(_font())),
        STYLE: _text(style(), "text/css; charset=utf-8"),
        SCRIPT: _text(script(), "text/javascript; charset=utf-8"),
    }


@cache
def script() -> str:
    """The player, the words of this page and its own modules as one JavaScript module."""
    pairs = {one.first: one.id for one in all_exercises().values() if one.first}
    maps = [one.id for one in all_exercises().values() if has_place(one)]
    says = json.dumps(
        {"said": workshop().phone, "pairs": pairs, "maps": maps}, ensure_ascii=False, separators=(",", ":")
    )
    theirs = player.joined(*(one for one in player.MODULES if one not in WITHOUT))
    own = (player.bare((HERE / f"{name}.js").read_text(encoding="utf-8")) for name in MODULES)
    return "\n".join((_tight(theirs), f"const phoneSays = {says};", *map(_tight, own))) + "\n"


@cache
def style() -> str:
    """Tokens, the player's look and the page's own, with the font's address in it; without tokens that nobody reads."""
    own = player.plain_style((HERE / STYLE).read_text(encoding="utf-8")).replace(
        FONT, f"/room-files/{FONT}?v={_mark(_font())}"
    )
    rest = player.style() + "\n" + own
    tokens = player.plain_style((HERE.parent.parent / "player" / "tokens.css").read_text(encoding="utf-8"))
    return _read_only(tokens, rest) + "\n" + rest + "\n"


def _tight(script: str) -> str:
    """A script without the blanks beside its signs; what stands in quotes stays as it is."""
    parts = QUOTED.split(script)
    return "".join(part if at % 2 else BESIDE.sub(r"\1", part) for at, part in enumerate(parts))


def _read_only(tokens: str, rest: str) -> str:
    """The tokens that are read somewhere."""
    used = set(re.findall(r"var\((--[\w-]+)", tokens + rest))
    return re.sub(r"(--[\w-]+):[^;]*;\s*", lambda found: found[0] if found[1] in used else "", tokens)


def _text(text: str, kind: str) -> File:
    body = text.encode()
    return File(body, kind, _mark(body), gzip.compress(body, 9, mtime=0))


def _font() -> bytes:
    return (HERE / FONT).read_bytes()


def _mark(body: bytes) -> str:
    return sha256(body).hexdigest()[:12]
