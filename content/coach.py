"""A plan: at most three small steps, each with its reason, its size and what it can be swapped for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from content.ask_for import ask_words
from content.candidates import Candidate, candidates, pulling_touchpoint
from content.facts import Facts
from content.outcome_facts import of_sheet
from content.pulls import Line
from content.read import outcomes, policies, rules, steps, zones
from content.reasons import called, evidence, reason
from content.rule_shapes import Pick, Rule
from content.rules import all_hold, done, fired
from content.shapes import Slot
from quizzes.schema import Quiz
from scoring import Result

CYCLE = 6
"""Most steps in the round of swaps of one place."""


@dataclass(frozen=True)
class PlanStep:
    """A live step. `id` is a step's or a policy's; `swaps` are the next ones in its place, in order."""

    id: str
    slot: Slot
    rule: str
    reason: str
    title: str
    if_then: str
    smaller: str
    effort: str
    minutes: int
    quotes: tuple[str, ...]
    """Ids of the items that the reason quotes."""
    sources: tuple[str, ...]
    swaps: tuple[str, ...]
    policy: str | None = None
    """The policy that the step writes, asks for or warms up."""
    rehearsal: str | None = None
    card: str | None = None
    ask_for: bool = False
    of_card: str | None = None
    """The card that the step's rule shows first, where it shows one."""


@dataclass(frozen=True)
class Note:
    """What a rule says beside the steps, and the ids of the questionnaires that it leads to."""

    text: str
    quizzes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """Steps of a touchpoint that stands out: offered, never assigned."""

    touchpoint: str
    steps: tuple[str, ...]
    text: str
    titles: tuple[str, ...]
    """The steps in words; a policy's asks for it where somebody else sets the rules."""
    lines: tuple[str, ...]
    """The if–then sentences of the steps, likewise."""


@dataclass(frozen=True)
class Plan:
    """What to try, what to know, and when to look again. May hold no step at all."""

    steps: tuple[PlanStep, ...]
    notes: tuple[Note, ...]
    offers: tuple[Offer, ...]
    first: str | None
    """The card to show before anything else: "safety", "support" or None."""
    cards: tuple[str, ...]
    """All cards that the rules call for, `first` included."""
    zone: str | None
    """The zone that the plan is for."""
    choose_from: tuple[str, ...]
    """Zones to choose from, where the confidence is borderline; else empty."""
    weeks: int
    retake_weeks: int
    fired: tuple[str, ...]
    """Ids of the rules that held, top down."""


@dataclass
class _Place:
    """One place of a plan while it is being filled."""

    slot: Slot
    rule: Rule
    found: tuple[Candidate, ...]
    chosen: Candidate


def plan(facts: Facts, zone_pick: str | None = None, swapped: Sequence[str] = ()) -> Plan:
    """The plan for what is known; the same facts give the same plan.

    In: facts; the zone the person picked, heeded where the margin touches it; the steps they swapped away, in
    order (an id may stand there several times: the round goes on). Raises ValueError for a zone that is none.
    """
    facts, touched = _at_zone(facts, zone_pick)
    held = list(fired(facts))
    by_slot: dict[Slot, list[Candidate]] = {slot: [] for slot in rules().slots}
    heard = _heard(held)
    places = _places(heard, facts, by_slot)
    seen = held[-1][1] if held else facts
    cards = tuple(rule.first for rule, _ in held if rule.first)
    ask_for = any(rule.ask_for for rule, _ in held)
    steps_ = _steps(places, by_slot, seen, swapped, ask_for)
    return Plan(
        steps=steps_,
        notes=tuple(note for rule, known in heard if (note := _note(rule, known, steps_))),
        offers=tuple(offer for rule, known in heard for offer in _offers(rule, known, ask_for)),
        first=cards[0] if cards else None,
        cards=cards,
        zone=seen.get("zone"),
        choose_from=touched if any(rule.choose_zone for rule, _ in heard) else (),
        weeks=rules().weeks,
        retake_weeks=next((rule.retake_weeks for rule, _ in heard if rule.retake_weeks), rules().retake_weeks),
        fired=tuple(rule.id for rule, _ in held),
    )


