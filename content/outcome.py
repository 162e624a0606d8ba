"""What one questionnaire's answers say: its result put into words, whatever it scores. Nothing here is a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from content.answered import habit_scores
from content.facts import Facts
from content.filled import HOLE, filled, fillings
from content.outcome_own import Own, Reaction, Word, own, reactions, words
from content.outcome_shapes import Leads, PartWords, ResultWords
from content.patterns import patterns
from content.pulls import Line, lines
from content.read import outcome_words, outcomes
from content.rules import all_hold
from quizzes.schema import CHECK_ANSWERS, Band, Check, Choice, Quiz
from scoring import Result


@dataclass(frozen=True)
class Way:
    """Something to do, and where it leads: ids of steps, rehearsals, questionnaires, a card."""

    text: str
    steps: tuple[str, ...] = ()
    rehearsals: tuple[str, ...] = ()
    quizzes: tuple[str, ...] = ()
    card: str | None = None


@dataclass(frozen=True)
class Row:
    """A row of a list as it was answered, and for a row about access what helps."""

    text: str
    said: str
    line: str = ""


@dataclass(frozen=True)
class Bar:
    """A scale, or a group of a list: 0 to 100 or None, its band's word, a sentence, rows not yet in place."""

    id: str
    name: str
    note: str
    score: float | None
    band: str
    text: str
    rows: tuple[Row, ...] = ()
    way: Way | None = None


@dataclass(frozen=True)
class AccessFirst:
    """Rows about access, before everything else of a list."""

    opening: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Shared:
    """Moments: whom each answer looked after. `counts` by key in the order B, D, V, H."""

    n: int
    counts: tuple[tuple[str, int], ...]
    texts: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Asking:
    """Questions for somebody else, each with what to listen for."""

    title: str
    lead: str
    notes: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outcome:
    """One result. What a person wrote stands in `own`, `words` and `lead` and is plain text, never markup."""

    opening: str
    lead: tuple[str, ...]
    note: str
    aid: str
    access: AccessFirst | None
    percent: float | None
    bars: tuple[Bar, ...]
    contrasts: tuple[str, ...]
    shares: Shared | None
    words: tuple[Word, ...]
    reactions: tuple[Reaction, ...]
    own: tuple[Own, ...]
    readings: tuple[tuple[str, Way], ...]
    """Patterns and tags: what to look for, and what to do with it."""
    ways: tuple[Way, ...]
    asking: Asking | None


def outcome(quiz: Quiz, result: Result, answers: Mapping[str, object], facts: Facts) -> Outcome:
    """A result in words.

    In: the questionnaire; its result and columns (`scoring.score`, `quizzes.keyed`); all that is known of the person,
    this sheet included. A questionnaire without words of its own is told in its own labels.
    """
    said = outcome_words().get(quiz.id) or ResultWords(quiz=quiz.id, opening=outcomes().says["opening"],
                                                       sources=("N1",))  # fmt: skip
    known = _with_answers(facts, answers)
    fill = fillings(quiz, result, answers)
    enough = sum(item.id in answers for item in quiz.of_kind(Check)) >= said.fewest or not quiz.of_kind(Check)
    opening = filled(said.opening, fill) if answers and enough else ""
    habits = _habits(said, quiz, result, answers)
    bars = _scales(quiz, said, result) + _groups(quiz, said, result, answers)
    found = _readings(said, quiz, answers, fill)
    offered = {step for bar in bars if bar.way for step in bar.way.steps}
    return Outcome(
        opening=opening or said.few or outcomes().says["few"],
        lead=tuple(line for line in (*_leads(said, quiz, answers, known, fill), *habits) if line),
        note=said.note or said.rule,
        aid=outcomes().aid,
        access=_access(said, quiz, answers),
        percent=result.checklist.percent if result.checklist else None,
        bars=bars,
        contrasts=_contrasts(said, known),
        shares=_shares(said, quiz, result, answers),
        words=words(quiz, answers),
        reactions=reactions(quiz, said, answers),
        own=tuple(one for one in own(quiz, answers) if f"{{{one.item}}}" not in said.line),
        readings=found,
        ways=_ways(said, known, fill, offered, result),
        asking=_asking(said),
    )


