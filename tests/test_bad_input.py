"""Odd words in every free field: on every page and in every file that comes of them they are harmless text.

One device keeps the same odd words wherever a person can type. Each page that shows them is opened, each file that a
page offers is made, and both are compared with those of plain words: the same tags, the same parts, and the words.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
import streamlit as st
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from icalendar import Calendar

from content import policy_drafts
from content.ask_for import asks
from quizzes.schema import FreeWords, OpenText
from scoring.files import as_csv
from sharing.journal import Journal, read_entry, read_journal, read_settings, write_journal
from sharing.letters import whole
from tests.ui import visits
from tests.ui.visits import ALL, AT, Visit, entry, sheet
from ui.components import copy_text

ROOT = Path(__file__).parents[1]
PLAIN = "Plain words"
ODD = {
    "script": "<script>hit()</script><img src=x onerror=hit()><b>",
    "entities": "&lt;b&gt; &#60;i&#62; \"q\" 'r' <!-- c --> </p></div>",
    "markdown": "**b** _i_ `c` [a](javascript:x) ![i](//e.org/j) #h |t|",
    "streamlit": ":red[a] :material/home: $x^2$ $$y$$ ~~s~~",
    "formula": '=HYPERLINK("http://e.org";"x") +1-1 @SUM(A1)',
    "typst": "#panic() #link(\"x\")[y] @ref <lab> \\ // /* $z$",
    "holes": "{practice} {need} {0} {x.__class__} %s %(a)s ${b}",
    "letters": "👩‍🚀 🇳🇿 ẹ́ 中文 שלום ١٢٣ 1e309 NaN −0 ½",
    "spaces": "  zwei\tblanx\u00a0\u2003hyer  ",
}  # fmt: skip
"""Words that fit into the shortest field and are shown letter for letter."""
HOSTILE = {
    "lines": "a\r\nEND:VEVENT\nBEGIN:VALARM\n\n**b** ![x](http://e.org/x.png)\n\n# h\rATTENDEE:mailto:a@b.c",
    "controls": "a\x00b\x07c\x1b[31md\x7f\u2028e\u2029f\x85g\ufffeh\ud800i",
    "direction": "\u202eabc\u2066def\u200b\ufeff",
    "long": "Wörter und 😀 " * 700,
    "longword": "W" * 9_000,
    "nothing": " \u00a0\u200b\n\t ",
}
"""Words of which some signs go, or which are cut."""
WORDS = {**ODD, **HOSTILE}
MORE_WORDS = ("calendar-lines", "sheet-mine")
"""Ticks that put more of a person's words into a file."""
STEPS = ("CARE-01", "POL-07", "MIND-06")
"""The plan of the worked example."""
FREE = {
    "ui/sections/ask_build.py": 1,  # a need in one's own words
    "ui/sections/follow_up.py": 1,  # the if–then sentence
    "ui/sections/friend.py": 1,  # a friend's link
    "ui/sections/journal_rows.py": 1,  # one's own name for an entry
    "ui/sections/policy_blanks.py": 1,  # a blank that holds words
    "ui/sections/policy_voice.py": 2,  # the practice's name, the sign of its money
    "ui/sections/rehearsal_own.py": 1,  # the reply
    "ui/sections/room_create.py": 1,  # a room's title
    "ui/sections/room_key.py": 1,  # a host link
    "ui/sections/share_open.py": 1,  # a link to open
    "ui/sections/share_picture.py": 1,  # a picture's title
}
"""Where a page lets a person type, and how many fields; questionnaires are asked by the player."""
TYPED_IN = ("st.text_input", "st.text_area", "st.chat_input", "field.text", "field.area")
FIELDS = "ui/components/field.py"
"""What the fields are made of: each place that uses it counts, and not the file itself."""


@pytest.fixture(autouse=True)
def app() -> Iterator[None]:
    copy_text._component.cache_clear()
    with visits.app():
        yield
    copy_text._component.cache_clear()


def test_every_free_field_is_here() -> None:
    found: dict[str, int] = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        count = sum(ast.unparse(one.func) in TYPED_IN for one in calls)
        if count and path != ROOT / FIELDS:
            found[path.relative_to(ROOT).as_posix()] = count
    assert found.items() <= FREE.items(), "a new free field: keep odd words in it below, and name it here"
    assert len(found) >= 10


# ---- a device full of them ---------------------------------------------------------------


