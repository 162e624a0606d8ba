"""What the image of deploy/Dockerfile holds, laid out in a folder: Docker itself cannot run everywhere."""

from __future__ import annotations

import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from tests.browser.support import ROOT

DOCKERFILE = ROOT / "deploy" / "Dockerfile"


def copied() -> list[tuple[str, str]]:
    """What the Dockerfile copies: (from the repository, to the image)."""
    found = []
    for line in DOCKERFILE.read_text("utf-8").splitlines():
        if line.startswith("COPY "):
            *sources, target = line.split()[1:]
            found += [(one, f"{target}{one}" if target.endswith("/") else target) for one in sources]
    return found


def sent(path: str) -> bool:
    """Whether .dockerignore lets a file of the repository reach the build; the last line that fits decides."""
    lets = True
    parents = [path, *(parent.as_posix() for parent in Path(path).parents if parent.name)]
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        rule = line.strip()
        if not rule or rule.startswith("#"):
            continue
        bare = rule.removeprefix("!")
        if any(fnmatch(one, bare) or fnmatch(f"/{one}", bare.replace("**/", "*/")) for one in parents):
            lets = rule.startswith("!")
    return lets


def lay_out(folder: Path) -> Path:
    """The image's working folder, made in `folder`."""
    for source, target in copied():
        for file in [ROOT / source] if (ROOT / source).is_file() else sorted((ROOT / source).rglob("*")):
            inside = file.relative_to(ROOT).as_posix()
            if file.is_file() and sent(inside):
                place = folder / re.sub(f"^{re.escape(source)}", target, inside)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, place)
    return folder
