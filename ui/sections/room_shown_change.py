"""Before and after in one room: totals over people who answered both times, with what they cannot say."""

from __future__ import annotations

from content import page
from content.filled import filled
from ui.components.frame import head, paragraph
from ui.components.picture import table
from workshop.frames import Frame
from workshop.rooms import Room

NAMES = {"C": "care_client", "S": "care_self", "B": "tilt", "G": "ground", "away": "away"}


def draw(room: Room, frame: Frame, large: bool) -> None:
    """Mean change with its interval, counts by the words of a change, and the caveat, always."""
    says, shown = page("room_shown").says, frame.shown
    paragraph(filled(says["pairs"], {"n": str(frame.n)}), "eyebrow")
    head(says["change_by"])
    rows = [
        (
            says[f"change_{NAMES[one['id']]}"],
            f"{one['change']:+d}",
            f"{one['low']:+d} … {one['high']:+d}",
            "" if one["effect"] is None else f"{one['effect']:+.1f}",
        )
        for one in shown["axes"]
    ]
    names = [says["change_what"], says["change_by"], says["change_range"], says["change_effect"]]
    table(names, rows, says["change_by"])
    paragraph(says["change_caveat"], "note")
