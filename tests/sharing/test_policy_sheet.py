"""The policy sheet in all its forms: whole, on one page where it fits, and harmless whatever was typed."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

import content
from content.policy_builder import Chosen, Voice, policy_drafts, policy_heading, policy_say, policy_text
from sharing.policy_sheet import Clause, Labels, PolicySheet, docx, markdown, pdf, plain

LABELS = Labels(title="Practice policies", say="How I say it", local="Where local law matters")
NASTY = (
    '#panic() *b* _i_ `c` $x$ [a](http://e.org) ![i](j) <script>alert("1")</script> &lt; {x} | a | \\ ~s~ www.e.org '
    "=1+1 @a 😀 👩‍🚀 שלום 中文 e\u0301\u0323"
)


def sheet(text: str = "Please give 24 hours’ notice.", name: str = "Still Waters", **more: str) -> PolicySheet:
    return PolicySheet(name, (Clause("Cancellation", text, **more),), LABELS)


def twelve(place: int = 1) -> PolicySheet:
    voice = Voice(practice="Still Waters Massage", person="we", client="patient")
    chosen = [(one, Chosen.read(one, {"wording": place})) for one in policy_drafts().values()]
    return PolicySheet(
        voice.practice,
        tuple(Clause(policy_heading(one, voice), policy_text(one, pick, voice)) for one, pick in chosen),
        LABELS,
    )


def pages(made: bytes, folder: Path) -> tuple[int, str]:
    """How many pages the PDF has, and its words on one line."""
    (folder / "sheet.pdf").write_bytes(made)
    info = subprocess.run(["pdfinfo", folder / "sheet.pdf"], capture_output=True, text=True, check=True).stdout
    told = subprocess.run(["pdftotext", folder / "sheet.pdf", "-"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Pages: +(\d+)", info)
    assert found
    return int(found[1]), " ".join(told.split())


def paragraphs(made: bytes) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in Document(BytesIO(made)).paragraphs]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_all_twelve_fit_on_one_page(paper: str, place: int, tmp_path: Path) -> None:
    whole = twelve(place)
    count, words = pages(pdf(whole, paper), tmp_path)
    assert count == 1
    assert all(clause.title in words for clause in whole.clauses)
    assert words.index(whole.clauses[0].text[:25]) < words.index(whole.clauses[-1].text[:25])


def test_what_does_not_fit_runs_on_with_page_numbers(tmp_path: Path) -> None:
    voice = Voice()
    long = tuple(
        Clause(one.title, policy_text(one, Chosen(0), voice), policy_say(one, Chosen(0), voice), one.local)
        for one in policy_drafts().values()
    )
    count, words = pages(pdf(PolicySheet("", long, LABELS)), tmp_path)
    assert count > 1
    assert f"{count}/{count}" in words.replace(" ", "")
    assert long[-1].local[-20:] in words


def test_a_practice_without_a_name_has_a_heading_all_the_same(tmp_path: Path) -> None:
    for name in ("", "   ", "\u200b\u202e"):
        assert pages(pdf(sheet(name=name)), tmp_path)[1].startswith("Practice policies")
        assert paragraphs(docx(sheet(name=name)))[0] == ("Title", "Practice policies")
        assert markdown(sheet(name=name)).startswith("# Practice policies\n")


@pytest.mark.parametrize("make", [pdf, docx])
def test_an_unknown_paper_gets_a_sentence(make: object) -> None:
    with pytest.raises(ValueError, match="There is no paper"):
        make(sheet(), "A5")  # type: ignore[operator]


def test_markup_is_text_in_the_pdf(tmp_path: Path) -> None:
    _, words = pages(pdf(sheet(NASTY, name="#emph[x] *a* $1$")), tmp_path)
    assert "#emph[x] *a* $1$" in words
    assert "#panic() *b* _i_ `c` $x$ [a](http://e.org)" in words


def test_markup_is_text_in_the_word_document() -> None:
    made = docx(sheet(NASTY, name="<w:p>&amp;\x00\ud800\ufffe"))
    assert paragraphs(made)[0] == ("Title", "<w:p>&amp;")
    assert ("Body Text", NASTY) in paragraphs(made)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        body = parts.read("word/document.xml").decode()
    assert not re.search("w:(fldSimple|instrText|hyperlink|object)", body)


def test_the_word_document_is_made_of_styles() -> None:
    made = docx(sheet(say="Gladly.", local="Check it."), "Letter")
    assert paragraphs(made) == [
        ("Title", "Still Waters"), ("Subtitle", "Practice policies"), ("Heading 1", "Cancellation"),
        ("Body Text", "Please give 24 hours’ notice."), ("Quote", "How I say it: “Gladly.”"),
        ("Local note", "Where local law matters: Check it."),
    ]  # fmt: skip
    document = Document(BytesIO(made))
    assert [round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)] == [216, 279]
    assert all(run.font.size is None and run.font.name is None for one in document.paragraphs for run in one.runs)
    assert document.core_properties.title == "Practice policies, Still Waters"


def test_plain_prose_needs_no_backslash() -> None:
    text = "We read messages, 9:00 to 5 pm; it’s half-price (for you). Why? 50 percent, 2/3."
    assert markdown(sheet(text)) == f"# Still Waters\n\n*Practice policies*\n\n## Cancellation\n\n{text}\n"


WHOLE = PolicySheet(
    "",
    (
        Clause(
            "Lateness", "“I would like to end on time.”", "All right.", "Check it.", ("Who decides?", "- Since when?")
        ),
    ),
    Labels("What I ask for", "If the answer is no", "Where local law matters", "No rule.", "Find out first"),
    "I work so that people rest.",
)


def test_points_stand_before_the_text_in_every_form(tmp_path: Path) -> None:
    _, words = pages(pdf(WHOLE), tmp_path)
    inside = words.split("Lateness")[-1]
    for first, then in pairwise(("Find out first", "Who decides?", "- Since when?", "I would like", "If the answer")):
        assert inside.index(first) < inside.index(then)
    assert paragraphs(docx(WHOLE)) == [
        ("Title", "What I ask for"), ("Intense Quote", "I work so that people rest."), ("Heading 1", "Lateness"),
        ("Quote", "Find out first:"), ("List Bullet", "Who decides?"), ("List Bullet", "- Since when?"),
        ("Body Text", "“I would like to end on time.”"), ("Quote", "If the answer is no: “All right.”"),
        ("Local note", "Where local law matters: Check it."), ("Local note", "No rule."),
    ]  # fmt: skip
    assert markdown(WHOLE) == (
        "# What I ask for\n\n*I work so that people rest.*\n\n## Lateness\n\n*Find out first:*\n\n- Who decides?\n"
        "- \\- Since when?\n\n“I would like to end on time.”\n\n*If the answer is no:* All right.\n\n"
        "*Where local law matters:* Check it.\n\n---\n\nNo rule.\n"
    )
    assert plain(WHOLE) == (
        "What I ask for\n\nI work so that people rest.\n\nLateness\nFind out first:\n- Who decides?\n- - Since when?\n"
        "“I would like to end on time.”\nIf the answer is no: All right.\nWhere local law matters: Check it.\n\n"
        "No rule.\n"
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_mission_is_text_in_every_form(paper: str, tmp_path: Path) -> None:
    whole = replace(sheet(), mission=NASTY)
    _, words = pages(pdf(whole, paper), tmp_path)
    assert "#panic() *b* _i_ `c` $x$ [a](http://e.org)" in words
    assert ("Intense Quote", NASTY) in paragraphs(docx(whole, paper))
    typed = markdown(whole).split("*\n\n*")[1].split("*\n\n##")[0]
    assert not LIVE.search(typed)
    assert NASTY in plain(whole)


def test_a_mission_of_many_pages_runs_on(tmp_path: Path) -> None:
    count, words = pages(pdf(replace(sheet(), mission="Rest and be well. " * 600 + "The end.")), tmp_path)
    assert count > 2
    assert "The end." in words
    assert "24 hours" in words


def test_signs_without_a_shape_are_told_as_in_the_report(tmp_path: Path) -> None:
    told = content.report_words().print.signs
    odd = (sheet("Come in 🪷."), sheet(name="Still Waters 🪷"), sheet(say="Gladly 🪷."), replace(WHOLE, mission="🪷"))
    for made in odd:
        count, words = pages(pdf(made, "Letter"), tmp_path)
        assert "\ufffd" in words
        assert told in words
        assert count == 1
    assert told not in pages(pdf(sheet("Ẃëłčome, 中文, “1–2”, e\u0301.")), tmp_path)[1]
    assert told not in pages(pdf(WHOLE), tmp_path)[1]


def test_the_line_about_signs_keeps_twelve_policies_on_one_page(tmp_path: Path) -> None:
    whole = replace(twelve(1), practice="Still Waters 🪷")
    count, words = pages(pdf(whole, "Letter"), tmp_path)
    assert count == 1
    assert content.report_words().print.signs in words


LIVE = re.compile(r"(?<!\\)(?:\\\\)*([`*_<>\[\]{}|~$&#])|(?i:(?<!\\)www\.|https?:)|!\[|^(\d+[.)]|[-+=>]+)(\s|$)", re.M)
"""Signs that Markdown would act on: unescaped marks, addresses that link by themselves, lists and rules."""


@pytest.mark.parametrize(
    "text", [NASTY, "1. a list", "- a list", "+ a", "# head", "> quote", "---", "===", "a\n\n# b", "HTTP://x"]
)
def test_markup_is_text_in_markdown(text: str) -> None:
    typed = markdown(sheet(text)).split("## Cancellation\n\n")[1]
    assert not LIVE.search(typed.rstrip("\n")), typed
    assert re.sub(r"\\(.)", r"\1", typed).split() == text.split()
    assert typed.count("\n") == 1


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=300))
def test_any_text_reaches_every_form(name: str, text: str) -> None:
    made = sheet(text, name=name)
    assert pdf(made).startswith(b"%PDF-")
    assert Document(BytesIO(docx(made))).paragraphs
    typed = markdown(made).split("## Cancellation\n\n")[1]
    assert not LIVE.search(typed.rstrip("\n"))
    assert "\n".join(plain(made).split("\n")[:1]).isprintable() or name


def test_a_very_long_word_stays_on_the_page(tmp_path: Path) -> None:
    made = pdf(sheet("W" * 3000, name="M" * 80))
    count, words = pages(made, tmp_path)
    assert words.replace(" ", "").replace("\u200b", "").count("W") >= 3000
    boxes = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "sheet.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert max(float(right) for right in re.findall(r'<word .*?xMax="([\d.]+)"', boxes.stdout)) < 595
    assert count >= 1


def test_text_for_the_clipboard() -> None:
    assert plain(sheet(say="Gladly.")) == (
        "Still Waters\n\nCancellation\nPlease give 24 hours’ notice.\nHow I say it: Gladly.\n"
    )
