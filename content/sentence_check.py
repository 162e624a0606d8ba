"""Marks in a reply what a reader may look at: warmth, the limit, the offer, and five habits.

Words are found by lists (sentence_check.toml), nothing else: no model, no network, nothing kept.
Each mark names the words that made it, so a writer can agree or not. No mark is good or bad.
Words of what the safety card is for (touch against one's will, a sexual remark or request, a threat) are read for
the limit alone, since there is no balance to find there.
English only. Irony, and a warm or clear sentence in unusual words, are beyond it.

How a phrase in the lists is written stands in sentence_phrases.py.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from content.sentence_phrases import SMALL, any_of

WORDS = Path(__file__).with_suffix(".toml")
READS = 25_000
"""Characters that are read; what comes after is left unread, and the reading says so."""
FORMAT = "sweet-spot-sentence-check/1"
HARM = "harm"
"""The note of a reply that tells of what the safety card is for: the card comes first, and nothing of it is kept."""
MARKS = ("warmth", "limit", "offer", "over_apology", "hedge", "justifying", "blame", "absolute")
"""The ids of the marks, in the order of the file of words: the three parts of the pattern, then five habits."""

_HIDDEN = "\0"
_LEAD = re.compile(r"\A[^\w£$€\0]+")
_TAIL = f" {SMALL},;:-–—*_)("
_SENTENCE = re.compile(r"[^.!?…\n]+(?:\.(?=\w)[^.!?…\n]+)*\??")
_SAID = r"(?:(?! +(?:but|so|and +i|and +we)\b)[^,.;:!?\n])*"
_WORD = re.compile(r"\w[\w'-]*")
_CLAUSE = re.compile(r"[^,;:]{0,400}")
# a reason goes on over commas until the reply turns to something else
_TURNS = r"(?:and\s+)?(?:but|so|or|if|shall|let|thank|would|could|i\s+can|i\s+could)\b"
_REASONS = re.compile(rf"(?:[^,;:]|,(?![ {SMALL}]*{_TURNS})){{0,400}}")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "`": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\t": " "}
)
_PAIRS = (("“", "”"), ("„", "“”"), ("«", "»"), ("»", "«"), ("‹", "›"), ('"', '"'))
_SINGLE = re.compile(r"(?<![\w'])['‘](?=\w)([^'‘’\n]|['’](?=\w)){2,300}['’](?!\w)")


@dataclass(frozen=True)
class Found:
    """Words that made a mark: `text[start:end]` of what was handed in, as it was written."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Mark:
    """One thing noticed, by its id in sentence_check.toml, and every place that shows it (at least one)."""

    id: str
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Reading:
    """What was noticed in a text, in the order of the file of words.

    `note` is None, or the id of a note in that file: "empty", "no_words" (only signs, such as emoji),
    "other_script" (most letters are not Latin), "long" (only the first `read_to` characters were read) or
    "harm": then the limit is the one mark that can be made.
    """

    marks: tuple[Mark, ...]
    note: str | None
    read_to: int

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the marks."""
        return frozenset(mark.id for mark in self.marks)

    def get(self, name: str) -> tuple[Found, ...]:
        """The words behind one mark; empty when it was not made."""
        return next((mark.found for mark in self.marks if mark.id == name), ())


@dataclass(frozen=True)
class _Rule:
    """How one mark is made: phrases, phrases that count at once, look-alikes, and how many it takes."""

    id: str
    phrases: re.Pattern[str]
    strong: re.Pattern[str]
    unless: re.Pattern[str]
    at_least: int
    near: int | None
    """The phrases stand at most so many sentences apart; None: anywhere."""
    run: tuple[int, int] | None
    """One phrase is enough when so many words follow it before the next comma, or over commas before a turn."""


@dataclass(frozen=True)
class _Harm:
    """The words that tell of what the safety card is for, and look-alikes."""

    anyone: re.Pattern[str]
    own: re.Pattern[str]
    with_limit: re.Pattern[str]
    unless: re.Pattern[str]

    def told(self, every: list[tuple[int, str]], own: list[tuple[int, str]], limit: bool) -> bool:
        """Whether a reply tells of it: `every` sentence, those of its writer alone, and whether it sets a limit."""
        return self._in(self.anyone, every) or self._in(self.own, own) or (limit and self._in(self.with_limit, own))

    def _in(self, phrases: re.Pattern[str], sentences: list[tuple[int, str]]) -> bool:
        return any(phrases.search(_blot(sentence, self.unless)) for _, sentence in sentences)


def read_reply(text: str) -> Reading:
    """The marks of a reply of any length, in any script.

    Text in quotation marks is somebody else's and is passed over, unless the whole reply stands in
    them. A reply of one word, an empty one and one of signs alone are fine. Raises nothing for a str.
    """
    read_to = len(text) if len(text) <= READS else _cut(text)
    every = _even(text[:read_to])
    sentences = _sentences(_hide_others(every))
    marks = tuple(
        Mark(rule.id, tuple(Found(start, end, text[start:end]) for start, end in spans))
        for rule in _rules()
        if (spans := _spans(rule, sentences))
    )
    limits = tuple(mark for mark in marks if mark.id == "limit")
    if _harm().told(_sentences(every), sentences, bool(limits)):
        return Reading(limits, HARM, read_to)
    return Reading(marks, _note(text, read_to), read_to)


def words_of(name: str) -> Mapping[str, str]:
    """The `name` and the `says` of a mark, and under "notes" the sentence of a note: for a page to show.

    Raises KeyError for an id that the file does not have.
    """
    data = _data()
    if name in data["notes"]:
        return {"says": str(data["notes"][name])}
    for mark in data["marks"]:
        if mark["id"] == name:
            return {"name": str(mark["name"]), "says": str(mark["says"])}
    raise KeyError(name)


def _cut(text: str) -> int:
    """Where reading stops: at the last blank before the limit, or at the limit when there is none."""
    blank = max(text.rfind(" ", 0, READS), text.rfind("\n", 0, READS))
    return blank if blank > 0 else READS


def _even(text: str) -> str:
    """The text in small letters with straight apostrophes, each character still at its place."""
    small = "".join(low if len(low := one.lower()) == 1 else one for one in text)
    # single quotation marks are told from apostrophes before both become one sign
    small = _SINGLE.sub(lambda match: f"«{match.group()[1:-1]}»", small)
    return small.translate(_SAME)


def _hide_others(text: str) -> str:
    """The text with what stands in quotation marks blotted out, unless that is all there is."""
    for opening, closing in _PAIRS:
        span = re.compile(f"{opening}[^{opening}{closing}]*[{closing}]")
        bare = text.strip()
        if span.fullmatch(bare):
            return text
        text = span.sub(lambda match: match.group() if _own(match) else _covered(match.group()), text)
    return _blot(text, _pattern_of("reported", "", _SAID))


def _covered(quotation: str) -> str:
    """A quotation blotted out, save for the sign that ends its sentence and so the writer's own."""
    ends = quotation[-2:-1] in (".", "!", "?")
    return _HIDDEN * (len(quotation) - 2) + (f"{quotation[-2:-1]} " if ends else _HIDDEN * 2)