def way(text: str, leads: Leads) -> Way:
    """A thing to do with where it leads."""
    return Way(text, leads.steps, leads.rehearsals, leads.quizzes, leads.card)


def _with_answers(facts: Facts, answers: Mapping[str, object]) -> Facts:
    """The facts with the raw answers of this sheet; words and texts only as whether they are there."""
    raw = {f"answer.{name}": one for name, one in answers.items() if isinstance(one, str | int | float)}
    return Facts({**facts.known, **raw}, facts.position, facts.scales, facts.sheets, facts.domains)


# ---- the first lines ---------------------------------------------------------------------


def _leads(said: ResultWords, quiz: Quiz, answers: Mapping[str, object], known: Facts,
           fill: Mapping[str, str]) -> Iterable[str]:  # fmt: skip
    yield filled(said.counts, fill)
    yield filled(said.line, fill)
    yield from (said.asked, said.asked_after)
    picked = [answers.get(item.id) for item in quiz.of_kind(Choice)]
    yield from (one.text for one in said.choices if one.id in picked)
    if not filled(said.own, fill):
        yield said.own_empty if answers else ""
    elif not HOLE.search(said.own):
        yield said.own
    yield from (filled(one.text, fill) for one in said.lines if all_hold(one.when, known))


def _contrasts(said: ResultWords, known: Facts) -> tuple[str, ...]:
    found: dict[str | None, str] = {}
    for one in said.contrasts:
        if one.id not in found and all_hold(one.when, known):
            found[one.id] = one.text
    return tuple(found.values())


