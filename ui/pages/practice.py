"""The map of the practice: what was looked at and when, what stands out, and the next ten minutes."""

from __future__ import annotations

from ui import visit
from ui.sections import empty, practice

if visit.opening():
    empty.opening()
else:
    practice.show()