def kept(text: str, **more: Any) -> Journal:
    """The same words wherever a person can type."""
    raw: list[dict[str, Any]] = [
        {"id": "practice", "kind": "draft", "practice": text, "money": text[:4]},
        {"id": f"rehearsal.{SITUATION}", "kind": "note", "rehearsal": SITUATION, "text": text},
        {
            "id": "plan.s1",
            "kind": "plan",
            "own": dict.fromkeys(STEPS, text),
            "went": {},
            "swapped": [text],
            "zone": text,
        },
    ]
    for policy in policy_drafts().values():
        held = {blank.name: text for blank in policy.blanks}
        typed = [blank.use[0] - 1 for blank in policy.blanks if blank.kind == "text"]
        wording = typed[0] if typed else 0
        raw.append({"id": f"policy.{policy.id}", "kind": "draft", "wording": wording, "blanks": held,
                    "on_sheet": bool(typed)})  # fmt: skip
    raw += [{"id": f"ask.{name}", "kind": "draft", "need": -1, "own": text, "on_sheet": True} for name in TALKS]
    sheets = [sheet(name="s1")]
    for quiz in ALL.values():
        typed_in: dict[str, Any] = {item.id: text[: item.most] for item in quiz.of_kind(OpenText)}
        typed_in |= {item.id: [{"word": text[:60], "tags": {}}] for item in quiz.of_kind(FreeWords)}
        if typed_in:
            sheets.append(entry(quiz, typed_in, f"t-{quiz.id}", label=text))
    entries = [read_entry({"at": AT, "label": text, **one}) for one in raw]
    return Journal(entries=(*sheets, *entries), settings={"sheet_mission": True, **more})


SITUATION = "REH-01"
TALKS = ("POL-01", "POL-07")
TYPED = [policy.id for policy in policy_drafts().values() if any(blank.kind == "text" for blank in policy.blanks)]
ASKED = [quiz.id for quiz in ALL.values() if quiz.of_kind(OpenText) or quiz.of_kind(FreeWords)]


class Seen(NamedTuple):
    """What pages showed, by address, and the files they offered, by name."""

    markup: dict[str, list[tuple[str, str]]]
    labels: list[str]
    words: dict[str, str]
    files: dict[str, Any]


