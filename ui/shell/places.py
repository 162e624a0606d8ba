"""Where things are, and which version this is."""

from __future__ import annotations

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

from streamlit.file_util import get_static_dir

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "ui" / "main.py"
STATIC = ROOT / "ui" / "static"
STREAMLIT = Path(get_static_dir())


@cache
def version() -> str:
    """The version of the app as pyproject.toml names it, for example "0.1.0"."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@cache
def static_url(name: str) -> str:
    """The address of a file of ui/static, relative to a page, with a mark that changes when its content does."""
    return f"./app/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
