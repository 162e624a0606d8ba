"""The plan: at most three small steps, each with its reason and its size, each to be swapped."""

from __future__ import annotations

import content
from ui import visit
from ui.sections import empty, happened, keeping, knowing, mission, steps

quiz = visit.leading()

if not knowing.anything():
    empty.opening() if visit.opening() else empty.nothing("plan", quiz)
elif happened.said():
    happened.show(knowing.facts())
else:
    facts = knowing.facts()
    if not content.plan(facts).first:  # a card that comes first stands alone at the top
        mission.show()
    steps.show(facts, visit.latest(quiz))
    keeping.show()
