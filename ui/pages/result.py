"""Where the answers stand: the map first, then one idea a section."""

from __future__ import annotations

from ui import visit
from ui.components import frame
from ui.sections import empty, journal_opened, keeping, margins, moved, next_steps, standing, where

quiz = visit.leading()
sheet = visit.shown(quiz)

keeping.unread()
if sheet is None:
    empty.opening() if visit.opening() else empty.nothing("result", quiz)
else:
    journal_opened.show(quiz, sheet)
    shown = standing.reading(quiz, sheet)
    if shown.position.zone is None:
        empty.too_few(shown)
    else:
        standing.show(shown)
        standing.counts(shown)
        moved.show(shown)
        where.show(shown)
        margins.show(shown)
        next_steps.show(shown)
    keeping.show()
    frame.paragraph(shown.words.aid, "fine limit")
