"""The phrases of the sentence check as patterns.

How a phrase is written: words apart by a blank, which in a text may be several or hold a comma, and

    a|b      either                     [a]    it may be missing
    a_b      a blank in an alternative  @name  a list of alternatives
    word*    any ending; * any word     #      a number in figures
    's       at the word before it      ~      up to two small words, such as "really"
    ..       up to three words          ...    up to seven
    !a|b     none of these there; first in a phrase: not right before it
    ^  $  ?  the start of a sentence, its end, and the end of a question
    >        the start of a sentence, or of what follows a comma, a dash or a word such as "please"

Words are whole; "'s", "'re" and the like may follow one ("you" is found in "you're"). Apostrophes may be left
out ("dont"), save where that makes another word ("were").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

SMALL = "\x01"
"""Stands in a text for the blank before a small word."""

_BLANK = rf",?[ {SMALL}]+"
_WORD = rf"(?:{_BLANK}[£$€]?[\w'-]+(?:[.:]\d+)?%?)"
_NUMBER = r"\d[\w'-]*(?:[.:]\d[\w'-]*)?%?"
_END = r"(?!\w|'(?!(?:s|d|m|ll|re|ve)(?!\w)))"
# a look back has to be of one width
_BEFORE = ("[,;:–—(]", " -", r"\bplease", r"\bjust", r"\bthen", r"\bor", r"\bso")
_FIXED = {
    "^": r"\A",
    "$": r"(?=\??\Z)",
    "?": r"(?=[^?]*\?\Z)",
    ">": "(?:" + "|".join((r"\A", *(f"(?<={one}[ {SMALL}])" for one in _BEFORE))) + ")",
    "~": rf"(?:,?{SMALL}[\w'-]+){{0,4}}?",
    "..": f"{_WORD}{{0,3}}?",
    "...": f"{_WORD}{{0,7}}?",
}
# these are other words when their apostrophe is left out
_NEEDS_SIGN = {"time's", "we're", "we'll", "we'd", "i'd", "he'll", "she'll", "she'd"}


def any_of(phrases: Iterable[str], lists: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern for all phrases, the longer ones tried first, and only where a word starts.

    Raises ValueError for a list that does not exist and for a phrase without a word.
    """
    ordered = sorted(phrases, key=lambda one: (-len(one.split()), one))
    either = "|".join(_pattern(one, lists) for one in ordered) or "(?!)"
    return re.compile(f"(?<![\\w'])(?=[\\w£$€])(?:{either}){_END}")


def _pattern(phrase: str, lists: Mapping[str, str]) -> str:
    parts = list(_parts(phrase, lists))
    if not parts:
        raise ValueError(f"{phrase!r} has no word; write at least one")
    return "".join(parts)


def _parts(phrase: str, lists: Mapping[str, str]) -> Iterator[str]:
    blank = ""
    for place, part in enumerate(phrase.split()):
        if part in _FIXED:
            yield _FIXED[part]
        elif part.startswith("!"):
            yield _none_of(part[1:], blank, lists) if place else "".join(map(_not_after, part[1:].split("|")))
        else:
            optional = part.startswith("[")
            body = _either(_words(part.strip("[]"), lists), blank)
            # an optional word takes its blank along; at the start of a phrase the blank stands behind it
            yield f"(?:{body}{'' if blank else _BLANK})?" if optional else body
            blank = blank if optional and not blank else _BLANK


def _either(words: list[str], blank: str) -> str:
    """One of these words after a blank, or one such as "'s" right after the word before.

    That a word ends where it should is seen to by the blank before the next, and by `any_of` for the last.
    """
    apart = "|".join(word for word in words if not word.startswith("'")) or "(?!)"
    joined = "|".join(word for word in words if word.startswith("'"))
    return f"(?:{blank}(?:{apart})|{joined})" if joined else f"{blank}(?:{apart})"


def _none_of(part: str, blank: str, lists: Mapping[str, str]) -> str:
    return f"(?!{blank}(?:{'|'.join(_words(part, lists))}){_END})"


def _not_after(word: str) -> str:
    """Not right after these words, or after anything that ends so where it is "n't"."""
    edge = "" if word == "n't" else r"\b"
    return f"(?<!{edge}{re.escape(word)}[ {SMALL}])".replace("_", f"[ {SMALL}]")


def _words(part: str, lists: Mapping[str, str]) -> list[str]:
    """The alternatives of a part as regular expressions, its lists spelled out."""
    words: list[str] = []
    for one in part.split("|"):
        if one.startswith("@"):
            if one[1:] not in lists:
                raise ValueError(f"there is no list {one!r}; name one of {', '.join(sorted(lists))}")
            words += _words(lists[one[1:]], lists)
        else:
            words.append(rf"[ {SMALL}]+".join(_word(word) for word in one.split("_")))
    return words


def _word(word: str) -> str:
    if word == "*":
        return r"[\w'-]+"
    made = re.escape(word).replace(r"\*", r"[\w'-]*").replace(r"\#", _NUMBER)
    return made if word.startswith("'") or word in _NEEDS_SIGN else made.replace("'", "'?")