def seen(text: str, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """All pages that show a person's words, with every file made that they offer."""
    found = Seen({}, [], {}, {})
    offered = st.download_button

    def offer(label: str, *args: Any, data: Any = b"", file_name: str = "", **more: Any) -> bool:
        made = data() if callable(data) else data
        found.files[f"{spot}: {file_name}"] = made
        return bool(offered(label, b"", *args, file_name=file_name, **more))

    monkeypatch.setattr(st, "download_button", offer)
    spot = ""

    def look(visit: Visit) -> None:
        nodes = [(node.type, str(node.value)) for node in visit.at.main if node.type in ("markdown", "html", "text")]
        found.markup[spot] = nodes
        found.words[spot] = visit.words
        found.labels.extend(
            str(node.proto.label) for node in visit.at.main if getattr(getattr(node, "proto", None), "label", "")
        )

    visit = Visit(kept(text))
    pages: list[tuple[str, dict[str, str]]] = [("policies", {}), *(("policies", {"policy": one}) for one in TYPED)]
    pages += [("plan", {}), ("practice", {}), ("rehearse", {"situation": SITUATION})]
    pages += [("outcome", {"quiz": one}) for one in ASKED]
    pages += [("journal", {})] if (ROOT / "ui" / "pages" / "journal.py").exists() else []
    for page, params in pages:
        spot = " ".join((page, *params.values()))
        look(ticked(visit.see(page, **params)))
    visit = Visit(kept(text, role="employed"))
    for page, params in (("policies", {}), ("policies", {"policy": TALKS[0]}), ("plan", {})):
        spot = " ".join(("employed", page, *params.values()))
        look(ticked(visit.see(page, **params)))
    return found


def ticked(visit: Visit) -> Visit:
    """The page with more of a person's words: in the calendar's entries, and their mission on the sheet."""
    for one in visit.at.toggle:
        if one.key in MORE_WORDS and not one.value:
            one.set_value(True)
            visit.run()
    return visit


class Tags(HTMLParser):
    """The tags of some HTML, each with the names of its attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, tuple[str, ...]]] = set()
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, tuple(sorted(name for name, _ in attrs))))

    def handle_comment(self, data: str) -> None:
        self.found.add(("a comment", ()))


def tags(found: Seen, spot: str) -> set[tuple[str, tuple[str, ...]]]:
    return {tag for _, text in found.markup[spot] for tag in Tags(text).found}


def unjoined(text: str) -> str:
    return one_line(text).replace("\u200d", "")


def one_line(text: str) -> str:
    return " ".join(text.split())


# ---- pages and files ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def plain() -> Seen:
    """Pages and files of plain words."""
    copy_text._component.cache_clear()
    with visits.app(), pytest.MonkeyPatch.context() as patch:
        return seen(PLAIN, patch)


def test_the_words_reach_every_page_and_file_that_is_looked_at(plain: Seen) -> None:
    """Else the tests below would look at nothing."""
    assert {spot for spot, words in plain.words.items() if PLAIN not in words} == {
        "employed policies",
        "policies",
        "practice",
    }
    assert len([name for name in plain.files if name.endswith(".ics")]) == 2
    kinds = {name.rpartition(".")[2] for name in plain.files}
    assert kinds >= {"pdf", "docx", "md", "ics"}
    for name, made in plain.files.items():
        assert PLAIN in read(name, made), name


@pytest.mark.parametrize("name", WORDS)
def test_odd_words_on_every_page_and_in_every_file(name: str, plain: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    text = WORDS[name]
    found = seen(text, monkeypatch)
    for spot, nodes in found.markup.items():
        marked = tags(found, spot) - tags(plain, spot)
        assert {tag for tag, _ in marked} <= {"br", "sup", "mark", "ol", "li", "b", "span", "p"}, spot
        assert not any(attribute.startswith("on") for _, attributes in marked for attribute in attributes), spot
        for kind, markup in nodes:
            if kind == "markdown" and holds(markup, text):
                assert markup.lstrip().startswith("<"), "one HTML block, in which Markdown is not read"
                assert "\n" not in markup.strip(), "a blank line would end the block"
    assert [label for label in found.labels if holds(label, text)] == [], "labels are read as Markdown"
    if name in ODD:
        # A name of an entry drops the signs that join letters.
        assert {spot for spot, words in found.words.items() if unjoined(text) not in unjoined(words)} == {
            spot for spot, words in plain.words.items() if PLAIN not in words
        }
    assert set(found.files) == set(plain.files)
    for file, made in found.files.items():
        harmless(file, made, plain.files[file], text)


def holds(markup: str, text: str) -> bool:
    """Whether a part of the words stands there, as it is or escaped."""
    bits = [bit for bit in re.split(r"[\s&<>\"'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800]+", text) if len(bit) > 3]
    return any(bit in markup for bit in bits) and bool(bits)


# ---- what a file holds -------------------------------------------------------------------


def read(name: str, made: Any) -> str:
    """The words of a file, on one line."""
    kind = name.rpartition(".")[2]
    if kind == "pdf":
        told = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True).stdout
        return one_line(told.decode()).replace("\u200b", "")  # where a long word may break
    if kind == "docx":
        return one_line(" ".join(one.text for one in Document(io.BytesIO(made)).paragraphs))
    if kind == "zip":
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            return one_line(" ".join(packed.read(each).decode("utf-8-sig") for each in packed.namelist()))
    if kind == "ics":
        return " ".join(str(event.get("DESCRIPTION", "")) for event in Calendar.from_ical(made).walk("VEVENT"))
    return made if isinstance(made, str) else made.decode()


def harmless(name: str, made: Any, plain: Any, text: str) -> None:
    """A file of odd words has the parts of a file of plain words, and no more."""
    kind = name.rpartition(".")[2]
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as odd, zipfile.ZipFile(io.BytesIO(plain)) as usual:
            assert odd.namelist() == usual.namelist()
            names = [re.findall(r"<(w:[A-Za-z]+)", each.read("word/document.xml").decode()) for each in (odd, usual)]
            assert set(names[0]) <= set(names[1])
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", odd.read("word/document.xml").decode())
            assert odd.read("word/_rels/document.xml.rels") == usual.read("word/_rels/document.xml.rels")
    elif kind == "ics":
        assert shape(made) == shape(plain)
        lines = made.replace(b"\r\n ", b"").split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert [line.split(b":")[0].split(b";")[0] for line in lines] == [
            line.split(b":")[0].split(b";")[0] for line in plain.replace(b"\r\n ", b"").split(b"\r\n")
        ]
    elif kind == "pdf":
        assert made.startswith(b"%PDF-")
        bare = re.sub(rb"stream\r?\n.*?endstream", b"", made, flags=re.S)  # packed bytes can spell anything
        assert not re.search(rb"/(JavaScript|JS|Launch|URI|EmbeddedFile)\b", bare)
    elif kind == "md":
        heads, usual = (re.findall(r"(?m)^#+ ", one) for one in (made, plain))
        assert heads == usual
        assert not re.search(r"(?<!\\)<(script|img|b)\b", made)
        assert not re.search(r"(?<!\\)!?\[[^\]]*(?<!\\)\]\(", made)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]", made)
    if WORDS.get("script") == text and kind in ("pdf", "docx", "ics"):
        assert "<script>hit()</script>" in read(name, made), "the words themselves are there"


def shape(made: bytes) -> list[list[str]]:
    whole_ = Calendar.from_ical(made)
    return [[part.name, *sorted(part)] for part in whole_.walk()]


# ---- each word on its own, in the files --------------------------------------------------


@cache
def sheets() -> tuple[Any, Any]:
    from sharing import policy_sheet
    from sharing.calendar import Reminder

    return policy_sheet, Reminder


@pytest.mark.parametrize("name", WORDS)
def test_odd_words_in_every_form_of_the_sheet(name: str) -> None:
    forms, _ = sheets()
    labels = forms.Labels("Practice policies", "How I say it", "Local", "A note.", "Find out")

    def made(text: str) -> dict[str, Any]:
        whole_ = forms.PolicySheet(text, (forms.Clause(text, text, text, text, (text, text)),), labels, text)
        return {"a.pdf": forms.pdf(whole_), "a.docx": forms.docx(whole_), "a.md": forms.markdown(whole_)}

    usual = made(PLAIN)
    for file, odd in made(WORDS[name]).items():
        if name != "nothing":
            harmless(file, odd, usual[file], WORDS[name])


# ---- CSV, JSON ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("=1+1", "'=1+1"), ('=HYPERLINK("http://e.org","x")', "'=HYPERLINK(\"http://e.org\",\"x\")"), ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "' =1"), ("a\r=1\n=1", "a =1 =1"), (" =1", "' =1"),
        ("＝1", "'＝1"), ("-5", "-5"), ("+3.5", "+3.5"), ("7", "7"), ("a=1", "a=1"), ("<b>,\n\"x\"", "<b>, \"x\""),
        ("", ""), ("😀", "😀"),
    ],
)  # fmt: skip
def test_no_cell_of_a_csv_is_a_formula(name: str, written: str) -> None:
    text = as_csv(pd.DataFrame({"sheet": [name, "b"], "B": [-1.5, 0.0], "zone": ["diva", None]}))
    (head, first, _) = csv.reader(io.StringIO(text, newline=""))
    assert head == ["sheet", "B", "zone"]
    assert first == [written, "-1.5000", "diva"]


@settings(max_examples=40)
@given(some.lists(some.text(max_size=20), min_size=1, max_size=5, unique=True))
def test_any_name_of_a_sheet_stays_one_cell_that_runs_nothing(names: list[str]) -> None:
    text = as_csv(pd.DataFrame({"sheet": names, "B": [1.0] * len(names)}))
    read_ = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(read_) == len(names)
    for (cell, number), name in zip(read_, names, strict=True):
        assert number == "1.0000"
        still = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", name)
        assert cell in (still, f"'{still}")
        assert not re.match(r"\s*[=@]", cell)


JSON: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(some.characters(), max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(some.characters(), max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=60)
@given(JSON)
def test_halves_of_letters_never_come_in(raw: Any) -> None:
    """JSON carries half an emoji, UTF-8 does not: a page with it would fail."""
    sent = json.loads(json.dumps(raw))
    json.dumps(whole(sent), ensure_ascii=False).encode()
    note = read_entry({"id": "a", "kind": "note", "at": AT, "text": sent})
    json.dumps(note.plain(), ensure_ascii=False).encode()
    json.dumps(read_settings({"role": sent}), ensure_ascii=False).encode()


@pytest.mark.parametrize("name", WORDS)
def test_a_journal_file_gives_the_words_back(name: str) -> None:
    note = read_entry({"id": "a", "kind": "note", "at": AT, "text": WORDS[name]})
    text = write_journal([note])
    (again,) = read_journal(text.encode().decode()).entries
    assert again.plain()["text"] == WORDS[name].replace("\ud800", "\ufffd")


# ---- odd numbers -------------------------------------------------------------------------


@pytest.mark.parametrize("odd", [-1, 0, 10**30, -1e300, 3.7, True, None, "24", "1e9", "", [1], {"a": 1}, "٢٤"])
def test_odd_numbers_in_every_blank(odd: Any) -> None:
    blanks = [{"id": f"policy.{one.id}", "kind": "draft", "at": AT, "on_sheet": True,
               "blanks": {blank.name: odd for blank in one.blanks}} for one in policy_drafts().values()]  # fmt: skip
    visit = Visit(Journal(entries=tuple(read_entry(one) for one in blanks))).see("policies")
    for policy in ("POL-01", "POL-06", "POL-10"):
        visit.see("policies", policy=policy)
        assert "None" not in visit.inside("sheet")
        for number in visit.at.number_input:
            assert number.min <= number.value <= number.max


def test_all_talks_are_there() -> None:
    assert set(TALKS) <= set(asks())
