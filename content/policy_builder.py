"""Policies in a practice's own voice: the wordings with their blanks filled. Pure; nothing it is given is trusted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from content.place_shapes import LONGEST_SIGN
from content.places import Clock, amount, sign_of, times_of
from content.policy_shapes import CLOCK, COUNTED, HOLE, Blank, PolicyBuilder, PolicyDraft, number
from content.read import HERE, by_id, read
from content.typed import one_line

LONGEST_NAME = 80
"""Characters of a practice's name."""
LETTERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Value = int | str


@dataclass(frozen=True)
class Voice:
    """How a practice speaks: its name, I or we, client or patient, its money, its clock.

    `money` is the code of a currency of places.toml, or a sign of the practice's own.
    """

    practice: str = ""
    person: Literal["i", "we"] = "i"
    client: Literal["client", "patient"] = "client"
    money: str = "USD"
    clock: Clock = "12"

    @classmethod
    def read(cls, raw: Mapping[str, Any], clock: Clock = "12", money: str = "USD") -> Voice:
        """A voice from what a device kept; whatever is missing or odd there is as in a fresh one.

        In: what was kept; the clock and the money of the place, for a fresh one.
        """
        practice, sign, kept = raw.get("practice"), raw.get("money"), raw.get("clock")
        return cls(
            practice=one_line(practice, LONGEST_NAME) if isinstance(practice, str) else "",
            person="we" if raw.get("person") == "we" else "i",
            client="patient" if raw.get("client") == "patient" else "client",
            money=one_line(sign, LONGEST_SIGN) if isinstance(sign, str) else money,
            clock="24" if kept == "24" else "12" if kept == "12" else clock,
        )

    def kept(self) -> dict[str, str]:
        """The voice as a device keeps it."""
        return {name: getattr(self, name) for name in ("practice", "person", "client", "money", "clock")}


@dataclass(frozen=True)
class Chosen:
    """What a person has chosen for one policy. `wording` counts from 0, softest first."""

    wording: int
    blanks: Mapping[str, Value] = field(default_factory=dict)
    on_sheet: bool = False

    @classmethod
    def read(cls, policy: PolicyDraft, raw: Mapping[str, Any], money: str = "USD") -> Chosen:
        """A choice from what a device kept, odd values left out; the middle wording where none was chosen.

        In: the policy; what was kept; the money that its amounts are in.
        """
        wording, blanks = raw.get("wording"), raw.get("blanks")
        most = len(policy.wordings)
        given = blanks if isinstance(blanks, Mapping) else {}
        return cls(
            wording=wording if type(wording) is int and 0 <= wording < most else (most - 1) // 2,
            blanks={blank.name: value(blank, given.get(blank.name), money) for blank in policy.blanks},
            on_sheet=raw.get("on_sheet") is True,
        )

    def kept(self) -> dict[str, Any]:
        """The choice as a device keeps it."""
        return {"wording": self.wording, "blanks": dict(self.blanks), "on_sheet": self.on_sheet}


@cache
def builder() -> PolicyBuilder:
    """The words of the builder as they stand in the file."""
    return read(HERE / "policy_builder.toml", PolicyBuilder)


@cache
def policy_drafts() -> Mapping[str, PolicyDraft]:
    """The policies to build, by id, in the order of the file."""
    return by_id(builder().policies)


def limits(blank: Blank, money: str = "USD") -> tuple[int, int, int, int]:
    """The least, the most, the step and the default of a blank that holds a number; an amount's as large as the
    money asks for."""
    times = times_of(money) if blank.kind == "money" else 1
    return (
        int(blank.minimum) * times,
        int(blank.maximum) * times,
        blank.step * times,
        int(blank.default) * times,
    )


def value(blank: Blank, given: object, money: str = "USD") -> Value:
    """What goes into a blank: `given` where it keeps to the limits, brought to the nearer one where it does not.

    The default where it is of another kind, empty or no finite number.
    """
    if blank.kind == "text":
        text = one_line(given, int(blank.maximum)) if isinstance(given, str) else ""
        return text if len(text) >= int(blank.minimum) else blank.default
    if blank.kind == "time":
        low, high = number(blank.minimum), number(blank.maximum)
        if not isinstance(given, str) or not CLOCK.fullmatch(given):
            return blank.default
        minutes = min(max(number(given), low), high)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    low, high, _, default = limits(blank, money)
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        return default
    return round(min(max(given, low), high))