def card_of(quiz: Quiz, result: Result, answers: Mapping[str, object], facts: Facts) -> str | None:
    """The card that a result calls for before all else: what this questionnaire knows makes a rule hold that shows one.

    In: the questionnaire, its result and columns; all that is known, for what lies in several days of it.
    """
    of_days = {one.fact for one in outcomes().facts if one.quiz == quiz.id and one.way == "days"}
    over_days = {name: value for name, value in facts.known.items() if name in of_days}
    alone = Facts(of_sheet(quiz, result, answers) | over_days)
    return next((rule.first for rule, _ in fired(alone) if rule.first), None)


def _at_zone(facts: Facts, pick: str | None) -> tuple[Facts, tuple[str, ...]]:
    """The facts at the picked zone, and the zones to pick from."""
    if pick is not None and pick not in zones():
        raise ValueError(f'"{pick}" is no zone; the zones are {", ".join(zones())}')
    position = facts.position
    if position is None or position.zone is None:
        return facts, ()
    touched = (position.zone, *position.could_also_be)
    return (facts.at(pick) if pick in touched and pick is not None else facts), touched


def _heard(held: list[tuple[Rule, Facts]]) -> list[tuple[Rule, Facts]]:
    """The rules that get a word in: those after one that lets nothing join it stay silent."""
    last = next((at for at, (rule, _) in enumerate(held) if rule.only), len(held))
    return held[: last + 1]


# ---- filling the places ------------------------------------------------------------------


def _places(heard: list[tuple[Rule, Facts]], facts: Facts, by_slot: dict[Slot, list[Candidate]]) -> list[_Place]:
    """Runs the rules top down; `by_slot` collects what else they would have put where."""
    places: list[_Place] = []
    mixed = False
    for rule, known in heard:
        if rule.only:
            places, mixed = [place for place in places if place.rule.stays], True
        for pick in rule.picks:
            found = _wanted(pick, known, rule.id)
            by_slot[pick.slot] += found
            if rule.replaces and found:
                places = [place if place.rule.stays or place.slot != pick.slot
                          else _Place(place.slot, rule, found, found[0]) for place in places]  # fmt: skip
            _put(places, pick.slot, rule, found, mix=rule.mix or rule.only)
        mixed = mixed or rule.mix
        if rule.only:
            return places
    known = heard[-1][1] if heard else facts
    for fill in rules().fill:
        if all_hold(fill.when, known):
            rule = next(one for one in rules().rules if one.id == fill.rule)
            for pick in fill.picks:
                found = _wanted(pick, known, rule.id)
                by_slot[pick.slot] += found
                _put(places, pick.slot, rule, found, mix=False)
    if not mixed:
        places.sort(key=lambda place: (not place.rule.stays, rules().slots.index(place.slot)))
    return places


def _wanted(pick: Pick, facts: Facts, rule: str) -> tuple[Candidate, ...]:
    if not all_hold(pick.when, facts):
        return ()
    found = tuple(one for one in candidates(pick, facts, rule) if not done(one.id, facts))
    return tuple(one for one in found if called(one, facts)) if pick.called else found


def _put(places: list[_Place], slot: Slot, rule: Rule, found: Sequence[Candidate], mix: bool) -> None:
    """Puts the first that is not there yet. A slot holds one step, unless a rule brings its own mix; one policy."""
    if len(places) >= rules().most:
        return
    taken = [place.slot for place in places]
    if slot in taken and (slot == "policy" or not mix):
        return
    there = {place.chosen.id for place in places}
    fresh = [one for one in found if one.id not in there]
    if fresh:
        places.append(_Place(slot, rule, tuple(fresh), fresh[0]))


# ---- swaps and reasons -------------------------------------------------------------------


def _steps(
    places: list[_Place], by_slot: dict[Slot, list[Candidate]], facts: Facts, swapped: Sequence[str], ask_for: bool
) -> tuple[PlanStep, ...]:
    taken = {place.chosen.id for place in places}
    chosen: list[tuple[Candidate, Slot, tuple[str, ...]]] = []
    for place in places:
        round_ = _round(place, by_slot[place.slot], taken - {place.chosen.id}, facts)
        one = min(round_, key=lambda each: (swapped.count(each.id), round_.index(each)))
        at = round_.index(one)
        taken.add(one.id)
        chosen.append((one, place.slot, tuple(each.id for each in round_[at + 1 :] + round_[:at])))
    return tuple(_step(one, slot, swaps, facts, ask_for, *quoted) for (one, slot, swaps), quoted
                 in zip(chosen, _quoted([one for one, _, _ in chosen], facts), strict=True))  # fmt: skip


