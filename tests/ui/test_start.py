"""The start and the end of the app: who makes its pictures, and what is said where nobody can."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import charts
from charts import aside
from content import read, sentence_check
from tests.browser.support import ROOT
from ui.shell import start
from ui.shell.health import Health

BAD = 'PICTURE_WORKERS is "many"; take a whole number from 0 to 8.'


class Begun:
    """Stands for the workers of charts.aside: `there` of them come up."""

    def __init__(self, many: int, there: int) -> None:
        self.many, self.there = many, there

    def wait(self) -> int:
        return min(self.many, self.there)


@pytest.fixture
def lived(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[Health, list[str]]]]:
    """`lived(there, warm)` starts and ends the app: its health, and what was done; `there` workers come up."""
    monkeypatch.setattr(gc, "freeze", lambda: None)  # other tests look through all that is alive
    monkeypatch.setattr(start, "_quiet", lambda: None)
    monkeypatch.setattr(start, "READY", ())

    def live(there: int = 8, warm: Callable[[], None] = lambda: None) -> tuple[Health, list[str]]:
        done: list[str] = []

        def begin(many: int, loaded: tuple[str, ...] = ()) -> Begun:
            done.append(f"begin {many}")
            return Begun(many, there)

        def warmed() -> None:
            done.append("warm")
            warm()

        monkeypatch.setattr(aside, "begin", begin)
        monkeypatch.setattr(aside, "end", lambda: done.append("end"))
        monkeypatch.setattr(charts, "warm", warmed)
        health = Health()

        async def run() -> None:
            async with start.lifespan(health)(None):
                await asyncio.sleep(0.05)

        asyncio.run(run())
        return health, done

    yield live


def test_workers_make_the_pictures_and_end_with_the_app(lived, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICTURE_WORKERS", "2")
    health, done = lived()
    assert (health.faults, done) == ([], ["begin 2", "end"])


@pytest.mark.parametrize(("wanted", "there"), [("0", 8), ("2", 0)])
def test_where_there_are_none_the_converter_is_loaded_here(
    lived, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, wanted: str, there: int
) -> None:
    monkeypatch.setenv("PICTURE_WORKERS", wanted)
    monkeypatch.setattr(start.log, "propagate", True)
    health, done = lived(there)
    assert (health.faults, done) == ([], [f"begin {wanted}", "warm", "end"])
    assert ("No process for pictures" in caplog.text) == (wanted == "2")


def test_no_way_to_make_pictures_is_told_on_every_page(lived, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("no fonts")

    monkeypatch.setenv("PICTURE_WORKERS", "0")
    assert lived(warm=broken)[0].faults == ["charts: no fonts"]


@pytest.mark.parametrize("cores", [1, 2, 64, None])
def test_as_many_workers_as_cores_up_to_two(monkeypatch: pytest.MonkeyPatch, cores: int | None) -> None:
    monkeypatch.delenv("PICTURE_WORKERS", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert start.workers_wanted() == min(2, cores or 1)


@pytest.mark.parametrize("given", ["many", "-1", "9", "1.5", "²", "1 2"])
def test_a_number_that_is_none_is_said_at_start(lived, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("PICTURE_WORKERS", given)
    health, done = lived()
    assert health.faults == [BAD.replace("many", given)]
    assert done == ["begin 0", "warm", "end"]


PROGRAM = """
import sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
from ui.shell.start import find_faults
assert find_faults() == []
print("\\n".join(sorted(name for name in opened if name.endswith(".toml"))))
"""


def test_every_file_of_data_is_read_at_start() -> None:
    """A fault in one then stands on every page and in the log, and none comes up in the middle of a visit."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    opened = {Path(name).relative_to(ROOT).as_posix() for name in done.stdout.split()}
    folders = ("quizzes", "scoring", "content", "charts", "sharing", "workshop", "player", "ui")
    there = {file.relative_to(ROOT).as_posix() for folder in folders for file in (ROOT / folder).rglob("*.toml")}
    assert len(there) > 40
    assert there - opened == set()


@pytest.mark.parametrize("name", ["result", "sentence_check"])
@pytest.mark.parametrize("text", ["id = ", 'format = "another"', "[lists]\nx = 1"])
def test_a_fault_in_files_without_a_shape_of_their_own_is_a_line_too(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_text

    def torn(self: Path, *args: Any, **named: Any) -> str:
        return text if self.name == f"{name}.toml" else real(self, *args, **named)

    caches = (read.result_sentences, sentence_check._data, sentence_check._rules)
    monkeypatch.setattr(Path, "read_text", torn)
    for one in caches:
        one.cache_clear()
    try:
        assert [line for line in start.find_faults() if line.startswith(f"{name}.toml: file: ")]
    finally:
        for one in caches:
            one.cache_clear()
