"""The player as text: its modules as one, for whoever serves it. Imports nothing of ours.

The modules are plain and run as they are. Two users want one text: a Streamlit component takes its
script as one string, and the phones' light page makes one small request instead of seven.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
STORE = ("dom", "store", "entries", "store_files")
MODULES = (*STORE, "words", "course", "draft", "questions", "player")
"""Each stands after those it imports. None renames an import, and no two define a name at the top."""


@cache
def script(*, store_only: bool = False) -> str:
    """One JavaScript module with `mount` and `openStore`; with `store_only` the device store alone."""
    return joined(*(STORE if store_only else MODULES))


def joined(*names: str) -> str:
    """These modules of the player as one text, in this order."""
    return "\n".join(bare((HERE / f"{name}.js").read_text(encoding="utf-8")) for name in names) + "\n"


@cache
def style() -> str:
    """The player's style sheet, which reads the tokens of the page around it."""
    return plain_style((HERE / "player.css").read_text(encoding="utf-8"))


def plain_style(text: str) -> str:
    """A style sheet without its comments and its indentation."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def exported(*names: str) -> str:
    """The export line that makes `script()` a module for a page: `exported("mount")`."""
    return f"export {{ {', '.join(names)} }};\n"


def bare(module: str) -> str:
    """The module without its imports, its `export` words, its comment lines and its indentation."""
    module = re.sub(r"/\*\*.*?\*/", "", module, flags=re.DOTALL)
    lines = (line.strip() for line in module.splitlines())
    kept = (line for line in lines if line and not line.startswith(("//", "import ", "export {")))
    return "\n".join(re.sub(r"\s+// .*$", "", line).removeprefix("export ") for line in kept)
