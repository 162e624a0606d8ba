"""Requests in place of policies, for those whose rules are set by somebody else (R27). Pure; no input is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from content.ask_shapes import Ask, AskFor
from content.own_need import own_need
from content.policy_builder import Voice
from content.policy_shapes import HOLE
from content.read import HERE, read
from content.typed import one_line

LONGEST_NEED = 120
"""Characters of a need in one's own words."""
OWN = -1
"""The place of one's own words among the needs."""


@dataclass(frozen=True)
class Request:
    """What a person has chosen for one talk. `need` counts from 0; `OWN` stands for their own words."""

    need: int = 0
    own: str = ""
    on_sheet: bool = False

    @classmethod
    def read(cls, ask: Ask, raw: Mapping[str, Any]) -> Request:
        """A request from what a device kept; whatever is missing or odd there is as in a fresh one."""
        need, own = raw.get("need"), raw.get("own")
        return cls(
            need=need if type(need) is int and OWN <= need < len(ask.needs) else 0,
            own=one_line(own, LONGEST_NEED) if isinstance(own, str) else "",
            on_sheet=raw.get("on_sheet") is True,
        )

    def kept(self) -> dict[str, Any]:
        """The request as a device keeps it."""
        return {"need": self.need, "own": self.own, "on_sheet": self.on_sheet}


@dataclass(frozen=True)
class Asked:
    """A request in words: what to find out, the needs to choose from, the one chosen, and how to say it."""

    title: str
    rule: tuple[str, ...]
    needs: tuple[str, ...]
    need: str
    say: str
    if_no: str
    local: str
    card: str | None


@cache
def ask_words() -> AskFor:
    """The words around the requests, as they stand in the file."""
    return read(HERE / "ask_for.toml", AskFor)


@cache
def asks() -> Mapping[str, Ask]:
    """The requests by the id of their policy, in the order of the policies."""
    return {ask.policy: ask for ask in ask_words().asks}


def asked(policy_id: str, request: Request | None = None, voice: Voice | None = None) -> Asked:
    """The request about one policy, its need filled in.

    In: the policy's id; what the person chose, the first need where nothing was; the voice for client or patient.
    Raises KeyError for a policy without a request. What a person typed is never read as a hole.
    """
    ask, chosen = asks()[policy_id], request or Request()
    needs = tuple(spoken(need, voice) for need in ask.needs)
    own = own_need(chosen.own) if chosen.need == OWN else None
    need = own.words if own else needs[max(chosen.need, 0)]
    return Asked(
        title=ask.title,
        rule=tuple(spoken(line, voice) for line in ask.rule),
        needs=needs,
        need=need,
        say=_fill(own.into(ask.say) if own else ask.say, {**_words(voice), "need": need}),
        if_no=spoken(ask.if_no, voice),
        local=spoken(ask.local, voice),
        card=ask.card,
    )


def spoken(text: str, voice: Voice | None = None) -> str:
    """The text with client or patient in it, as the voice has it."""
    return _fill(text, _words(voice))


def _words(voice: Voice | None) -> dict[str, str]:
    client = (voice or Voice()).client
    return {"client": client, "clients": f"{client}s"}


def _fill(text: str, words: Mapping[str, str]) -> str:
    return HOLE.sub(lambda hole: words.get(hole[1], hole[0]), text)
