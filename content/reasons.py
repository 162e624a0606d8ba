"""Why this step: an answer that this person gave, in its own words, and what the step does about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from content.candidates import Candidate
from content.facts import Facts
from content.pulls import Line, lines
from content.read import outcomes, policies, result_sentences, rules, steps
from content.rule_shapes import REASON, Condition, Rule
from content.rules import all_hold
from content.shapes import Step
from content.telling import telling

HALF = 50.0
"""The pair or domain that chose a step is quoted first where it holds no more than half of its care."""

LOW = 37.5
"""A habit scored lower than this left its side out: "often" or more of what wears out, seldom of what helps."""


def reason(candidate: Candidate, facts: Facts, said: tuple[Line, ...], told: Collection[str] = ()) -> str:
    """The sentences under "Why this one", from the answers that `evidence` found; those `told` before in other words.

    Where there is none, the rule's `bare` words speak of the map, or what the step does stands by itself.
    """
    step = steps()[candidate.id]
    pattern, counts = _pattern(candidate, facts)
    if "{answer}" in pattern and not said and not candidate.spare:
        pattern = _rule(candidate).bare or pattern
    answer = " ".join(quote(line, again=line.item in told) for line in said)
    return " ".join(pattern.format(answer=answer, because=step.because, **counts).split())


def called(candidate: Candidate, facts: Facts) -> bool:
    """Whether an answer speaks for the step. Where only results are at hand and no answers, nothing speaks against."""
    return not facts.sheets or bool(evidence(candidate, facts))


def evidence(
    candidate: Candidate, facts: Facts, told: Collection[str] = (), kept: Collection[str] = ()
) -> tuple[Line, ...]:
    """At most two answers that call for the step, the nearest first; none where none is near enough.

    Near enough is an answer of the pair, the domain or the touchpoint that chose the step, of a touchpoint of the step
    itself, or on the idea that it serves first. Among these the nearest is the one that went the way the step is for
    and cites most of its ideas. Of equally near ones, those not yet `told` in another reason come first; the second
    is none that was told or that another reason has `kept` for itself. For care of oneself, answers that held that
    care are none.
    """
    step = steps()[candidate.id]
    if "{answer}" not in _pattern(candidate, facts)[0]:
        return ()
    behind = _behind(candidate, facts, told)
    if behind:
        return (behind[0],)
    near = [line for line in _readable(facts) if _near(line, candidate, step)]
    if not near:
        return ()
    first, *others = sorted(near, key=lambda line: _rank(line, candidate, step, told))
    if step.kind == "care" and not (_hinted(first, candidate, step) or _calls(first, step)):
        return ()
    if not _calls(first, step):
        return (first,)
    gone = {*told, *kept}
    second = [line for line in others if line.kind != first.kind and line.item not in gone and _calls(line, step)]
    return (first, *second[:1])


def _behind(candidate: Candidate, facts: Facts, told: Collection[str]) -> list[Line]:
    """The answers that made the rule hold and its pick fit, the nearest to the step first; none where a part of the
    map or of the audit chose the step.

    Of rows that name a policy, only the one about the step's own says something of it. Nearest is what cites the same
    ideas as the step, then what belongs to the candidate's touchpoint, then what is not yet told.
    """
    if candidate.pair or candidate.domain:
        return []
    step, policy = steps()[candidate.id], candidate.on or (candidate.id if candidate.id in policies() else None)
    spoken = {(sheet.quiz.id, line.item): line for sheet in facts.sheets for line in lines(*sheet)}
    ranked: list[tuple[tuple[bool, int, bool, bool], Line]] = []
    for one in telling(candidate.rule, facts, candidate.when):
        line, about = spoken.get(one), _policy_of(*one) if policy else None
        if line is None or about not in (None, policy):
            continue
        shared = [at for at, source in enumerate(step.sources) if source in line.sources]
        if candidate.spare and not shared and not about:
            continue
        # rows weigh the same, so the one on the step's first idea leads; of habits, the strongest does
        first = shared[0] if shared and line.kind == "check" else 0
        elsewhere = bool(candidate.touchpoint) and line.touchpoint != candidate.touchpoint
        ranked.append(((not shared, first, elsewhere, line.item in told), line))
    return [line for _, line in sorted(ranked, key=lambda one: one[0])]


def _policy_of(quiz: str, item: str) -> str | None:
    """The policy that a row of a list is about, by the naming of the facts that are read from that list."""
    for fact in outcomes().facts:
        named = re.search(fact.names.match, item) if fact.names and fact.quiz == quiz else None
        if fact.names and named:
            return fact.names.gives.format(named[1])
    return None


def _pattern(candidate: Candidate, facts: Facts) -> tuple[str, Mapping[str, int]]:
    """The pattern of the reason, and the counts that fill it. What a rule says of its own steps fits no spare one."""
    rule = _rule(candidate)
    if candidate.spare:
        return REASON, {}
    if candidate.reason:
        return candidate.reason, {}
    for one in rule.reasons:
        counts = _counts(one.when, facts)
        if all_hold(one.when, facts) and (counts or "{count}" not in one.text):
            return one.text, counts
    return rule.reason, {}


def _rule(candidate: Candidate) -> Rule:
    return next(rule for rule in rules().rules if rule.id == candidate.rule)


def _counts(when: Iterable[Condition], facts: Facts) -> dict[str, int]:
    """How many of the tagged words have the tag that a condition asks about: numbers alone, never a word."""
    names = {name for one in when for name in one.names()}
    for fact in outcomes().facts:
        for quiz, answers in facts.sheets if fact.way == "share" and fact.fact in names else ():
            words = answers.get(fact.item or "") if quiz.id == fact.quiz else None
            tags = [word["tags"].get(fact.set) for word in words] if isinstance(words, list) else []
            tagged = [tag for tag in tags if tag]
            if tagged:
                return {"count": tagged.count(fact.tag), "of": len(tagged)}
    return {}


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


def _near(line: Line, candidate: Candidate, step: Step) -> bool:
    """Whether an answer may speak for the step at all."""
    placed = line.touchpoint in step.touchpoints or (candidate.touchpoint and line.touchpoint == candidate.touchpoint)
    return bool(placed) or _chosen_by(line, candidate) or step.sources[0] in line.sources


def _rank(line: Line, candidate: Candidate, step: Step, told: Collection[str]) -> tuple[float, ...]:
    """How far an answer is from a step, most important first; smaller is nearer. What is equal stays in order."""
    hinted = _hinted(line, candidate, step)
    placed = bool(candidate.touchpoint) and line.touchpoint == candidate.touchpoint
    return (
        -float(hinted),
        -_shortfall(line, step) if hinted else 0.0,
        -float(_calls(line, step)),
        -float(_chosen_by(line, candidate)),
        -float(placed),
        -float(_shared(line, step)),
        -float(line.touchpoint in step.touchpoints),
        float(line.item in told),
        -_shortfall(line, step),
    )


def _chosen_by(line: Line, candidate: Candidate) -> bool:
    """Whether the answer is of the pair or the domain that chose the step."""
    of_pair = candidate.pair is not None and line.pair == candidate.pair
    return of_pair or (candidate.domain is not None and line.scale == candidate.domain)


def _hinted(line: Line, candidate: Candidate, step: Step) -> bool:
    return _chosen_by(line, candidate) and _shortfall(line, step) >= HALF


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


def quote(line: Line, again: bool = False) -> str:
    """The answer in the words it was given in; `again` where another reason has told it already."""
    kept = line.said.startswith(("“", "I "))
    lowered = line.said if kept else line.said[:1].lower() + line.said[1:]
    pattern = str(result_sentences()["quote_again" if again else "quote"][line.kind])
    return pattern.format(name=line.name, said=lowered)
