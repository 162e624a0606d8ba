"""Finds a Chromium for the browser tests, and gets one where it can. Run as a program, it prints the path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
WHAT_TO_DO = (
    "The browser tests need Chromium, and none was found. Install one of these, then run the tests again: "
    "the system's package (apt-get install chromium, brew install --cask chromium), "
    "or Playwright's own (python -m playwright install chromium), or name one in the variable CHROMIUM."
)


class NoChromiumError(Exception):
    """No Chromium could be found or installed; the text says what to do."""


def find_chromium() -> str:
    """The path of a Chromium: from CHROMIUM, else the path, else Playwright's, else installed by apt where root.

    Raises NoChromiumError where none of these has one.
    """
    for find in (_named, _on_path, _playwrights, _from_apt):
        found = find()
        if found:
            return found
    raise NoChromiumError(WHAT_TO_DO)


def _named() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        raise NoChromiumError(f"CHROMIUM names {named}, which is no program here. A full path would be right.")
    return named and shutil.which(named)


def _on_path() -> str | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        return path
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=300)
    return path if Path(path).exists() else None


def _from_apt() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]):
        subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return _on_path()


if __name__ == "__main__":
    try:
        print(find_chromium())
    except NoChromiumError as reason:
        sys.exit(str(reason))
