"""Words as data, and the coach that picks from them. Pure: results in, words and plans out."""

from content.ask_for import Asked, Request, ask_words, asked
from content.coach import Offer, Plan, PlanStep, card_of, if_then, plan, title
from content.compass import compass, next_prompt, prompts_by_id, useful_prompts
from content.facts import Facts, facts
from content.outcome import Outcome, outcome
from content.policy_builder import builder, policy_drafts
from content.practice import UsefulNext, over_days, stands_out, useful_next
from content.pulls import Line, Pulls, pulls
from content.read import (
    ContentFault,
    check,
    outcomes,
    page,
    policies,
    policy_words,
    rehearsal_pattern,
    rehearsals,
    report_words,
    result_sentences,
    sources,
    steps,
    touchpoint_names,
    touchpoints,
    zone_words,
    zones,
)
from content.shapes import Page, Section
from content.told import Card, DomainWords, SelfCareWords, card, is_tank, selfcare_words
from content.words import ResultWords, Standing, Touched, result_words, too_few, zone_name
from content.workshop import agenda, before_first, vote_moments, workshop

__all__ = [
    "Asked",
    "Card",
    "ContentFault",
    "DomainWords",
    "Facts",
    "Line",
    "Offer",
    "Outcome",
    "Page",
    "Plan",
    "PlanStep",
    "Pulls",
    "Request",
    "ResultWords",
    "Section",
    "SelfCareWords",
    "Standing",
    "Touched",
    "UsefulNext",
    "agenda",
    "ask_words",
    "asked",
    "before_first",
    "builder",
    "card",
    "card_of",
    "check",
    "compass",
    "facts",
    "if_then",
    "is_tank",
    "next_prompt",
    "outcome",
    "outcomes",
    "over_days",
    "page",
    "plan",
    "policies",
    "policy_drafts",
    "policy_words",
    "prompts_by_id",
    "pulls",
    "rehearsal_pattern",
    "rehearsals",
    "report_words",
    "result_sentences",
    "result_words",
    "selfcare_words",
    "sources",
    "stands_out",
    "steps",
    "title",
    "too_few",
    "touchpoint_names",
    "touchpoints",
    "useful_next",
    "useful_prompts",
    "vote_moments",
    "workshop",
    "zone_name",
    "zone_words",
    "zones",
]
