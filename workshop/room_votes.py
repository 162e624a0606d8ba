"""What a room sees of its votes and pledges. Both are said to the room on purpose; the phone tells so before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from workshop.cells import LEAST

Facts = dict[str, float | str | bool]


def votes_shown(
    options: Sequence[str], first: Mapping[str, str], second: Mapping[str, str]
) -> tuple[dict[str, Any], Facts]:
    """Votes by seat (seat -> option) of both rounds -> totals, who changed, and the ways that may be drawn.

    Totals of a round show from five voters. `ways` (first, second, count) are there only where every way that
    anybody took was taken by five; else the one sentence has to do (`changed` of `both`), which needs five who
    voted twice. Options that are none of `options` are left out. Empty parts are None.
    """
    rounds = [{seat: one for seat, one in votes.items() if one in options} for votes in (first, second)]
    totals = []
    for votes in rounds:
        count = Counter(votes.values())
        totals.append({one: count[one] for one in options} if len(votes) >= LEAST else None)
    twice = [(rounds[0][seat], rounds[1][seat]) for seat in rounds[0] if seat in rounds[1]]
    shown: dict[str, Any] = {"first": totals[0], "second": totals[1], "both": None, "changed": None, "ways": None}
    facts: Facts = {}
    if last := totals[1] or totals[0]:
        facts["vote.top"] = max(last.values()) / sum(last.values())
    if len(twice) >= LEAST:
        changed = sum(a != b for a, b in twice)
        ways = Counter(twice)
        shown |= {"both": len(twice), "changed": changed}
        facts |= {"vote.changed": changed / len(twice)}
        if min(ways.values()) >= LEAST:
            shown["ways"] = [(a, b, ways[a, b]) for a in options for b in options if ways[a, b]]
    return shown, facts


def pledges_shown(kinds: Mapping[str, str], pledges: Sequence[str]) -> tuple[dict[str, Any], Facts]:
    """Steps picked, and the kind of each step (step id -> kind) -> the room's list by kind, and its facts.

    Kinds come in the order of `kinds`, steps by how often they were picked, then in that order. A step that is
    unknown is left out.
    """
    count = Counter(one for one in pledges if one in kinds)
    listed = []
    for kind in dict.fromkeys(kinds.values()):
        steps = sorted((one for one in kinds if kinds[one] == kind and count[one]), key=lambda one: -count[one])
        if steps:
            listed.append({"kind": kind, "steps": [{"id": one, "count": count[one]} for one in steps]})
    total = sum(count.values())
    facts: Facts = {}
    if total >= LEAST:
        kinds_of = Counter(kinds[one] for one in count.elements())
        facts = {f"pledge.{kind}": kinds_of[kind] / total for kind in dict.fromkeys(kinds.values())}
    return {"kinds": listed, "n": total}, facts