def _own(quotation: re.Match[str]) -> bool:
    """Whether the writer says so: "I would say" right before or right after the quotation."""
    before = quotation.string[max(0, quotation.start() - 60) : quotation.start()]
    after = quotation.string[quotation.end() : quotation.end() + 60]
    return bool(_pattern_of("own", "", r"[,:]? *\Z").search(before) or _pattern_of("own", r"\A[,]? *", "").match(after))


def _with_small(text: str) -> str:
    """The text with the blanks before small words made another sign, by which "~" in a phrase knows them."""
    return _pattern_of("small", " +", "").sub(lambda match: match.group().replace(" ", SMALL), text)


def _sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with its place."""
    return [(match.start(), match.group()) for match in _SENTENCE.finditer(_with_small(text))]


def _blot(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: _HIDDEN * len(match.group()), text)


def _spans(rule: _Rule, sentences: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Where a rule's phrases stand, when there are enough of them; else none."""
    strong: list[tuple[int, int]] = []
    hits: list[tuple[int, int, int]] = []
    for number, (offset, sentence) in enumerate(sentences):
        open_ = _blot(sentence, rule.unless)
        start = len(open_) - len(_LEAD.sub("", open_, count=1))
        trimmed = open_[start:].rstrip(_TAIL)
        at = offset + start
        for match in rule.strong.finditer(trimmed):
            strong.append((at + match.start(), at + match.end()))
        for match in rule.phrases.finditer(trimmed):
            hits.append((number, at + match.start(), at + match.end()))
            for reach, least in zip((_CLAUSE, _REASONS), rule.run or (), strict=False):
                tail = reach.match(trimmed, match.end())
                if tail and len(_WORD.findall(tail.group())) >= least:
                    strong.append((at + match.start(), at + tail.end()))
    order = [number for number, _, _ in hits]
    enough = [(start, end) for number, start, end in hits if _company(number, order, rule.near) >= rule.at_least]
    if strong and not enough and rule.near is None:
        enough = [(start, end) for _, start, end in hits]
    return _joined(strong + enough)


def _company(number: int, order: list[int], near: int | None) -> int:
    """How many phrases stand at most `near` sentences before or after this sentence, itself included.

    `order` holds the sentence of every phrase, in order.
    """
    if near is None:
        return len(order)
    before = bisect_right(order, number) - bisect_right(order, number - near - 1)
    after = bisect_right(order, number + near) - bisect_right(order, number - 1)
    return max(before, after)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _note(text: str, read_to: int) -> str | None:
    if not text.strip():
        return "empty"
    letters = [one for one in text[:read_to] if one.isalpha()]
    if not letters and not any(one.isdigit() for one in text):
        return "no_words"
    # Latin letters with accents end at U+024F; U+1E00 to U+1EFF are the Vietnamese and other ones
    latin = sum(one <= "\u024f" or "\u1e00" <= one <= "\u1eff" for one in letters)
    if letters and latin * 2 < len(letters):
        return "other_script"
    return "long" if read_to < len(text) else None


@cache
def _data() -> dict[str, Any]:
    data = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    if data.get("format") != FORMAT:
        raise ValueError(f'{WORDS.name}: format is {data.get("format")!r}; write "{FORMAT}"')
    return data


@cache
def _rules() -> tuple[_Rule, ...]:
    data = _data()
    lists: dict[str, str] = data["lists"]
    return tuple(
        _Rule(
            id=str(mark["id"]),
            phrases=any_of(mark["phrases"], lists),
            strong=any_of(mark.get("strong", ()), lists),
            unless=any_of((*data["idioms"].get(mark["id"], ()), *mark.get("unless", ())), lists),
            at_least=int(mark.get("at_least", 1)),
            near=mark.get("near"),
            run=mark.get("run"),
        )
        for mark in data["marks"]
    )


@cache
def _harm() -> _Harm:
    data = _data()
    words = data["harm"]
    return _Harm(*(any_of(words[name], data["lists"]) for name in ("anyone", "own", "with_limit", "unless")))


@cache
def _pattern_of(name: str, before: str, after: str) -> re.Pattern[str]:
    """One of the short lists beside the marks ("reported", "own") as a pattern, with what stands around it."""
    data = _data()
    return re.compile(f"{before}(?:{any_of(data[name], data['lists']).pattern}){after}")
