"""A need in one's own words, fitted into "I would like …" of a request. Pure; what was typed stays as it is.

People type the whole sentence as often as its end. What the sentence says already is taken off, and words that
cannot end it stand as a sentence of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NEED = "{need}"
_ENDS = ".!?… "
_OPENING = re.compile(
    r"(?:please,? )?(?:i|we)(?:(?: would|['’]?d)(?: really| just| also| so| very much)* (?:like|love)"
    r"|(?: would|['’]d)?(?: really| just| also| so)* (?:need|want)) (?:to have (?!to ))?|please,? ",
    re.IGNORECASE,
)
"""What says no more than "I would like" does."""
_ALONE = re.compile(
    r"(?:i|we|it|there|he|she|they|everybody|everyone|nobody)(?:['’]\w+)? |(?:if|because|since|when|why|how|who|where) "
    r"|(?:can|could|may|might|would|will|shall|do|does|did|is|are|am|has|have|was|were)(?:n['’]?t)? "
    r"|(?:let|give|tell|allow|make|stop|please|thanks|thank|sorry|yes|never|remember|treat|respect|trust) "
    r"|(?:ask|send|put|keep|pay|book|leave|call|find|help|show|hire|buy|add|use|take|bring|set|plan|change|cut|move)"
    r" (?:me|us|my|our|the|a|an|it|them|him|her|more|less|fewer|people|clients|patients|somebody|someone|that|this) ",
    re.IGNORECASE,
)
"""What begins a sentence of its own: somebody who does something, a question, a call to do something."""
_TELLS = re.compile(
    r" (?:is|are|was|were|isn['’]t|aren['’]t|am|hurts?|doesn['’]t|don['’]t|can['’]t|won['’]t) ", re.IGNORECASE
)
_LINKS = re.compile(
    r"\b(?:that|which|who|whose|when|what|where|how|if|because|before|after|than|as|while|until|so|unless|whether) ",
    re.IGNORECASE,
)
"""Behind one of these a verb makes no sentence of its own."""
_SMALL = re.compile(
    r"(?:to|a|an|the|my|our|your|more|less|fewer|some|one|two|three|enough|no|not|longer|shorter|better|somebody"
    r"|someone|you|that|time|help) ",
    re.IGNORECASE,
)
"""First words that are written small within a sentence."""
_CLAUSE = re.compile(r", so I (?:would like|need) \{need\}")
_WHOLE = re.compile(r"[^.?!]*\{need\}[^.?!]*[.?!]")


@dataclass(frozen=True)
class OwnNeed:
    """A need as it goes on after "I would like", or, where it cannot, as a sentence; either without its end."""

    words: str
    ends: bool
    """Whether it ends the sentence "I would like …"."""
    asks: bool
    """Whether it is a question."""

    def into(self, say: str) -> str:
        """What to say with room for the need: the sentence as it is, or cut so that a whole one fits in."""
        if self.ends:
            return say
        own = f"{NEED}{'?' if self.asks else '.'}"
        if _CLAUSE.search(say):
            return _CLAUSE.sub(f". {own[:-1]}", say).replace(f"{NEED}.", own)
        return _WHOLE.sub(lambda found: f"{' ' if found[0].startswith(' ') else ''}{own}", say)


def own_need(typed: str) -> OwnNeed | None:
    """The need in what was typed; None where nothing is left beside "I would like"."""
    whole = typed.strip().rstrip(_ENDS)
    opening = _OPENING.match(f"{whole} ")
    rest = f"{whole} "[opening.end() :].strip() if opening else whole
    if not rest:
        return None
    if _fits(rest):
        return OwnNeed(rest[0].lower() + rest[1:] if _SMALL.match(f"{rest} ") else rest, ends=True, asks=False)
    return OwnNeed(whole[0].upper() + whole[1:], ends=False, asks=typed.strip().endswith("?"))


def _fits(text: str) -> bool:
    if _ALONE.match(f"{text} "):
        return False
    verb, link = _TELLS.search(f" {text} "), _LINKS.search(f" {text} ")
    return verb is None or (link is not None and link.start() <= verb.start())
