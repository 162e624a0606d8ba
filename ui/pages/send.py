"""Share my map: what others will see, the link, the picture."""

from __future__ import annotations

from ui import visit
from ui.sections import empty, share_send, standing

quiz = visit.leading()
sheet = visit.shown(quiz)

if sheet is None:
    empty.opening() if visit.opening() else empty.nothing("send", quiz)
else:
    shown = standing.reading(quiz, sheet)
    if shown.position.zone is None:
        empty.too_few(shown)
    else:
        share_send.show(quiz, sheet)
