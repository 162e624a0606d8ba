"""The compass: which prompt is the next useful one for what a room shows. Facts of a room in, words out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from content.compass_shapes import Compass, Prompt
from content.facts import Facts
from content.read import HERE, read, touchpoints
from content.rules import all_hold
from scoring.model import MODEL

RoomFacts = Mapping[str, float | str | bool]
"""What may be known of a room, by the names in compass.toml. What may not be shown is not in it."""


@cache
def compass() -> Compass:
    """The file of the compass. Raises ContentFault, with a line for each fault."""
    return read(HERE / "compass.toml", Compass)


def useful_prompts(known: RoomFacts, used: Collection[str] = ()) -> tuple[Prompt, ...]:
    """The prompts that fit the room now, the most telling first.

    In: the facts of what the wall shows ("exercise" among them); ids of prompts that were asked already.
    Which strips lie lowest and highest is worked out here, from those that show.
    A prompt whose facts are unknown stays silent, so that a hidden cell never speaks through the compass. A name that
    no prompt asks for does no harm.
    """
    facts = Facts({**known, **_outermost(known)})
    exercise = known.get("exercise")
    return tuple(
        one
        for one in compass().prompts
        if one.id not in used and (not one.exercises or exercise in one.exercises) and all_hold(one.when, facts)
    )


def _outermost(known: RoomFacts) -> dict[str, str]:
    """The places that lean the most to the client and to oneself, where they stand off from the room as a whole.

    Nothing where a place leans as the room does over all places, where that is not known, and where two lean alike.
    """
    strips = {one: float(known[f"strip.{one}"]) for one in touchpoints() if f"strip.{one}" in known}
    if not strips or "tilt.mean" not in known:
        return {}
    room, found = float(known["tilt.mean"]), {}
    for name, end, away in (("lowest", min(strips.values()), -1), ("highest", max(strips.values()), 1)):
        there = [one for one, tilt in strips.items() if tilt == end]
        if len(there) == 1 and (end - room) * away >= MODEL.stands_out:
            found[f"strip.{name}"] = there[0]
    return found


def next_prompt(known: RoomFacts, used: Collection[str] = ()) -> Prompt | None:
    """The next useful prompt, or None where each that fits was asked. In: as for `useful_prompts`."""
    return next(iter(useful_prompts(known, used)), None)


def prompts_by_id(ids: Collection[str]) -> tuple[Prompt, ...]:
    """The prompts of these ids, in the order of `ids`; an id that the file does not have is passed over."""
    found = {one.id: one for one in compass().prompts}
    return tuple(found[name] for name in ids if name in found)
