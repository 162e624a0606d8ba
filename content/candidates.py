"""The ways by which a rule chooses steps: from the lowest domain, the weakest pair, the policies not yet there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from content.facts import Facts
from content.read import policies, rules, selfcare, steps, touchpoints
from content.rule_shapes import Condition, Pick
from quizzes.schema import Scenario


@dataclass(frozen=True)
class Candidate:
    """A step that would fit, and where in the answers the reason for it lies."""

    id: str
    rule: str
    pair: str | None = None
    domain: str | None = None
    touchpoint: str | None = None
    on: str | None = None
    """The policy that the step works on, where it works on one."""
    rehearsals: tuple[str, ...] = ()
    spare: bool = False
    """From the list of swaps, and none of its rule's own: what made the rule hold may say nothing of it."""
    when: tuple[Condition, ...] = ()
    """What the pick asked for beside its rule."""
    reason: str = ""
    """The pick's own pattern of a reason, where it has one."""


Found = Iterable[Candidate]
Way = Callable[[Facts, Pick, str], Found]


def candidates(pick: Pick, facts: Facts, rule: str) -> tuple[Candidate, ...]:
    """The steps that a pick would put into its slot, the best first. Empty where the facts do not say."""
    if pick.from_:
        found = tuple(WAYS[pick.from_](facts, pick, rule))
    else:
        place = next(iter(WAYS[pick.on](facts, pick, rule)), None) if pick.on else None
        policy, where = (place.id, place.touchpoint) if place else (None, None)
        found = tuple(Candidate(one, rule, None, None, where, policy, pick.rehearsals) for one in pick.steps)
    found = tuple(replace(one, when=pick.when, reason=pick.reason) for one in found)
    return tuple(sorted(found, key=_effort)) if pick.by_effort else found


def _effort(candidate: Candidate) -> tuple[int, str]:
    return steps()[candidate.id].minutes, candidate.id


def _table(name: str, row: str | None) -> tuple[str, ...]:
    table = rules().tables[name]
    return table.get(row or "", table.get("else", ()))


# ---- care --------------------------------------------------------------------------------


def _of_domain(domain: str, rule: str) -> list[Candidate]:
    ids = [one.id for one in steps().values() if one.kind == "care" and one.area == domain]
    return sorted((Candidate(one, rule, domain=domain) for one in ids), key=_effort)


def weakest_pairs(facts: Facts, scale: str) -> list[str]:
    """Pairs of one scale by the mean of their item scores, weakest first; ties in letter order."""
    if facts.position is None or not facts.get("answers"):
        return []
    scored = [(round(pair.mean, 9), letter) for letter, pair in facts.position.pairs.items()
              if pair.scale == scale and pair.mean is not None]  # fmt: skip
    return [letter for _, letter in sorted(scored)]


def _care(facts: Facts, rule: str) -> list[Candidate]:
    """From the audit where there is one; else by the weakest pair; else by where care for oneself is least."""
    if facts.domains:
        return [one for domain in facts.domains for one in _of_domain(domain, rule)]
    by_pair = [Candidate(step, rule, pair=pair) for pair in weakest_pairs(facts, "S")
               for step in _table("self_pairs", pair)]  # fmt: skip
    if by_pair or not facts.get("answers") or facts.position is None:
        return by_pair
    reached = sorted(
        (round(one.S, 9), list(touchpoints()).index(one.id), one.id)
        for one in facts.position.touchpoints
        if one.n_S and one.S is not None
    )
    places = [where for _, _, where in reached]
    return _unique(Candidate(step, rule, touchpoint=where) for where in places
                   for step in _table("self_touchpoints", where))  # fmt: skip


def _lowest_domain(facts: Facts, pick: Pick, rule: str) -> Found:
    """Of the domain, pair or place with least care for oneself; where nothing says which, what the pick has ready."""
    found = _care(facts, rule) or [Candidate(one, rule) for one in pick.order]
    return [one for one in found if one.domain == found[0].domain]


def _second_domain(facts: Facts, pick: Pick, rule: str) -> Found:
    found = _care(facts, rule)
    if facts.domains:
        return [one for one in found if one.domain == facts.domains[1]] if len(facts.domains) > 1 else found[1:]
    return found[1:]


def _thin_domains(facts: Facts, pick: Pick, rule: str) -> Found:
    return [one for domain in facts.get("thin") or () for one in _of_domain(domain, rule)]


# ---- policies ----------------------------------------------------------------------------