def _quoted(chosen: Sequence[Candidate], facts: Facts) -> list[tuple[tuple[Line, ...], frozenset[str]]]:
    """For each step the answers that speak for it, and those told before it.

    Each step has the nearest answer, also where another has told it; no step takes it for a second one.
    """
    leads: list[str] = []
    for one in chosen:
        leads += [line.item for line in evidence(one, facts, leads)[:1]]
    found: list[tuple[tuple[Line, ...], frozenset[str]]] = []
    told: frozenset[str] = frozenset()
    for one in chosen:
        said = evidence(one, facts, told, leads)
        found.append((said, told))
        told |= {line.item for line in said}
    return found


def _round(place: _Place, others: Sequence[Candidate], taken: set[str], facts: Facts) -> list[Candidate]:
    """The steps that one place goes through when it is swapped, the chosen one first. What stays is not swapped."""
    if place.rule.stays:
        return [place.chosen]
    policy_there = set(facts.get("policies_in_place") or ())
    usual = [replace(place.chosen, id=one, pair=None, domain=None, touchpoint=_home(one), on=None, rehearsals=(),
                     spare=True)
             for one in rules().swaps[place.slot] if one not in policy_there and not done(one, facts)]  # fmt: skip
    found: dict[str, Candidate] = {}
    for one in (*place.found, *others, *usual):
        if one.id not in taken:
            found.setdefault(one.id, one)
    return list(found.values())[:CYCLE]


def _home(step_id: str) -> str | None:
    policy = policies().get(step_id)
    return policy.touchpoint if policy else None


def _step(
    one: Candidate,
    slot: Slot,
    swaps: tuple[str, ...],
    facts: Facts,
    ask_for: bool,
    said: tuple[Line, ...],
    told: frozenset[str],
) -> PlanStep:
    step, policy = steps()[one.id], policies().get(one.id)
    rule = next(rule for rule in rules().rules if rule.id == one.rule)
    asks = ask_for and policy is not None
    rehearsal = one.rehearsals[0] if one.rehearsals else policy.rehearsal if policy else None
    smaller = ask_words().step_smaller if asks else step.smaller
    return PlanStep(
        id=one.id, slot=slot, rule=one.rule, reason=reason(one, facts, said, told), title=title(one.id, ask_for),
        if_then=if_then(one.id, ask_for), smaller=smaller, effort=step.effort,
        minutes=step.minutes, quotes=tuple(line.item for line in said), sources=step.sources, swaps=swaps,
        policy=policy.id if policy else one.on, rehearsal=rehearsal, card=policy.card if policy else None,
        ask_for=asks, of_card=rule.first,
    )  # fmt: skip


def title(step_id: str, ask_for: bool) -> str:
    """The step itself in one sentence; with `ask_for`, a policy's is to ask for what is needed (R27)."""
    policy = policies().get(step_id)
    return ask_words().step_title.format(title=policy.title) if policy and ask_for else steps()[step_id].title


def if_then(step_id: str, ask_for: bool) -> str:
    """The if–then sentence of a step; with `ask_for`, a policy's sentence asks for it (R27)."""
    policy = policies().get(step_id)
    return policy.ask_for if policy and ask_for else steps()[step_id].if_then


# ---- notes and offers --------------------------------------------------------------------


def _note(rule: Rule, facts: Facts, made: Sequence[PlanStep]) -> Note | None:
    """What the plan says for this rule, given its steps; an offer carries its rule's words itself."""
    text = next((note.text for note in rule.notes if all_hold(note.when, facts)), rule.note)
    stands = any(step.rule == rule.id or (rule.ask_for and step.ask_for) for step in made)
    if not text or rule.offers or (rule.with_step and not stands):
        return None
    return Note(text, rule.quizzes)


def _offers(rule: Rule, facts: Facts, ask_for: bool) -> list[Offer]:
    if not rule.offers:
        return []
    table = rules().tables[rule.offers]
    made: list[Offer] = []
    for where in facts.get("stands_out") or ():
        ids = tuple(one for one in table.get(where, ()) if not done(one, facts))
        titles = tuple(title(one, ask_for) for one in ids)
        made.append(Offer(where, ids, rule.note, titles, tuple(if_then(one, ask_for) for one in ids)))
    return made


__all__ = ["Note", "Offer", "Plan", "PlanStep", "card_of", "if_then", "plan", "pulling_touchpoint", "title"]
