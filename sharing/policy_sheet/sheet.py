"""What stands on a policy sheet, whatever it is printed as."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from content.typed import speaks


@dataclass(frozen=True)
class Clause:
    """One policy, or one request. `say` and `local` are for one's own copy and empty on the one for clients."""

    title: str
    text: str
    say: str = ""
    local: str = ""
    points: tuple[str, ...] = ()
    """Short lines that stand before the text."""


@dataclass(frozen=True)
class Labels:
    """The sheet's own few words."""

    title: str
    """Stands over a sheet of a practice without a name, and beside the name of one with it."""
    say: str
    local: str
    note: str = ""
    """The last line, small; empty for none."""
    points: str = ""
    """Stands over the points of a clause."""


@dataclass(frozen=True)
class PolicySheet:
    """A practice's policies in the order in which they are printed. `mission` is a sentence of its own, or empty."""

    practice: str
    clauses: tuple[Clause, ...]
    labels: Labels
    mission: str = ""

    @property
    def name(self) -> str:
        """The heading: the practice, or what the sheet is."""
        return self.practice if speaks(self.practice) else self.labels.title


def clean(text: str) -> str:
    """The text on one line, without control and direction signs and without what is no letter in any script.

    Joiners inside emoji and scripts stay.
    """
    return " ".join("".join(" " if _blank(one) else one for one in text if _sound(one)).split(" ")).strip()


def _blank(letter: str) -> bool:
    return letter in "\t\n\r" or unicodedata.category(letter)[0] == "Z"


def _sound(letter: str) -> bool:
    code = ord(letter)
    if letter in "\t\n\r\u200c\u200d":
        return True
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:  # code points that are no letters for good
        return False
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
