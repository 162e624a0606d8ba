"""The compass: which prompt is the next useful one for what a room shows. Facts of a room in, words out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from content.compass_shapes import Compass, Prompt
from content.facts import Facts
from content.read import HERE, read, touchpoints
from content.rules import all_hold

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
    """The places that lean the most to the client and to oneself, the first of equals; nothing without a strip."""
    strips = {one: float(known[f"strip.{one}"]) for one in touchpoints() if f"strip.{one}" in known}
    if not strips:
        return {}
    return {"strip.lowest": min(strips, key=lambda one: strips[one]),
            "strip.highest": max(strips, key=lambda one: strips[one])}  # fmt: skip


def next_prompt(known: RoomFacts, used: Collection[str] = ()) -> Prompt | None:
    """The next useful prompt, or None where each that fits was asked. In: as for `useful_prompts`."""
    return next(iter(useful_prompts(known, used)), None)


def prompts_by_id(ids: Collection[str]) -> tuple[Prompt, ...]:
    """The prompts of these ids, in the order of `ids`; an id that the file does not have is passed over."""
    found = {one.id: one for one in compass().prompts}
    return tuple(found[name] for name in ids if name in found)
