"""The plan: at most three small steps, each with its reason and its size, each to be swapped."""

from __future__ import annotations

from ui import visit
from ui.sections import empty, knowing, steps

quiz = visit.leading()

if not knowing.anything():
    empty.opening() if visit.opening() else empty.nothing("plan", quiz)
else:
    steps.show(knowing.facts(), visit.latest(quiz))
