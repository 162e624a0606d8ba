"""The journal of one device: finished sheets, plans, drafts, pulses and notes, as the browser keeps them.

All of it comes from a browser or from a file that a person hands in, so nothing is trusted:
sizes are bounded, unknown entries are left out and counted, and a fault is one sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from sharing.letters import whole
from sharing.link import Shared, ShareFault, decode

FORMAT = "sweet-spot-journal/1"
MOST_ENTRIES = 5_000
MOST_ANSWERS = 1_000
LONGEST_TEXT = 10_000
LARGEST_FILE = 8_000_000
"""Characters. A sheet of 24 answers takes about 700, so this holds more than the most entries."""
LONGEST_LABEL = 80
"""Characters of the name that a person gives an entry."""
FIRST_YEAR, LAST_YEAR = 1970, 2199
"""Moments outside are none that an entry can have, and some of them have no day in every time zone."""
SHARED = "shared"
"""The field of a note that holds a share code: an earlier map, kept from a link."""

Kind = Literal["sheet", "plan", "draft", "pulse", "note"]
Room = Literal["enough", "short", "none"]
"""On a device: "short" where the last room is in use, "none" where something is not kept for want of it."""
Aside = Literal["newer", "broken", "begun"]
"""What a browser could not read and set aside: a journal of a newer version, a broken one, answers that were begun."""
EntryId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
AnswerName = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,15}(\.(second|seconds))?$")]


def label_of(raw: object) -> str | None:
    """A person's own name for an entry: one line of at most `LONGEST_LABEL` characters, or None."""
    if not isinstance(raw, str):
        return None
    kept = "".join(" " if one.isspace() else one for one in raw if one.isprintable() or one.isspace())
    return " ".join(kept.split())[:LONGEST_LABEL].strip() or None


def _of_our_time(at: datetime) -> datetime:
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise ValueError("is not a moment that an entry can have")
    return at


Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]


class JournalFault(ValueError):  # noqa: N818 - a fault, as QuizFault is
    """Something is no journal of this app, or no entry of one. Its text is a sentence for the person who brought it."""


def _bounded(value: object, depth: int = 6) -> None:
    """Raises ValueError for anything that is not plain JSON of a reasonable size."""
    if value is None or isinstance(value, bool | int):
        return
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("holds a number that is not finite")
    elif isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ValueError(f"holds a text of more than {LONGEST_TEXT} characters")
    elif isinstance(value, list | tuple | dict):
        if depth == 0 or len(value) > MOST_ANSWERS:
            raise ValueError("is nested too deep or holds too many parts")
        for name in value if isinstance(value, dict) else ():
            if not isinstance(name, str) or len(name) > 64:
                raise ValueError("holds a name that is no text or too long")
        for part in value.values() if isinstance(value, dict) else value:
            _bounded(part, depth - 1)
    else:
        raise ValueError("holds something that JSON does not know")


class Entry(BaseModel):
    """One entry. Kinds other than sheets carry fields of their own, bounded in size but not read here."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: EntryId
    kind: Kind
    at: Moment
    changed: Moment | None = None
    label: Annotated[str | None, BeforeValidator(label_of)] = None
    """The person's own name for it. Never leaves the device."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, raw: object) -> object:
        if isinstance(raw, Mapping):
            _bounded({name: part for name, part in raw.items() if name not in ("at", "changed")})
        return raw

    def plain(self) -> dict[str, Any]:
        """The entry as JSON, as the browser keeps it, with what this version does not know."""
        empty = {name for name in type(self).model_fields if getattr(self, name) is None}
        return self.model_dump(mode="json", exclude=empty)


class SheetEntry(Entry):
    """A finished sheet: the answers to one questionnaire, options by letter, as `quizzes.keyed` takes them."""

    kind: Literal["sheet"]
    quiz: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    version: int = Field(ge=1, strict=True)
    model: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")] | None = None
    """The model by which the person saw it scored. Answers are scored afresh by the model of today."""
    answers: dict[AnswerName, Any] = Field(max_length=MOST_ANSWERS)


