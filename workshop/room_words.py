"""A room's words: the same word in other letters, accents or a slip of the finger counts as one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from workshop.cells import LEAST
from workshop.cleaned import EMOJI
from workshop.codes import hashed

LISTED = 60
"""Words that a host's list shows at a time and a wall draws: a full hall says hundreds, and most of them once."""

LONG = 6
"""Letters from which a word with one letter too many, too few, or two swapped is the same word."""

LONGEST = 24
"""Letters up to which that holds: a sentence is no slip of another sentence."""

VOWELS = frozenset("aeiouy")

LETTERS_TOO = (range(0x0900, 0x1AB0), range(0x3099, 0x309B), range(0xA800, 0xAC00))
"""Where the marks of a script are letters of its words (vowels and tones from India to Bali, voices of Japan's signs).
Elsewhere they are accents, points and strokes on top."""


@dataclass(frozen=True)
class Spoken:
    """One word of the room: how it is written most often, how many sheets said it, and how it feels to them."""

    key: str
    """Its plain form; what a host hides or keeps apart."""
    word: str
    count: int
    feel: str = ""
    """The tag given most often; empty for none or a tie."""
    forms: tuple[str, ...] = field(default=())
    """The plain forms that count as this one."""


def plainly(word: str) -> str:
    """A word without case, accents, marks around it, emoji and doubled blanks; of emoji alone those, without shades."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    kept = [c for c in bare if c not in "'’" and not _unheard(c)]
    spaced = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in kept)
    return " ".join(spaced.split()) or "".join(filter(_pictured, kept))


def _unheard(sign: str) -> bool:
    """Accents, and what only joins signs or says how they are drawn."""
    kind = unicodedata.category(sign)
    return kind == "Cf" or (kind[0] == "M" and not any(ord(sign) in these for these in LETTERS_TOO))


def _pictured(sign: str) -> bool:
    """Emoji and other signs that say something alone; no shades of skin."""
    kind = unicodedata.category(sign)
    return (kind[0] == "S" and kind != "Sk") or (kind == "Cn" and ord(sign) in EMOJI)


def alike(one: str, other: str) -> bool:
    """Whether two plain forms are one word in near spelling.

    They share their first letter and differ by one letter too many, two swapped, or a vowel for a vowel, and are long
    enough for that to be a slip. A consonant for a consonant makes another word ("expensive", "extensive").
    """
    if one == other:
        return True
    if not (_may_slip(one) and _may_slip(other)) or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    if len(a) != len(b):
        return a[1:] == b or b[1:] == a
    if a[1:] == b[1:]:
        return a[0] in VOWELS and b[0] in VOWELS
    return a[:2] == b[1::-1] and a[2:] == b[2:]


class Hidden(Set[str]):
    """Plain forms that the host took out. Near ones are in it too: other blanks or dashes, and a slip of the finger.

    It has as many members, and lists those, as the host took out. Who writes "hans peter" for "hanspeter", or one
    letter more, gets no further than with the word itself.
    """

    def __init__(self, forms: Collection[str] = ()) -> None:
        self._forms = frozenset(forms)
        self._bare: dict[str, set[str]] = {}
        for form in self._forms:
            bare = form.replace(" ", "")
            self._bare.setdefault(bare[:1], set()).add(bare)

    def __contains__(self, form: object) -> bool:
        bare = form.replace(" ", "") if isinstance(form, str) else ""
        near = self._bare.get(bare[:1], ()) if bare else ()
        return bare in near or any(alike(bare, one) for one in near)

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)


def gathered(
    sheets: Sequence[object],
    tags: str = "",
    hidden: Collection[str] = (),
    apart: Collection[str] = (),
    first: Collection[str] | None = None,
    lot: str = "",
) -> list[Spoken]:
    """Words of sheets -> the room's words, most often said first, then by alphabet.

    Of more than LISTED words the first ones are those that a list or a wall begins with. Where the last of them were
    said no more often than others, `lot` (the room's code) chooses, the same ones each time.

    In: for each sheet its list of {"word": …, "tags": {set: tag}} or of plain words; `tags` the set that says how
    a word feels; `hidden` plain forms that the host took out (near ones go with them); `apart` those that never join
    another; `first` forms that others join before they count as words of their own.
    A sheet counts once for a word, however often it says it. Rarer forms join more frequent ones, never in chains.
    """
    off = hidden if isinstance(hidden, Hidden) else Hidden(hidden)
    said: dict[str, Counter[str]] = {}
    feels: dict[str, list[str]] = {}
    saying: dict[str, set[int]] = {}
    for number, sheet in enumerate(sheets):
        for word, feel in _words(sheet, tags):
            key = plainly(word)
            if not key:
                continue
            said.setdefault(key, Counter())[" ".join(word.split())] += 1
            feels.setdefault(key, []).append(feel)
            saying.setdefault(key, set()).add(number)
    often = {form: len(numbers) for form, numbers in saying.items() if form not in off}
    ranked = sorted(often, key=lambda one: (first is not None and one not in first, -often[one], one))
    found = []
    for key, kept in _joined(ranked, apart).items():
        count = len(set().union(*(saying[one] for one in kept)))
        spelled = said[key]
        word = min(spelled, key=lambda one: (_adorned(one), -spelled[one], _odd(one), one))
        found.append(Spoken(key, word, count, _most([f for one in kept for f in feels[one]]), tuple(kept)))
    return ordered(found, lot)


def ordered(found: Sequence[Spoken], lot: str) -> list[Spoken]:
    """Most often said first, then by alphabet; which ones are among the first LISTED is drawn by lot."""
    by_lot = sorted(found, key=lambda one: (-one.count, hashed(one.key, lot)))
    parts = (by_lot[:LISTED], by_lot[LISTED:])
    return [one for part in parts for one in sorted(part, key=lambda one: (-one.count, one.key))]


def _adorned(word: str) -> bool:
    """Whether emoji stand beside letters: a host may have read the word without them."""
    return any(map(_pictured, word)) and any(c.isalnum() for c in word)


def _odd(word: str) -> tuple[int, int]:
    """How many marks stand around a word, and how many capitals it has."""
    ends = [at for at, c in enumerate(word) if c.isalnum()]
    around = len(word) - (ends[-1] + 1 - ends[0]) if ends else len(word)
    return around, sum(c.isupper() for c in word)


def forms_of(sheets: Sequence[object]) -> frozenset[str]:
    """Every plain form that these sheets (as for `gathered`) hold."""
    return frozenset(form for sheet in sheets for word, _ in _words(sheet, "") if (form := plainly(word)))


def words_shown(
    sheets: Sequence[object],
    tags: str = "",
    order: Sequence[str] = (),
    hidden: Collection[str] = (),
    apart: Collection[str] = (),
    only: Collection[str] | None = None,
    lot: str = "",
) -> tuple[dict[str, Any], dict[str, float | str | bool]]:
    """Words of sheets (as for `gathered`) -> the list, and how the room's words feel on the whole.

    Words are said to the room on purpose and show singly; with `only` just those plain forms and what is written
    nearly so. The shares of `order`'s tags are over all words that show and carry one, from five sheets that do.
    """
    found = [one for one in gathered(sheets, tags, hidden, apart, only) if only is None or one.key in only]
    found = ordered(found, lot)
    shown_forms = {form for one in found for form in one.forms}
    counts: Counter[str] = Counter()
    tagging = 0
    for sheet in sheets:
        mine = [feel for word, feel in _words(sheet, tags) if feel in order and plainly(word) in shown_forms]
        counts.update(mine)
        tagging += bool(mine)
    total = sum(counts.values())
    shares = {tag: counts[tag] / total for tag in order} if tagging >= LEAST else {}
    facts: dict[str, float | str | bool] = {"words.different": len(found)}
    facts |= {f"words.{tag}": share for tag, share in shares.items()}
    return {"words": found, "feel": shares}, facts


def _joined(forms: Sequence[str], apart: Collection[str]) -> dict[str, list[str]]:
    """Plain forms, the most frequent first -> each centre with the forms that join it.

    Forms one slip apart are the same once the right letter is left out of each, so a form looks only at centres
    that share such a rest: a full hall's words take a second, not a minute.
    """
    centres: dict[str, list[str]] = {}
    rank: dict[str, int] = {}
    near: dict[str, list[str]] = {}
    for form in forms:
        rests = {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))} if _may_slip(form) else set()
        likely = {one for rest in rests for one in near.get(rest, ())} if form not in apart else set()
        homes = [one for one in likely if one not in apart and alike(one, form)]
        if homes:
            centres[min(homes, key=lambda one: rank[one])].append(form)
            continue
        rank[form] = len(centres)
        centres[form] = [form]
        for rest in rests:
            near.setdefault(rest, []).append(form)
    return centres


def _may_slip(form: str) -> bool:
    return LONG <= len(form) <= LONGEST


def _words(sheet: object, tags: str) -> list[tuple[str, str]]:
    listed = []
    for one in sheet if isinstance(sheet, list | tuple) else []:
        word = one.get("word") if isinstance(one, Mapping) else one
        given = one.get("tags") if isinstance(one, Mapping) else None
        feel = given.get(tags, "") if isinstance(given, Mapping) else ""
        if isinstance(word, str):
            listed.append((word, feel if isinstance(feel, str) else ""))
    return listed


def _most(feels: Sequence[str]) -> str:
    ranked = Counter(feel for feel in feels if feel).most_common(2)
    return "" if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]) else ranked[0][0]
