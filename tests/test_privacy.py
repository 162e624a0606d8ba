"""Nothing of a person leaves the session: no log, no file, no address, no memory of the server's own.

A journal with a word of its own in every field that takes one goes through every page. The word is new at every
run, so that finding it anywhere means that it came from there.
"""

from __future__ import annotations

import ast
import gc
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl
from uuid import uuid4

import pytest
import streamlit

from content import policy_drafts, rehearsals
from scoring import Position, Result
from sharing.journal import Entry, Journal, JournalFault, SheetEntry, read_entries, read_entry
from tests.ui import visits
from tests.ui.visits import ALL, AUDIT, PAGES, QUIZ, Visit, audit, entry, guess, sheet

ROOT = Path(__file__).resolve().parents[1]
WORD = f"kumquat{uuid4().hex}"
PACKAGES = ("ui", "workshop", "sharing", "charts", "content", "scoring", "quizzes", "player")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def marked(name: str) -> str:
    """An id with the word in it, at most 64 letters."""
    return f"{WORD}-{name}"


def journal() -> Journal:
    """Answers to everything that the pages read, and the word wherever a person or a file could put one."""
    given = {"SC01": WORD, "SC02.second": WORD, "XX01": WORD, "ST01": WORD}
    texts = {"title": WORD, "text": WORD, "why": {"said": [WORD]}, WORD: WORD}
    kinds = ("note", "pulse", "draft")
    other = [read_entry({"id": marked(kind), "kind": kind, "at": visits.AT} | texts) for kind in kinds]
    plan = {"zone": WORD, "swapped": [WORD, "CARE-01"], "title": WORD}
    return Journal(
        entries=(
            sheet(name=marked("sheet"), more=given),
            sheet(*visits.ZONES["doormat"], name=marked("before"), at="2026-01-01T10:00:00Z"),
            guess(10, 20, name=marked("guess")),
            audit(2, name=marked("audit"), body=0, spirit=0),
            entry(AUDIT, audit().answers | {"BODY1": WORD}, marked("older"), at="2026-01-01T10:00:00Z"),
            read_entry({"id": f"plan.{marked('sheet')}", "kind": "plan", "at": visits.AT} | plan),
            *other,
        ),
        settings={"names": WORD, "role": WORD, "staff": WORD, WORD: [WORD]},
        aside="broken",
    )


class Seen(NamedTuple):
    """What a visit left in the address bar and in the links of its pages."""

    queries: list[str]
    words: list[str]


def everywhere(kept: Journal) -> Seen:
    """A visit to every page, with all that can be pressed on the way."""
    visit = Visit(kept, locale="en-US")
    seen = Seen([], [])

    def look() -> None:
        address = "&".join(f"{name}={value}" for name, value in visit.at.query_params.items())
        seen.queries.extend([address, *(link.query_string for link in visit.of("page_link"))])
        seen.words.append(visit.words)

    visit.at.session_state[f"player-{QUIZ.id}.sheets"] = [one for one in kept.entries if isinstance(one, SheetEntry)]
    for page in (*PAGES, "quiz", "result"):
        visit.see(page)
        look()
    visit.see("quiz", quiz=AUDIT.id)
    look()
    visit.see("result").at.toggle(key="neutral").set_value(True)
    visit.run()
    look()
    visit.see("plan").at.button(key="swap-1").click()
    visit.run().at.button_group(key="role").set_value("employed")
    visit.run()
    look()
    visit.see("about").press("Erase")
    look()
    return seen


@pytest.fixture(autouse=True)
def app() -> Iterator[None]:
    with visits.app():
        yield


# ---- logs --------------------------------------------------------------------------------


