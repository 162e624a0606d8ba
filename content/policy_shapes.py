"""What the file of the policy builder may hold: wordings from softer to firmer, and the blanks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.shapes import PolicyId, Sources
from quizzes.schema import Part, Slug, Words

BlankKind = Literal["hours", "days", "minutes", "percent", "money", "count", "time", "text"]
COUNTED = ("hours", "days", "minutes", "count")
NUMBERS = (*COUNTED, "percent", "money")
LONGEST_BLANK = 120
"""Characters of a blank that holds words."""

HOLE = re.compile(r"\{([a-z_]+)\}")
SPOKEN = ("practice", "client", "clients")
"""Holes that the practice's voice fills."""
Percent = Annotated[str, Field(pattern=r"^\d{1,3}$")]
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class Voices(Part):
    """A text in both voices: `i` for one who says I, `we` for one who says we."""

    i: Words
    we: Words


class Wording(Voices):
    """One complete policy, with the words that stand for it on the dial."""

    label: Words


class Blank(Part):
    """A number, a time or a few words that a practice fills in.

    Of a time, minimum, maximum and default are "HH:MM" and step counts minutes; of a text, minimum and
    maximum count characters. `one` and `unit` are the noun after a number, for 1 and for more. `use` names the
    wordings that hold it, from 1; `said` is true where the sentence to say aloud holds it too.
    """

    name: Slug
    label: Words
    kind: BlankKind
    unit: Words
    one: str = ""
    of: str = ""
    """What a percentage is a part of."""
    minimum: int | str
    maximum: int | str
    step: int = Field(gt=0)
    default: int | str
    before: Slug | None = None
    """A time of the same policy that comes later in the day."""
    use: Annotated[tuple[int, ...], Field(min_length=1)]
    said: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Blank:
        if self.of and self.kind != "percent":
            raise ValueError("is a part of something and no percentage; leave `of` out")
        if self.kind == "text":
            self._fits_text()
            return self
        low, default, high = (number(one) for one in (self.minimum, self.default, self.maximum))
        if (self.kind == "time") != all(isinstance(one, str) for one in (self.minimum, self.maximum, self.default)):
            raise ValueError('has limits of another kind; write whole numbers, or "17:00" for a time')
        if not 0 <= low <= default <= high or low == high:
            raise ValueError("has a default outside its limits, or limits without a choice; put the default between")
        if (default - low) % self.step or (high - low) % self.step:
            raise ValueError("has a default or a maximum between two steps; count them from the minimum")
        if self.kind in COUNTED and not self.one:
            raise ValueError("has no word for one of it; give `one`")
        return self

    def _fits_text(self) -> None:
        if not (isinstance(self.minimum, int) and isinstance(self.maximum, int) and isinstance(self.default, str)):
            raise ValueError("is a text: its limits count characters, and its default stands in quotes")
        if not 1 <= self.minimum <= len(self.default) <= self.maximum <= LONGEST_BLANK:
            raise ValueError(f"has a default outside its limits; keep all between 1 and {LONGEST_BLANK} characters")


def number(given: int | str) -> int:
    """A limit as a number: minutes after midnight for a time "HH:MM". Raises ValueError for any other text."""
    if isinstance(given, int):
        return given
    found = CLOCK.fullmatch(given)
    if not found:
        raise ValueError(f'has "{given}" for a time; write it as "17:00"')
    return int(found[1]) * 60 + int(found[2])


class PolicyDraft(Part):
    """A policy to build: its wordings from softer to firmer, its blanks, and what goes with it."""

    id: PolicyId
    title: Words
    on_sheet: Voices | None = None
    """The title as a client reads it, where that differs."""
    pattern: Literal["warm_clear_offer", "stop"]
    card: Slug | None = None
    local: str = ""
    sources: Sources
    say: Voices
    say_note: str = ""
    fixed: str = ""
    """Words that stand letter for letter in every wording."""
    dial_softer: str = ""
    dial_firmer: str = ""
    dial_about: str = ""
    wordings: Annotated[tuple[Wording, ...], Field(min_length=3)]
    blanks: tuple[Blank, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> PolicyDraft:
        kinds = {blank.name: blank.kind for blank in self.blanks}
        if len(kinds) < len(self.blanks):
            raise ValueError("names a blank twice; give each its own name")
        for where, text in self.texts():
            strange = holes(text) - set(kinds) - set(SPOKEN)
            if strange:
                raise ValueError(f"{where} has a blank that is not in its list: {sorted(strange)[0]}; add it there")
            if "{" in HOLE.sub("", text) or "}" in HOLE.sub("", text):
                raise ValueError(f"{where} has a brace that is no blank; write {{name}} in small letters")
        for blank in self.blanks:
            holding = tuple(
                place for place, one in enumerate(self.wordings, 1) if blank.name in holes(one.i) & holes(one.we)
            )
            if blank.use != holding or blank.said != (blank.name in holes(self.say.i) | holes(self.say.we)):
                raise ValueError(f"blank {blank.name} is held by the wordings {holding}, which its `use` does not say")
            if blank.before is not None and (kinds.get(blank.before), blank.kind) != ("time", "time"):
                raise ValueError(f"blank {blank.name} comes before {blank.before}, which is no time here")
        if self.fixed and not all(self.fixed in text for one in self.wordings for text in (one.i, one.we)):
            raise ValueError("has a wording without its fixed words; put them in letter for letter")
        return self

    def texts(self) -> Iterator[tuple[str, str]]:
        """Where and what: every text that may have holes."""
        for wording in self.wordings:
            yield f"wording {wording.label!r} (i)", wording.i
            yield f"wording {wording.label!r} (we)", wording.we
        yield "say (i)", self.say.i
        yield "say (we)", self.say.we
        yield "local", self.local

    def used(self, wording: int) -> tuple[Blank, ...]:
        """The blanks that a wording (from 0) or the sentence to say aloud has a hole for."""
        return tuple(blank for blank in self.blanks if wording + 1 in blank.use or blank.said)


def holes(text: str) -> set[str]:
    """The names in braces."""
    return set(HOLE.findall(text))


class Dial(Part):
    """The words of the dial."""

    ask: Words
    softer: Words
    firmer: Words
    about: Words


class Filled(Part):
    """How a percentage reads: alone by its number, and as a part of something ({of}), `other` where none is named."""

    percent: dict[Percent, Words]
    percent_of: dict[Percent | Literal["other"], Words]

    @model_validator(mode="after")
    def _whole(self) -> Filled:
        if "other" not in self.percent_of or not all("{of}" in text for text in self.percent_of.values()):
            raise ValueError('needs the line `other` under percent_of, and "{of}" in each line there')
        return self


class PolicyBuilder(Part):
    """The file of the policy builder."""

    format: Literal["sweet-spot-policy-builder/1"]
    note: Words
    lead: Words
    practice_empty: Words
    dial: Dial
    filled: Filled
    faults: dict[str, Words]
    policies: tuple[PolicyDraft, ...]
