"""The player as text: its modules as one, for whoever serves it. Imports nothing of ours.

The modules are plain and run as they are. Two users want one text: a Streamlit component takes its
script as one string, and the phones' light page makes one small request instead of seven.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MODULES = ("dom", "words", "course", "draft", "entries", "store", "questions", "player")
"""Each stands after those it imports. None renames an import, and no two define a name at the top."""


@cache
def script(*, store_only: bool = False) -> str:
    """One JavaScript module with `mount` and `openStore`; with `store_only` the device store alone."""
    names = ("dom", "entries", "store") if store_only else MODULES
    joined = "\n".join(_bare((HERE / f"{name}.js").read_text(encoding="utf-8")) for name in names)
    return joined + "\n"


@cache
def style() -> str:
    """The player's style sheet, which reads the tokens of the page around it."""
    text = re.sub(r"/\*.*?\*/", "", (HERE / "player.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def exported(*names: str) -> str:
    """The export line that makes `script()` a module for a page: `exported("mount")`."""
    return f"export {{ {', '.join(names)} }};\n"


def _bare(module: str) -> str:
    """The module without its imports, its `export` words, its comment lines and its indentation."""
    module = re.sub(r"/\*\*.*?\*/", "", module, flags=re.DOTALL)
    lines = (line.strip() for line in module.splitlines())
    kept = (line for line in lines if line and not line.startswith(("//", "import ", "export {")))
    return "\n".join(re.sub(r"\s+// .*$", "", line).removeprefix("export ") for line in kept)