def test_no_line_of_a_log_holds_a_word_of_a_journal(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    everywhere(journal())
    torn = {"id": WORD, "kind": "sheet", "at": WORD, "answers": {WORD: 1}}
    assert read_entries([{"id": WORD, "kind": WORD}, torn, WORD, [WORD]]) == ((), 4)
    out = "".join(capfd.readouterr())
    told = " ".join(f"{line.getMessage()} {line.args} {line.exc_text}" for line in caplog.records)
    assert WORD not in out
    assert WORD not in told
    for one in (QUIZ.id, "Doormat", "answers", "Position(", "Journal("):
        assert one not in out + told


def test_a_fault_does_not_repeat_what_was_handed_in() -> None:
    note = {"id": "x", "kind": "note", "at": visits.AT}
    for raw in (note | {"kind": WORD}, note | {"at": WORD}, note | {"id": f"<{WORD}>"}):
        with pytest.raises(JournalFault) as fault:
            read_entry(raw)
        assert WORD not in str(fault.value)
        assert fault.value.__cause__ is None


def test_only_the_server_itself_writes_to_a_log() -> None:
    found = set()
    for path in code():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called.split(".")[-1] in ("print", "getLogger", "get_logger", "pprint", "print_exc"):
                found.add(path.relative_to(ROOT).as_posix())
    # The commands of the terminal print what they are for; the server tells of its files, before anybody is there.
    packages = ("content", "quizzes", "scoring", "sharing/facilitator", "sharing/paper", "workshop")
    commands = {f"{package}/__main__.py" for package in packages}
    # What it does now and then names the kind of a fault alone (tests/workshop/test_again.py).
    assert found == commands | {"ui/shell/start.py", "workshop/again.py"}


# ---- files -------------------------------------------------------------------------------


class Watch:
    """Files that this process opens for writing, renames or makes, and whom it calls, while it watches."""

    def __init__(self) -> None:
        self.on = False
        self.found: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(args[0], str | bytes | os.PathLike):
            mode, flags = args[1] or "", args[2] if isinstance(args[2], int) else 0
            if set("wax+") & set(mode) or flags & WRITES:
                self.found.append(os.fsdecode(args[0]))
        elif event in (
            "os.rename",
            "os.mkdir",
            "os.link",
            "os.symlink",
            "sqlite3.connect",
            "subprocess.Popen",
            "socket.connect",
        ):
            self.found.append(f"{event} {args[0]}")


WATCH = Watch()


@pytest.fixture
def watch() -> Iterator[Watch]:
    # An audit hook stays for the life of the process: one is enough, and it is switched off between tests.
    if not getattr(sys, "sweet_spot_watched", False):
        sys.addaudithook(lambda event, args: WATCH(event, args))
        sys.sweet_spot_watched = True  # type: ignore[attr-defined]
    WATCH.found.clear()
    yield WATCH
    WATCH.on = False


def test_the_watch_sees_what_it_looks_for(watch: Watch, tmp_path: Path) -> None:
    watch.on = True
    (tmp_path / "one").write_text("x")
    os.close(os.open(tmp_path / "two", os.O_CREAT | os.O_WRONLY))
    (tmp_path / "three").mkdir()
    (tmp_path / "one").read_text()
    watch.on = False
    assert [Path(one).name for one in watch.found] == ["one", "two", "three"]


def test_no_page_writes_a_file_or_calls_anybody(watch: Watch) -> None:
    everywhere(journal())  # what is compiled or read once is done with
    began = time.time() - 0.1
    watch.on = True
    everywhere(journal())
    watch.on = False
    assert watch.found == []
    assert holding(began) == []


def holding(since: float) -> list[Path]:
    """Files changed since then that hold the word: of the project, of Streamlit, of the temporary folder."""
    streamlit_own = [Path.home() / ".streamlit", Path(streamlit.__file__).parent / "static", ROOT / ".streamlit"]
    folders = [ROOT, *streamlit_own, Path(tempfile.gettempdir())]
    return [path for folder in folders for path in changed(folder, since) if WORD.encode() in read(path)]


def changed(folder: Path, since: float) -> Iterator[Path]:
    for where, inner, files in os.walk(folder, onerror=lambda fault: None):
        inner[:] = [name for name in inner if name not in (".git", ".venv", "node_modules", "site-packages")]
        for name in files:
            path = Path(where, name)
            try:
                state = path.lstat()
            except OSError:
                continue
            if state.st_mtime >= since and path.is_file() and not path.is_symlink() and state.st_size < 5_000_000:
                yield path


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_the_search_for_the_word_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / "left.txt").write_text(f"a {WORD} b")
    assert holding(time.time() - 5) == [tmp_path / "left.txt"]


# ---- addresses and pages -----------------------------------------------------------------