def pulling_touchpoint(facts: Facts) -> str | None:
    """The touchpoint whose answers pulled most: furthest to the client on the doormat side, to the person on the
    diva side, furthest from the middle elsewhere. Ties in the order of the touchpoints."""
    if facts.position is None or not facts.get("answers"):
        return None
    sign = {"doormat": -1.0, "diva": 1.0}.get(str(facts.get("zone")))
    reached = [one for one in facts.position.touchpoints if (one.n_C or one.n_S) and one.B is not None]
    order = list(touchpoints())
    ranked = [(-round(abs(one.B or 0.0) if sign is None else sign * (one.B or 0.0), 9), order.index(one.id), one.id)
              for one in reached]  # fmt: skip
    return min(ranked)[2] if ranked else None


def _missing(found: Found, facts: Facts) -> list[Candidate]:
    """Without the policies that are known to exist."""
    there = set(facts.get("policies_in_place") or ())
    return _unique(one for one in found if one.id not in there)


def _unique(found: Found) -> list[Candidate]:
    kept: dict[str, Candidate] = {}
    for one in found:
        kept.setdefault(one.id, one)
    return list(kept.values())


def _in_order(facts: Facts, pick: Pick, rule: str) -> list[Candidate]:
    return [Candidate(one, rule, touchpoint=policies()[one].touchpoint) for one in pick.order]


def _missing_policies(facts: Facts, pick: Pick, rule: str) -> Found:
    return _missing(_in_order(facts, pick, rule), facts)


def _of_touchpoint(where: str | None, rule: str) -> list[Candidate]:
    return [Candidate(one, rule, touchpoint=where) for one in _table("touchpoint_policies", where)]


def _touchpoint_policy(facts: Facts, pick: Pick, rule: str) -> Found:
    return _missing(_of_touchpoint(pulling_touchpoint(facts), rule), facts)


def _tilted_policies(facts: Facts, pick: Pick, rule: str) -> Found:
    tilted = _of_touchpoint(pulling_touchpoint(facts), rule)
    return _missing([*tilted, *_in_order(facts, pick, rule)], facts)


def swinging_touchpoint(facts: Facts) -> str | None:
    """The touchpoint with most answers for the client alone and for oneself alone, both there if possible."""
    counts: dict[str, dict[str, int]] = {}
    for quiz, answers in facts.sheets:
        for item in quiz.of_kind(Scenario):
            key = answers.get(item.id)
            if item.touchpoint and key in ("D", "V"):
                counts.setdefault(item.touchpoint, {"D": 0, "V": 0})[str(key)] += 1
    order = list(touchpoints())
    ranked = [(-min(n.values()), -sum(n.values()), order.index(where), where) for where, n in counts.items()]
    return min(ranked)[3] if ranked else None


def _swinging_policy(facts: Facts, pick: Pick, rule: str) -> Found:
    where = swinging_touchpoint(facts)
    return _missing(_of_touchpoint(where, rule), facts) if where else []


def _strictest_policy(facts: Facts, pick: Pick, rule: str) -> Found:
    strict = facts.get("policies_strict")
    order = ("POL-02", "POL-01", "POL-03")
    return [Candidate(one, rule, touchpoint=policies()[one].touchpoint) for one in order
            if strict is None or one in strict]  # fmt: skip


# ---- kindness, mindset, touchpoints ------------------------------------------------------


def _client_pair(facts: Facts, pick: Pick, rule: str) -> Found:
    letters = weakest_pairs(facts, "C")
    rest = [letter for letter in rules().tables["client_pairs"] if letter not in letters]
    return [Candidate(step, rule, pair=letter if letter in letters else None) for letter in letters + rest
            for step in _table("client_pairs", letter)]  # fmt: skip


def _kindness_row(facts: Facts, pick: Pick, rule: str) -> Found:
    row = facts.get("kindness_gap")
    return [Candidate(one, rule) for one in _table("kindness_rows", row)] if row else []


def _access_row(facts: Facts, pick: Pick, rule: str) -> Found:
    gaps = facts.get("access_gaps") or ()
    return [Candidate(one, rule, touchpoint=gap) for gap in gaps for one in _table("access_rows", gap)]


WAYS: Mapping[str, Way] = {
    "lowest_domain": _lowest_domain,
    "second_domain": _second_domain,
    "thin_domains": _thin_domains,
    "missing_policies": _missing_policies,
    "tilted_policies": _tilted_policies,
    "touchpoint_policy": _touchpoint_policy,
    "swinging_policy": _swinging_policy,
    "strictest_policy": _strictest_policy,
    "client_pair": _client_pair,
    "kindness_row": _kindness_row,
    "access_row": _access_row,
}


def domain_names() -> dict[str, str]:
    """Self-care domain id -> name."""
    return {domain.id: domain.name for domain in selfcare().domains}