def _habits(said: ResultWords, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The habit with most room and the strongest, where the scale has a score and they differ."""
    gap = next((one for one in outcomes().facts if one.quiz == quiz.id and one.way == "habit"), None)
    if gap is None or not said.habits or not result.scales or None in result.scales.scores.values():
        return ()
    scores = habit_scores(quiz, answers, gap.habits)
    by_id = {habit.id: habit for habit in said.habits}
    low = min(scores, key=lambda one: round(scores[one], 9))
    high = max(scores, key=lambda one: round(scores[one], 9))
    if round(scores[low], 9) == round(scores[high], 9):
        return (by_id[high].kept,)
    return (by_id[low].text, by_id[high].kept)


# ---- scales and groups -------------------------------------------------------------------


def _scales(quiz: Quiz, said: ResultWords, result: Result) -> tuple[Bar, ...]:
    rule, found = quiz.scoring.scales, result.scales
    if rule is None or found is None:
        return ()
    by_id = {one.id: one for one in said.scales}
    return tuple(
        _bar(one.id, one.label, one.note, found.scores.get(one.id), rule.bands, by_id.get(one.id), said)
        for one in rule.scales
    )


def _groups(quiz: Quiz, said: ResultWords, result: Result, answers: Mapping[str, object]) -> tuple[Bar, ...]:
    rule, found = quiz.scoring.checklist, result.checklist
    if rule is None or found is None:
        return ()
    by_id = {one.id: one for one in said.groups}
    bars = []
    for group in rule.groups:
        rows = tuple(_row(item, answers) for item in quiz.of_kind(Check)
                     if item.group == group.id and not item.access and _lacking(item, answers))  # fmt: skip
        score = found.groups.get(group.id)
        bars.append(_bar(group.id, group.label, group.note, score, rule.bands, by_id.get(group.id), said, rows))
    return tuple(bars)


def _bar(name: str, label: str, note: str | None, score: float | None, bands: tuple[Band, ...],
         text: PartWords | None, said: ResultWords, rows: tuple[Row, ...] = ()) -> Bar:  # fmt: skip
    if score is None:
        return Bar(name, label, note or "", None, "", said.few or outcomes().says["few"])
    band = max((one for one in bands if round(score, 9) >= one.start), key=lambda one: one.start, default=None)
    sentence = (text.bands.get(band.id, "") if band else "") or (text.read if text and rows else "") if text else ""
    return Bar(name, label, note or "", score, band.label if band else "", sentence, rows,
               way(text.next, text) if text and text.next and rows else None)  # fmt: skip


def _lacking(item: Check, answers: Mapping[str, object]) -> bool:
    return answers.get(item.id) in ("no", "partly")


def _row(item: Check, answers: Mapping[str, object], line: str = "") -> Row:
    return Row(item.text, CHECK_ANSWERS[str(answers[item.id])], line)


def _access(said: ResultWords, quiz: Quiz, answers: Mapping[str, object]) -> AccessFirst | None:
    """A no before a partly."""
    rows = [item for item in quiz.of_kind(Check) if item.access and item.id in answers]
    if not rows:
        return None
    helps = {row.item: row.line for row in said.access_rows}
    lacking = sorted((item for item in rows if _lacking(item, answers)), key=lambda item: answers[item.id] != "no")
    shown = tuple(_row(item, answers, helps.get(item.id, "")) for item in lacking)
    if said.access is None:
        return AccessFirst("", "", shown) if shown else None
    return AccessFirst(said.access.opening, said.access.note if shown else said.access.none, shown)


# ---- moments -----------------------------------------------------------------------------


def _shares(said: ResultWords, quiz: Quiz, result: Result, answers: Mapping[str, object]) -> Shared | None:
    found, text = result.shares, said.shares
    if found is None or result.position is not None:
        return None
    counts = {key: int(getattr(found, key)) for key in "BDVH"}
    told = tuple(line for line in lines(quiz, answers) if line.kind == "scenario")
    if not found.n:
        return Shared(0, tuple(counts.items()), (text.none,) if text else (), told)
    if text is None:
        return Shared(found.n, tuple(counts.items()), (), told)
    most = [key for key in counts if counts[key] == max(counts.values())]
    first = filled(text.counts, {"n": str(found.n), "client": str(found.D + found.B), "self": str(found.V + found.B)})
    sentence = str(getattr(text, most[0])) if len(most) == 1 else text.tie
    return Shared(found.n, tuple(counts.items()), tuple(one for one in (first, sentence, text.few) if one), told)


# ---- what to do with it ------------------------------------------------------------------


def _readings(said: ResultWords, quiz: Quiz, answers: Mapping[str, object], fill: Mapping[str, str]
              ) -> tuple[tuple[str, Way], ...]:  # fmt: skip
    """Patterns that show in this sheet, then the tags that were given."""
    found = [(filled(one.read, {**fill, **more}), way(one.next, one)) for one, more in patterns(said, quiz, answers)]
    given = {tag for word in words(quiz, answers) for tag in word.ids}
    found += [(one.read, way(one.next, one)) for one in said.tags if (one.set, one.id) in given]
    return tuple(found)


def _ways(said: ResultWords, known: Facts, fill: Mapping[str, str], offered: set[str], result: Result
          ) -> tuple[Way, ...]:  # fmt: skip
    """What stands where nothing else fits needs a score on every scale: too few answers call for nothing."""
    chosen: list[Way] = []
    for one in said.next:
        fits = bool(one.when) and all_hold(one.when, known)
        fresh = not one.steps or not set(one.steps) <= offered
        if fits and fresh and len(chosen) < outcomes().most:
            steps = tuple(step for step in one.steps if step not in offered)
            chosen.append(replace(way(filled(one.text, fill), one), steps=steps))
            offered |= set(one.steps)
    if not chosen and result.scales and None not in result.scales.scores.values():
        chosen = [way(one.text, one) for one in said.next if not one.when][:1]
    if said.after:
        chosen.append(way(said.after, said))
    return tuple(chosen)


def _asking(said: ResultWords) -> Asking | None:
    head = said.sheet
    if head is None:
        return None
    notes = (head.notes, head.keep_out, head.no_points, head.fair)
    return Asking(head.title, head.lead, notes, tuple((one.ask, one.listen) for one in said.questions))


__all__ = ["AccessFirst", "Asking", "Bar", "Outcome", "Row", "Shared", "Way", "outcome"]
