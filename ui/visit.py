"""What one visit knows: the sheets on this device, and their results.

The device's journal reaches Python after the first run of a visit; until then nothing is
known, which is not the same as nothing being there. Sheets handed over in this visit are
held beside it, so that a browser without storage still gets its result.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from time import monotonic

import streamlit as st

import content
import quizzes
import scoring
from quizzes.schema import Quiz
from sharing.journal import Entry, Journal, SheetEntry
from ui.components import device

A_MOMENT = 2.5
"""Seconds."""
PASSING = "passing."
PAGE = f"{PASSING}page"
OWN = ("sheets", "settings", "plans", "opened", "compared", "handed")
"""What a visit holds of a person beside the journal."""
HELD = ("sheets", "plans")
"""Entries among it, by id."""
SKEW = timedelta(days=1)
"""Clocks that differ by less are no fault: somewhere it is tomorrow already."""


def begin(here: str = "") -> None:
    """Ask the browser for the journal. Once a run, before the page; `here` is the page's name.

    Whatever a page has put into the session under "passing.…" goes when another page is opened.
    """
    if st.session_state.get(PAGE, here) != here:
        for name in [str(name) for name in st.session_state if str(name).startswith(PASSING)]:
            del st.session_state[name]
    st.session_state["journal"] = device.journal()
    _let_go()


def stay(here: str) -> None:
    """Says that "passing.…" belongs to this page. Pages without anything of the kind leave no trace."""
    st.session_state[PAGE] = here


def journal() -> Journal | None:
    """The journal of this device, or None while the browser has not answered yet."""
    return st.session_state.get("journal")


def opening() -> bool:
    """Whether the browser has yet to say what it keeps."""
    return journal() is None


def _let_go() -> None:
    """What the journal has is no longer held beside it: it goes where it is removed or erased, in any tab."""
    kept = journal()
    there = {entry.id for entry in kept.entries} - device.asked_to_keep() if kept else set()
    for name in HELD:
        held = st.session_state.get(name, {})
        for entry_id in there & set(held):
            del held[entry_id]


def take(sheets: Iterable[SheetEntry]) -> None:
    """Hold sheets that the player has just handed over, until the journal has them. A sheet taken twice counts once.

    Whatever day their own clock says, they are the newest there are.
    """
    held = st.session_state.setdefault("sheets", {})
    for sheet in sheets:
        known = [order(one)[1] for one in _sheets_of(sheet.quiz) if not is_ahead(one)]
        st.session_state.setdefault("handed", {})[sheet.id] = max([datetime.now(UTC), *known])
        held[sheet.id] = sheet
        st.session_state.get("opened", {}).pop(sheet.quiz, None)
        st.session_state["taken"] = (sheet.quiz, monotonic())


def just_taken(quiz: Quiz) -> bool:
    """Whether a sheet of that questionnaire came in within the last moment.

    A message that the browser sent from the questions' page can arrive after the turn to the
    result and would lead back; this tells such a run from a person who wants to answer again.
    """
    name, at = st.session_state.get("taken", ("", 0.0))
    return bool(name == quiz.id and monotonic() - at < A_MOMENT)


def is_ahead(entry: Entry) -> bool:
    """Whether an entry is dated ahead of today: a clock was off when it was kept, and its true day is not known."""
    return entry.at > datetime.now(UTC) + SKEW


def order(entry: Entry) -> tuple[int, datetime]:
    """Sorts entries from the oldest to the newest: one dated ahead counts as older than all others, one handed over in
    this visit as of that moment."""
    handed = st.session_state.get("handed", {}).get(entry.id)
    return (1, handed) if handed else (0 if is_ahead(entry) else 1, entry.at)


def sheets(quiz: Quiz) -> list[SheetEntry]:
    """The sheets of a questionnaire, the newest last (`order`), from the journal and from this visit."""
    mine = [one for one in _sheets_of(quiz.id) if one.version == quiz.version]
    return sorted(mine, key=order)


def _sheets_of(quiz_id: str) -> list[SheetEntry]:
    return [one for one in _every() if isinstance(one, SheetEntry) and one.quiz == quiz_id]


def latest(quiz: Quiz) -> SheetEntry | None:
    """The newest sheet of a questionnaire, or None."""
    found = sheets(quiz)
    return found[-1] if found else None


def entries() -> list[Entry]:
    """All that is kept, by date, oldest first, with what this visit holds; of one id the journal's entry counts."""
    return sorted(_every(), key=lambda entry: entry.at)


