"""What the entries of a journal are: which get a line of their own, what each is called, and where it opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import content
import quizzes
from content.policy_builder import policy_drafts
from content.shapes import Page
from quizzes.schema import Quiz
from sharing.journal import SHARED, Entry, SheetEntry
from ui import visit, when
from ui.sections.follow_up import WENT, read
from ui.sections.policy_kept import PRACTICE


@dataclass(frozen=True)
class Line:
    """An entry on one line. `page` is where it opens; without one, `texts` are read in place."""

    title: str
    about: str = ""
    page: str = ""
    params: dict[str, str] = field(default_factory=dict)
    """For the page's address: names of our own, never of a person's entry."""
    texts: tuple[str, ...] = ()
    """A person's own words, or ours about them: plain text."""


def quiz_of(entry: Entry) -> Quiz | None:
    """The questionnaire of a sheet in the version it was answered in, or None."""
    quiz = quizzes.load_all().get(entry.quiz) if isinstance(entry, SheetEntry) else None
    return quiz if quiz and isinstance(entry, SheetEntry) and quiz.version == entry.version else None


def listed(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that get a line: a sheet asked before another goes with it where both were finished at once."""
    every = list(entries)
    first = {name for quiz in quizzes.load_all().values() for name in quiz.before}
    sheets = [one for one in every if isinstance(one, SheetEntry)]
    sittings = {one.at for one in sheets if one.quiz not in first}
    along = {one.id for one in sheets if one.quiz in first and one.at in sittings}
    return [one for one in every if one.id not in along]


def along_with(entry: Entry) -> list[Entry]:
    """The sheets that were asked before this one in the same sitting."""
    quiz = quizzes.load_all().get(entry.quiz) if isinstance(entry, SheetEntry) else None
    first = {one.id for one in visit.course(quiz)[:-1]} if quiz else set()
    return [one for one in visit.entries() if isinstance(one, SheetEntry) and one.quiz in first and one.at == entry.at]


def chapter(page: Page, entry: Entry) -> str:
    """The head under which an entry stands: its month, or that no clock can be right there."""
    return page.says["ahead"] if visit.is_ahead(entry) else when.month(entry.at)


def line(page: Page, entry: Entry) -> Line:
    """The line of an entry, its result not worked out yet."""
    if isinstance(entry, SheetEntry):
        return _sheet(page, entry)
    match entry.kind:
        case "plan":
            return _plan(page, entry)
        case "draft":
            return _draft(page, entry)
        case "pulse":
            return Line(page.says["pulse"], texts=_texts(entry))
        case _:
            return _note(page, entry)


def _sheet(page: Page, entry: SheetEntry) -> Line:
    known, quiz = quizzes.load_all().get(entry.quiz), quiz_of(entry)
    if known is None:
        return Line(page.says["unknown"])
    if quiz is None:
        return Line(known.title, page.says["other_version"])
    if quiz.id not in {one.id for one in visit.looks()}:
        return Line(quiz.title, page.says["first_lines"])
    where = visit.result_page(quiz)
    return Line(quiz.title, "", where, {} if quiz.scoring.position else {"quiz": quiz.id})


def _plan(page: Page, entry: Entry) -> Line:
    """A plan of the newest map opens the plan's page; an older one is read here."""
    owner = entry.id.removeprefix("plan.")
    newest = visit.latest(visit.leading())
    sheet = next((one for one in visit.sheets(visit.leading()) if one.id.startswith(owner)), None) if owner else None
    about = page.says["plan_for"].format(date=when.full_day(sheet.at)) if sheet else page.says["plan_other"]
    if owner == "audits" or (newest and sheet and newest.id == sheet.id):
        return Line(page.says["plan"], about, "pages/plan.py")
    plain = entry.plain()
    noted, stood = read(plain), plain.get("steps")
    steps = content.steps()
    went = {name: page.says[f"{word}_word"] for name, word in noted["went"].items() if word in WENT}
    known = [name for name in stood if isinstance(name, str) and name in steps] if isinstance(stood, list) else []
    every = list(dict.fromkeys([*known, *went]))
    texts = [f"{steps[name].title}: {went[name]}" if name in went else steps[name].title for name in every]
    texts += list(noted["own"].values())
    if went:
        count = page.says["plan_steps_1" if len(went) == 1 else "plan_steps"].format(count=len(went))
        about = f"{about}. {count}"
    return Line(page.says["plan"], about, texts=tuple(texts))


def _draft(page: Page, entry: Entry) -> Line:
    policy = policy_drafts().get(entry.id.removeprefix("policy."))
    if policy:
        title = page.says["policy"].format(title=policy.title)
        return Line(title, page="pages/policies.py", params={"policy": policy.id})
    if entry.id == PRACTICE:
        return Line(page.says["voice"], page="pages/policies.py")
    return Line(page.says["note"], texts=_texts(entry))


def _note(page: Page, entry: Entry) -> Line:
    plain = entry.plain()
    moment = content.rehearsals().get(str(plain.get("rehearsal", "")))
    if moment:
        return Line(page.says["reply"], moment.moment, "pages/rehearse.py", {"situation": moment.id}, _texts(entry))
    if isinstance(plain.get(SHARED), str):
        return Line(page.says["kept_map"])
    return Line(page.says["note"], texts=_texts(entry))


def _texts(entry: Entry) -> tuple[str, ...]:
    text = entry.plain().get("text")
    return (text,) if isinstance(text, str) and text.strip() else ()
