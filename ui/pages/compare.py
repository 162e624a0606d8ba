"""Two sheets of one questionnaire side by side; ?quiz= names the questionnaire, and the sheets stand in no address."""

from __future__ import annotations

from ui import visit
from ui.sections import compare, empty

if visit.opening():
    empty.opening()
else:
    compare.show()