def _every() -> Iterable[Entry]:
    kept = journal()
    found: dict[str, Entry] = {entry.id: entry for entry in (kept.entries if kept else ())}
    for sheet in st.session_state.get("sheets", {}).values():
        found.setdefault(sheet.id, sheet)
    return found.values()


def open_sheet(sheet: SheetEntry) -> None:
    """From here on the result pages of this visit show this sheet. The choice stands in no address."""
    st.session_state.setdefault("opened", {})[sheet.quiz] = sheet.id


def close_sheet(quiz: Quiz) -> None:
    """The result pages show the newest sheet again."""
    st.session_state.get("opened", {}).pop(quiz.id, None)


def shown(quiz: Quiz) -> SheetEntry | None:
    """The sheet whose result a page shows: the one opened from the journal, else the newest; None without any."""
    opened = st.session_state.get("opened", {}).get(quiz.id)
    found = sheets(quiz)
    return next((sheet for sheet in found if sheet.id == opened), found[-1] if found else None)


def remove(entry: Entry) -> None:
    """Take one entry off the device, and forget it here."""
    device.remove(entry.id)
    for name in HELD:
        st.session_state.get(name, {}).pop(entry.id, None)


def now() -> str:
    """This moment, as an entry's `changed` has it."""
    return datetime.now(UTC).isoformat()


def changed(entry: Entry) -> None:
    """An entry that this visit holds by itself is now another one."""
    for name in HELD:
        held = st.session_state.get(name, {})
        if entry.id in held:
            held[entry.id] = entry


def put_back(entry: Entry) -> None:
    """Keep an entry again that was just removed, as it was."""
    device.keep(entry.plain())


def leading() -> Quiz:
    """The questionnaire that a first visit starts with and that the map is drawn from."""
    return quizzes.leading(quizzes.load_all())


def audits() -> list[Quiz]:
    """The questionnaires on the parts of life that fill a person up, which the plan's care steps go by."""
    return [quiz for quiz in quizzes.load_all().values() if content.is_tank(quiz)]


def looks() -> list[Quiz]:
    """Every questionnaire that can be looked at by itself, in order: all but those asked before another."""
    every = quizzes.load_all()
    first = {name for quiz in every.values() for name in quiz.before}
    return [quiz for quiz in every.values() if quiz.id not in first]


def result_page(quiz: Quiz) -> str:
    """The page that shows what a questionnaire says; all but the map's take its id as ?quiz=."""
    if quiz.scoring.position:
        return "pages/result.py"
    return "pages/audit.py" if content.is_tank(quiz) else "pages/outcome.py"


def course(quiz: Quiz) -> list[Quiz]:
    """A questionnaire with those that are asked first in the same sitting."""
    return list(quizzes.course(quizzes.load_all(), quiz.id))


def begun(quiz: Quiz) -> bool:
    """Whether the device holds answers to a questionnaire, or to one asked before it, that were not handed over."""
    known = journal()
    return known is not None and "+".join(one.id for one in course(quiz)) in known.begun


def result(quiz: Quiz, sheet: SheetEntry) -> scoring.Result:
    """The sheet's result, worked out afresh: nothing about a person is cached."""
    return scoring.score(quiz, quizzes.keyed(quiz, sheet.answers))


def received() -> list[str]:
    """The ids of the sheets that have reached Python, so that the player stops sending them."""
    return list(st.session_state.get("handed", {}))


def setting(name: str) -> object:
    """A setting of this device, or None. One made in this visit counts even where the browser keeps nothing."""
    made = st.session_state.get("settings", {})
    kept = journal()
    return made.get(name) if name in made else (kept.settings.get(name) if kept else None)


def erase() -> None:
    """Take everything off the device, and forget it here. Where that is taken back, the browser tells what is there."""
    for name in OWN:
        st.session_state.pop(name, None)
    device.erase()


def set_setting(name: str, value: object) -> None:
    """Set a setting, here and on the device."""
    st.session_state.setdefault("settings", {})[name] = value
    device.setting(name, value)
