"""Why this step: an answer that this person gave, in its own words, and what the step does about it."""

from __future__ import annotations

from collections.abc import Collection

from content.candidates import Candidate
from content.facts import Facts
from content.pulls import Line, lines
from content.read import result_sentences, rules, steps
from content.shapes import Step
from content.telling import telling

HALF = 50.0
"""The pair or domain that chose a step is quoted first where it holds no more than half of its care."""

LOW = 37.5
"""A habit scored lower than this left its side out: "often" or more of what wears out, seldom of what helps."""


def reason(candidate: Candidate, said: tuple[Line, ...]) -> str:
    """The sentences under "Why this one", from the answers that `evidence` found.

    Where there is none, what the step does stands by itself.
    """
    step = steps()[candidate.id]
    pattern = _pattern(candidate.rule)
    answer = " ".join(quote(line) for line in said)
    return " ".join(pattern.format(answer=answer, because=step.because).split())


def evidence(candidate: Candidate, facts: Facts, told: Collection[str] = ()) -> tuple[Line, ...]:
    """At most two answers that call for the step, the nearest first.

    An answer is near when it is of the pair, the domain or the touchpoint that chose the step, went the way the
    step is for, cites the same ideas of the articles as the step, or belongs to its touchpoints. Items already
    `told` in another reason are passed over where another answer calls for the step.
    """
    step = steps()[candidate.id]
    pattern = _pattern(candidate.rule)
    if "{answer}" not in pattern:
        return ()
    behind = _behind(candidate, facts)
    if behind:
        return (next((line for line in behind if line.item not in told), behind[0]),)
    everything = _readable(facts)
    if not everything:
        return ()
    fresh = [line for line in everything if line.item not in told]
    found = fresh if any(_calls(line, step) for line in fresh) else everything
    order = {id(line): place for place, line in enumerate(found)}
    ranked = sorted(found, key=lambda line: (*(-one for one in _nearness(line, candidate, step)), order[id(line)]))
    first = ranked[0]
    second = next((line for line in ranked[1:] if line.kind != first.kind and _calls(line, step)
                   and (_shared(line, step) or line.touchpoint in step.touchpoints)), None)  # fmt: skip
    return (first, second) if second and _calls(first, step) else (first,)


def _behind(candidate: Candidate, facts: Facts) -> list[Line]:
    """The answers that made the rule hold, of the candidate's touchpoint first; none where a part of the map or of
    the audit chose the step."""
    if candidate.pair or candidate.domain:
        return []
    spoken = {(sheet.quiz.id, line.item): line for sheet in facts.sheets for line in lines(*sheet)}
    found = [spoken[one] for one in telling(candidate.rule, facts) if one in spoken]
    return sorted(found, key=lambda line: bool(candidate.touchpoint) and line.touchpoint != candidate.touchpoint)


def _pattern(rule_id: str) -> str:
    return next(rule.reason for rule in rules().rules if rule.id == rule_id)


def _readable(facts: Facts) -> list[Line]:
    """All lines that reasons may quote: those of the position only while the rules let it speak, moments, and the
    habits of the audit. In other questionnaires a high number may mean a burden, so only their rules quote them."""
    found: list[Line] = []
    for quiz, answers in facts.sheets:
        placed = quiz.scoring.position is not None
        if placed and facts.get("answers"):
            found += lines(quiz, answers, facts.position)
        elif not placed:
            found += [line for line in lines(quiz, answers) if line.kind == "scenario" or line.scale in facts.domains]
    return found


def _nearness(line: Line, candidate: Candidate, step: Step) -> tuple[float, ...]:
    """How near an answer is to a step, most important first; larger is nearer."""
    chosen_by = (candidate.pair and line.pair == candidate.pair) or (
        candidate.domain and line.scale == candidate.domain
    )
    hinted = bool(chosen_by) and _shortfall(line, step) >= HALF
    placed = bool(candidate.touchpoint) and line.touchpoint == candidate.touchpoint
    calls = _calls(line, step)
    return (
        float(hinted),
        _shortfall(line, step) if hinted else 0.0,
        float(calls),
        float(bool(chosen_by)),
        float(placed),
        float(_shared(line, step)),
        float(line.touchpoint in step.touchpoints),
        _shortfall(line, step),
    )


def _calls(line: Line, step: Step) -> bool:
    """Whether the answer went the way that the step is for."""
    if step.side == "both":
        return line.key == "B"
    if step.side == "any":
        return line.key in ("D", "V", "H") or _shortfall(line, step) > 100 - LOW
    return _shortfall(line, step) > 100 - LOW


def _shortfall(line: Line, step: Step) -> float:
    """How much care was missing on the side that the step is for, 0 to 100 (or what was there, to keep it)."""
    of = {"self": [line.own], "client": [line.client]}.get(step.side, [line.own, line.client])
    known = [one for one in of if one is not None]
    if not known:
        return 0.0
    return min(known) if step.side == "both" else 100.0 - min(known)


def _shared(line: Line, step: Step) -> int:
    return len(set(line.sources) & set(step.sources))


def quote(line: Line) -> str:
    """The answer in the words it was given in."""
    kept = line.said.startswith(("“", "I "))
    lowered = line.said if kept else line.said[:1].lower() + line.said[1:]
    pattern = str(result_sentences()["quote"][line.kind])
    return pattern.format(name=line.name, said=lowered)
