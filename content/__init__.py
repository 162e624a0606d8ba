"""Words as data, and the coach that picks from them. Pure: results in, words and plans out."""

from content.coach import Offer, Plan, PlanStep, plan
from content.facts import Facts, facts
from content.pulls import Line, Pulls, pulls
from content.read import (
    ContentFault,
    check,
    page,
    policies,
    policy_words,
    rehearsal_pattern,
    rehearsals,
    sources,
    steps,
    touchpoint_names,
    touchpoints,
    zone_words,
    zones,
)
from content.told import Card, SelfCareWords, card, selfcare_words
from content.words import ResultWords, Standing, Touched, result_words

__all__ = [
    "Card",
    "ContentFault",
    "Facts",
    "Line",
    "Offer",
    "Plan",
    "PlanStep",
    "Pulls",
    "ResultWords",
    "SelfCareWords",
    "Standing",
    "Touched",
    "card",
    "check",
    "facts",
    "page",
    "plan",
    "policies",
    "policy_words",
    "pulls",
    "rehearsal_pattern",
    "rehearsals",
    "result_words",
    "selfcare_words",
    "sources",
    "steps",
    "touchpoint_names",
    "touchpoints",
    "zone_words",
    "zones",
]