def faults(policy: PolicyDraft, chosen: Chosen, voice: Voice | None = None) -> list[str]:
    """Sentences for values that do not go together: a time that is to come before another and does not.

    The sentence may name both: {policy}, {first} and {second} (labels), {first_time} and {second_time} (as clients
    read them, by the clock of `voice`).
    """
    known = {blank.name: blank for blank in policy.blanks}
    given = {name: value(blank, chosen.blanks.get(name)) for name, blank in known.items()}
    return [
        _fill(
            builder().faults["order"],
            {
                "policy": policy.title,
                "first": blank.label,
                "second": known[blank.before].label,
                "first_time": said(blank, given[blank.name], voice or Voice()),
                "second_time": said(known[blank.before], given[blank.before], voice or Voice()),
            },
        )
        for blank in policy.used(chosen.wording)
        if blank.before and number(given[blank.name]) >= number(given[blank.before])
    ]


def said(blank: Blank, given: Value, voice: Voice) -> str:
    """A blank's value as it stands in a sentence: "24 hours", "one free pass", "half", "$40", "5 pm"."""
    if isinstance(given, str):
        return _clock(given, voice.clock) if blank.kind == "time" else given
    if blank.kind == "money":
        return amount(given, voice.money)
    if blank.kind == "percent":
        return _percent(given, blank.of)
    counted = LETTERS[given] if blank.kind in COUNTED and given < len(LETTERS) else str(given)
    return _spoken(f"{counted} {blank.one if given == 1 else blank.unit}", voice)


def _percent(given: int, of: str) -> str:
    """A percentage alone ("half", "30 percent") or as a part of something ("half the fee")."""
    filled = builder().filled
    alone = f"{given} percent"
    if not of:
        return filled.percent.get(str(given), alone)
    return _fill(filled.percent_of.get(str(given), filled.percent_of["other"]), {"percent": alone, "of": of})


def unit(blank: Blank, voice: Voice) -> str:
    """What stands beside a number's input: "hours", "$", "percent"; empty for times and texts."""
    if blank.kind in ("time", "text"):
        return ""
    return sign_of(voice.money) if blank.kind == "money" else _spoken(blank.unit, voice)


def policy_text(policy: PolicyDraft, chosen: Chosen, voice: Voice) -> str:
    """The policy as a client reads it."""
    wording = policy.wordings[chosen.wording]
    return _filled(wording.we if voice.person == "we" else wording.i, policy, chosen, voice)


def policy_say(policy: PolicyDraft, chosen: Chosen, voice: Voice) -> str:
    """The sentence to say it aloud."""
    return _filled(policy.say.we if voice.person == "we" else policy.say.i, policy, chosen, voice)


def policy_heading(policy: PolicyDraft, voice: Voice) -> str:
    """The policy's title as a client reads it."""
    if policy.on_sheet is None:
        return policy.title
    return policy.on_sheet.we if voice.person == "we" else policy.on_sheet.i


def policy_local(policy: PolicyDraft, voice: Voice) -> str:
    """Where local law matters for this policy; may be empty."""
    return _spoken(policy.local, voice)


def _spoken(text: str, voice: Voice) -> str:
    return _fill(text, {"client": voice.client, "clients": f"{voice.client}s"})


def _filled(text: str, policy: PolicyDraft, chosen: Chosen, voice: Voice) -> str:
    words = {"client": voice.client, "clients": f"{voice.client}s"}
    words["practice"] = voice.practice or builder().practice_empty
    for blank in policy.blanks:
        words[blank.name] = said(blank, value(blank, chosen.blanks.get(blank.name), voice.money), voice)
    return _fill(text, words)


def _fill(text: str, words: Mapping[str, str]) -> str:
    """The text with its holes filled once: what a person typed is never read as a hole."""
    return HOLE.sub(lambda hole: words.get(hole[1], hole[0]), text)


def _clock(time: str, clock: Clock) -> str:
    hour, minute = divmod(number(time), 60)
    if clock == "24":
        return f"{hour}:{minute:02d}"
    if not minute and hour in (0, 12):
        return "noon" if hour else "midnight"
    return f"{hour % 12 or 12}{f':{minute:02d}' if minute else ''} {'am' if hour < 12 else 'pm'}"