def test_no_address_holds_more_than_the_name_of_something_that_everybody_can_open() -> None:
    seen = everywhere(journal())
    asked = {pair for query in seen.queries for pair in parse_qsl(query, keep_blank_values=True)}
    assert ("quiz", AUDIT.id) in asked
    published = {"quiz": set(ALL), "policy": set(policy_drafts()), "situation": set(rehearsals())}
    assert {(name, said) for name, said in asked if said not in published.get(name, ())} <= {("again", "1")}


def test_what_was_put_into_a_journal_by_hand_is_on_no_page() -> None:
    assert not any(WORD in words for words in everywhere(journal()).words)


# ---- memory ------------------------------------------------------------------------------


def of_a_person() -> list[object]:
    """What is alive of a person: entries, journals and results."""
    gc.collect()
    kinds = (Entry, Journal, Position, Result)
    return [one for one in gc.get_objects() if isinstance(one, kinds)]


def test_after_a_visit_nothing_of_it_is_alive() -> None:
    everywhere(journal())
    before = len(of_a_person())
    everywhere(journal())
    assert len(of_a_person()) <= before
    kept = journal()
    assert len(of_a_person()) > before
    del kept


# What may be remembered for all visits, and by what. Whoever adds a line: nothing of a person may be in the arguments,
# nor in a text made from them.
REMEMBERED_BY = {
    "charts/word_cloud.py _spots": ["canvas: Canvas"],  # one of two sizes of paper
    "content/sentence_check.py _pattern_of": ["name: str", "before: str", "after: str"],  # patterns of the word lists
    "player/__init__.py script": ["store_only: bool"],
    "quizzes/faults.py json_schema": ["model: type[BaseModel]"],
    "quizzes/load.py _original": ["path: Path", "stamp: Stamp"],
    "quizzes/load.py _translated": [
        "original: Path",
        "stamp: Stamp",
        "path: Path",
        "own_stamp: Stamp",
        "language: str",
    ],
    "ui/components/drawings.py terraces": ["sheets: int"],
    "ui/shell/places.py static_url": ["name: str"],
}
CACHES = ("cache", "lru_cache", "cache_data", "cache_resource", "singledispatch", "memoize")


def code() -> list[Path]:
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted([ROOT / "app.py", *files])


def remembered(source: str, path: str) -> Iterator[tuple[str, list[str]]]:
    """Each function that remembers what it gave: its name, and its arguments as written."""
    tree = ast.parse(source)
    decorators = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for one in node.decorator_list:
                decorators |= set(ast.walk(one))
                if is_cache(one):
                    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                    extra = [arg for arg in (node.args.vararg, node.args.kwarg) if arg]
                    yield f"{path} {node.name}", [ast.unparse(arg) for arg in [*given, *extra]]
    for node in ast.walk(tree):  # remembered = cache(function)
        if isinstance(node, ast.Call) and node not in decorators and is_cache(node.func):
            yield f"{path} {ast.unparse(node)}", ["?"]


def is_cache(node: ast.expr) -> bool:
    name = ast.unparse(node.func if isinstance(node, ast.Call) else node)
    return name.split(".")[-1] in CACHES


def test_nothing_is_remembered_by_what_a_person_answered() -> None:
    found = {name: given for path in code() for name, given in remembered(*source(path))}
    assert {name: given for name, given in found.items() if given} == REMEMBERED_BY
    assert len(found) > len(REMEMBERED_BY)


def source(path: Path) -> tuple[str, str]:
    return path.read_text("utf-8"), path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "written",
    [
        "@cache\ndef f(position: Position): ...",
        "@functools.lru_cache(maxsize=64)\ndef f(spec: str, scale: float): ...",
        "@st.cache_data\ndef f(answers): ...",
        "@st.cache_resource(ttl=60)\ndef f(*, facts: Facts): ...",
        "class A:\n    @cache\n    def f(self): ...",
        "def g(): ...\nf = lru_cache(maxsize=None)(g)",
        "f = functools.cache(g)",
        "@cache\ndef f(*answers): ...",
    ],
)
def test_a_memory_keyed_by_a_person_is_found(written: str) -> None:
    assert any(given for _, given in remembered(written, "x.py"))


def test_a_memory_of_the_files_of_the_product_is_left_alone() -> None:
    assert list(remembered("@cache\ndef zones(): ...\n@property\ndef f(self): ...", "x.py")) == [("x.py zones", [])]