class Journal(BaseModel):
    """What a device keeps, and what its browser says about keeping. `skipped` counts entries that could not be read."""

    model_config = ConfigDict(frozen=True)

    entries: tuple[Entry, ...] = ()
    settings: dict[str, Any] = {}
    skipped: int = 0
    works: bool = True
    """Whether the browser keeps anything beyond this page."""
    room: Room = "enough"
    aside: Aside | None = None
    """The gravest of what was set aside."""
    clears: bool = False
    """Whether the browser clears what a site keeps after some days without a visit."""
    at_home: bool = False
    """Whether the app was opened from a home screen, where it has a store of its own."""
    begun: tuple[str, ...] = ()
    """Courses with answers that were not handed over yet: the ids of their questionnaires, joined by "+"."""

    @field_validator("settings")
    @classmethod
    def _settings(cls, settings: dict[str, Any]) -> dict[str, Any]:
        _bounded(settings)
        return settings

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind, oldest first."""
        return tuple(sorted((entry for entry in self.entries if entry.kind == kind), key=lambda entry: entry.at))


def read_entry(raw: object) -> Entry:
    """One entry from JSON: a SheetEntry for a sheet, else an Entry.

    Raises JournalFault with a sentence that names the field at fault.
    """
    raw = whole(raw)
    model = SheetEntry if isinstance(raw, Mapping) and raw.get("kind") == "sheet" else Entry
    try:
        return model.model_validate(raw)
    except ValidationError as fault:
        first = fault.errors()[0]
        field = ".".join(str(part) for part in first["loc"][:2]) or "the entry"
        raise JournalFault(f"An entry cannot be read ({field}: {first['msg']}).") from None
    except RecursionError:
        raise JournalFault("An entry cannot be read (nested too deep).") from None


def read_entries(raw: object) -> tuple[tuple[Entry, ...], int]:
    """The readable entries of a list, the last of each id and at most `MOST_ENTRIES`, and how many were left out."""
    if not isinstance(raw, list | tuple):
        return (), 0
    found: dict[str, Entry] = {}
    skipped = max(0, len(raw) - MOST_ENTRIES)
    for one in raw[:MOST_ENTRIES]:
        try:
            entry = read_entry(one)
        except JournalFault:
            skipped += 1
        else:
            found[entry.id] = entry
    return tuple(found.values()), skipped


def shared_note(code: str, at: datetime | None = None) -> dict[str, Any]:
    """The entry that keeps the map of a link as an earlier map: give it to `ui.components.device.keep`.

    In: a share code (`sharing.link.code_in` finds it in what somebody pasted) and, where it is known, the day the map
    is of; without one it counts from when it is kept. The same code makes the same entry. Raises ShareFault with a
    sentence for a code that cannot be read.
    """
    sound = decode(code).code
    moment = {"at": at.isoformat()} if at else {}
    return {"id": f"{SHARED}.{sound}", "kind": "note", SHARED: sound, **moment}


def shared_in(entry: Entry) -> Shared | None:
    """The earlier map that an entry keeps: draw its `position` as an outline, compare it by F18 alone, since it holds
    no answers. None for every other entry, and for a code that this version cannot read."""
    code = (entry.model_extra or {}).get(SHARED) if entry.kind == "note" else None
    try:
        return decode(code) if isinstance(code, str) else None
    except ShareFault:
        return None


def read_settings(raw: object) -> dict[str, Any]:
    """The settings, or none of them where they are not plain and small."""
    try:
        return Journal.model_validate({"settings": whole(raw)}).settings
    except (ValidationError, RecursionError):
        return {}


def read_journal(text: str) -> Journal:
    """A journal file. Raises JournalFault with a sentence where it is none, newer than this app, or too large."""
    if len(text) > LARGEST_FILE:
        raise JournalFault("That file is too large for a journal of this app. What you had is still here.")
    try:
        raw = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raw = None
    named = raw.get("format") if isinstance(raw, dict) else None
    if isinstance(named, str) and named.startswith("sweet-spot-journal/") and named != FORMAT:
        raise JournalFault("That file comes from a newer version of this app. What you had is still here.")
    if named != FORMAT or not isinstance(raw, dict) or not isinstance(raw.get("entries"), list):
        raise JournalFault("That file is not a journal of this app. What you had is still here.")
    entries, skipped = read_entries(raw["entries"])
    return Journal(entries=entries, settings=read_settings(raw.get("settings", {})), skipped=skipped)


def write_journal(entries: Iterable[Entry], settings: Mapping[str, Any] | None = None) -> str:
    """The text of a journal file that `read_journal` and the browser's store both read."""
    kept = [entry.plain() for entry in entries]
    whole = {"format": FORMAT, "entries": kept, "settings": dict(settings or {})}
    return json.dumps(whole, ensure_ascii=False, indent=1)
