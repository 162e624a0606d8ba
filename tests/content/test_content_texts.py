"""The tone of every sentence: plain, warm, no verdict, no promise, no shouting."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import content
from tests.support.reading import grade, words

NAMES_ALONE = {"places.toml"}
"""Files that hold names and signs, and no sentence."""
FILES = sorted(path for path in Path(content.__file__).parent.glob("*.toml") if path.name not in NAMES_ALONE)
HARDEST = 8.0
NOT_PROSE = {
    *("id", "format", "sources", "kind", "area", "side", "touchpoints", "touchpoint", "slot", "steps", "from", "on"),
    *("order", "when", "cite", "seen", "url", "number", "country", "rehearsal", "rehearsals", "policy", "card"),
    *("forget", "tables", "swaps", "slots", "facts", "first", "offers", "ways", "checked", "author"),
}
BANNED = {
    "should": r"\bshould(n't)?\b|\bought to\b",
    "a shout": "!",
    "a verdict": r"\byou are (a|an|too|not a|so) |\byou're (a|too)\b|\bwrong with you\b|\bbad therapist\b",
    "a promise": r"\bguarantee|\bproven\b|\byou will\b|\bworks every\b|\b(they|clients) will\b",
    "a name of an illness": r"burn-?out|depress|anxi(ety|ous)|trauma|disorder|codepend|narciss|syndrome|symptom",
    "a comparison": r"\baverage therapist|\bother therapists score|\bnormal\b|\bbetter than (most|other)|\bworse than",
    "a sneer": r"\bmasseu(r|s)|\bsimply\b|\bof course you\b|\boops\b|\bobviously\b",
}
ALLOWED = {("rehearsals.toml", "Of course, as long as you like, I was not going anywhere.")}


def prose(node: Any, key: str = "") -> Iterator[str]:
    """Every sentence of a file: strings that are neither ids nor names of things in code."""
    if isinstance(node, dict):
        for name, inner in node.items():
            if name not in NOT_PROSE:
                yield from prose(inner, name)
            elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
                yield from (text for one in inner for text in prose(one))
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from prose(inner, key)
    elif isinstance(node, str) and " " in node.strip():
        yield node


def texts(path: Path) -> list[str]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.name == "sentence_check.toml":  # the rest of it is what people may write, and no words of ours
        data = {
            "notes": data["notes"],
            "marks": [{name: one[name] for name in ("name", "says")} for one in data["marks"]],
        }
    return list(prose(data))


every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@every_file
def test_reads_at_grade_eight_or_below(path: Path) -> None:
    found = [re.sub(r"\{[^}]*\}", "this", text) for text in texts(path)]
    assert len(found) > 5
    assert grade(*found) <= HARDEST


@every_file
@pytest.mark.parametrize("what", BANNED)
def test_holds_no(path: Path, what: str) -> None:
    bad = [text for text in texts(path) if re.search(BANNED[what], text, re.IGNORECASE)]
    assert [text for text in bad if (path.name, text) not in ALLOWED] == []


@every_file
def test_diagnosis_and_percentiles_are_named_only_to_say_no(path: Path) -> None:
    for text in texts(path):
        if re.search(r"diagnos|percentile|validated|\bnorms?\b", text, re.IGNORECASE):
            assert re.search(r"\b(no|not|nor|never)\b", text, re.IGNORECASE), text


@every_file
def test_straight_quotes_and_dashes_are_the_printed_ones(path: Path) -> None:
    assert [text for text in texts(path) if '"' in text or " - " in text or "--" in text] == []


def test_no_sentence_is_longer_than_a_breath() -> None:
    long: list[str] = []
    for path in FILES:
        if path.name != "sources.toml":
            for text in texts(path):
                long += [one for one in re.split(r"(?<=[.?:;]) ", text) if len(words(one)) > 36]
    assert long == []


def test_the_files_are_all_seen() -> None:
    assert {path.stem for path in FILES} >= {"zones", "result", "steps", "policies", "rehearsals", "cards", "rules",
                                             "pages", "sources", "touchpoints", "selfcare"}  # fmt: skip
